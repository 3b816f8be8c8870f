import type { Paragraph } from '../domain/desk/claim-paper.ts';
import { paperWords } from '../domain/desk/paper-words.ts';
import type { Language } from '../domain/language.ts';
import { shortDay } from '../domain/short-date.ts';
import { newPaper, tellOfLettersLacking } from './pdf.ts';
import { beginAnew, type Lettering, type Page, write } from './pdf-type.ts';

/** `madeAt`: ISO 8601, told by the practice's clock; the same batch is the same file, to the byte. */
export type ClaimSheet = { month: string; madeAt: string; timeZone: string; language: Language };

/**
 * The papers of a batch, patient after patient, each from a page of its own: written as they are read, so that a paper of
 * ten thousand is never in memory.
 */
export async function* batchPaper(
  papers: AsyncIterable<readonly Paragraph[]>,
  sheet: ClaimSheet,
): AsyncGenerator<Uint8Array> {
  const page = paperOf(sheet);
  const made: Buffer[] = [];
  const ended = new Promise<void>((resolve, reject) => page.on('end', resolve).on('error', reject));
  page.on('data', (chunk: Buffer) => made.push(chunk));
  let begun = false;
  for await (const paper of papers) {
    if (begun) page.addPage();
    beginAnew(page);
    begun = true;
    draw(page, paper, sheet.language);
    await new Promise(setImmediate); // what was drawn is handed on before the next
    yield* made.splice(0);
  }
  page.end();
  await ended;
  yield* made;
}

/** One patient's packet as it stands now. */
export async function packetPdf(paragraphs: readonly Paragraph[], sheet: ClaimSheet): Promise<Buffer> {
  const page = paperOf(sheet);
  const made: Buffer[] = [];
  const ended = new Promise<void>((resolve, reject) => page.on('end', resolve).on('error', reject));
  page.on('data', (chunk: Buffer) => made.push(chunk));
  draw(page, paragraphs, sheet.language);
  page.end();
  await ended;
  return Buffer.concat(made);
}

const paperOf = ({ month, madeAt, language }: ClaimSheet): Page =>
  newPaper({
    ...{ title: paperWords[language].packet(shortDay(month, language)), madeAt },
    language: language === 'es' ? 'es-US' : 'en-US',
  });

const letterings: Record<Paragraph['is'], Lettering & { before: number }> = {
  title: { face: 'title', size: 16, gap: 4, before: 0 },
  strong: { face: 'strong', size: 11, gap: 2, before: 2 },
  heading: { face: 'strong', size: 11, gap: 2, before: 10 },
  plain: { face: 'plain', size: 10, gap: 2, before: 0 },
  foot: { face: 'plain', size: 8, before: 12 },
};

function draw(page: Page, paragraphs: readonly Paragraph[], language: Language): void {
  for (const { is, words } of paragraphs) {
    if (is === 'foot') tellOfLettersLacking(page, language, 10);
    const { before, ...lettering } = letterings[is];
    page.y += before;
    write(page, words, lettering);
  }
}
