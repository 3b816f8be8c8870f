import type PDFDocument from 'pdfkit';
import { type Face, fontOf, type Run, runsOf } from './pdf-letters.ts';

export type Page = InstanceType<typeof PDFDocument>;

/** `hang`: what goes on in a further line stands below the words of its first, not below the dash in front of them. */
export type Lettering = { face: Face; size: number; gap?: number; hang?: boolean };

/**
 * Writes words from the page's left edge to its right one, in as many lines as they take, and goes on below. Each run
 * of letters is set in the part of the typeface that has them, so that Nguyễn, Łukasz, Παύλος and Иван stand on paper
 * as they are written; a word is never torn where the parts meet. Letters that cannot be printed stand as "?", with
 * what they are kept beneath, for whoever copies or reads the page aloud.
 */
export function write(page: Page, words: string, { face, size, gap = 0, hang = false }: Lettering): void {
  for (const paragraph of words.split('\n')) {
    const inward = hang ? widthOf(page, runsOf(/^(- )?/.exec(paragraph)?.[0] ?? '', face), size) : 0;
    for (const [at, line] of linesOf(page, paragraph, face, size, roomOf(page) - inward).entries()) {
      const height = leading * size;
      if (page.y + height > page.page.maxY()) page.addPage();
      const top = page.y;
      draw(page, line, page.page.margins.left + (at > 0 ? inward : 0), top, size); // moves the page's own place
      page.x = page.page.margins.left;
      page.y = top + height + gap;
    }
  }
}

/** How much of a page these lines take, in points. */
export const heightOf = (page: Page, lines: readonly string[], { face, size, gap = 0 }: Lettering): number =>
  lines.reduce(
    (sum, line) => sum + linesOf(page, line, face, size, roomOf(page)).length * (leading * size + gap),
    0,
  );

const roomOf = (page: Page): number => page.page.width - page.page.margins.left - page.page.margins.right;

/** One line in the middle of a box, for what is too short to wrap. */
export function writeCentred(
  page: Page,
  words: string,
  box: { left: number; top: number; width: number },
  { face, size }: Lettering,
): void {
  const runs = runsOf(words, face);
  draw(page, runs, box.left + (box.width - widthOf(page, runs, size)) / 2, box.top, size);
}

/** From line to line, and from the top of a line to its base, in its size: the font files leave far more room. */
const leading = 1.17;
const risesTo = 0.92;

function draw(page: Page, runs: Run[], left: number, top: number, size: number): void {
  const baseline = top + risesTo * size; // one for all parts: serif and sans differ in height
  let x = left;
  for (const { part, letters, meant } of runs) {
    if (meant !== undefined) page.markContent('Span', { actual: meant });
    lettering(page, part, size).text(letters, x, baseline, { lineBreak: false, baseline: 'alphabetic' });
    if (meant !== undefined) page.endMarkedContent();
    if (meant !== undefined) unprinted.add(page);
    x += page.widthOfString(letters);
  }
}

const unprinted = new WeakSet<Page>();
/** Whether something stands on the paper as "?" so far. */
export const lacksLetters = (page: Page): boolean => unprinted.has(page);

/** What follows on the paper is somebody else's, whose letters are looked at anew. */
export const beginAnew = (page: Page): void => {
  unprinted.delete(page);
};

const widthOf = (page: Page, runs: Run[], size: number): number =>
  runs.reduce((sum, { part, letters }) => sum + lettering(page, part, size).widthOfString(letters), 0);

/** A paragraph broken between words where the line is full; spaces in front of it are kept. */
function linesOf(page: Page, paragraph: string, face: Face, size: number, room: number): Run[][] {
  const lines: Run[][] = [];
  let line = '';
  for (const word of paragraph.match(/\s*\S+/g) ?? []) {
    const longer = line + word;
    if (line !== '' && widthOf(page, runsOf(longer, face), size) > room) {
      lines.push(runsOf(line, face));
      line = word.trimStart();
    } else line = longer;
  }
  return [...lines, runsOf(line, face)];
}

function lettering(page: Page, part: string, size: number): Page {
  // The page knows a font by its name from the first time on; each font is embedded once, with the letters used.
  page.registerFont(part, fontOf(part) as unknown as Uint8Array);
  return page.font(part).fontSize(size);
}
