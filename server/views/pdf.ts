import PDFDocument from 'pdfkit';
import type { Language } from '../domain/language.ts';
import type { Handout } from '../domain/session/handout.ts';
import { linesForPaper } from '../domain/session/note-on-paper.ts';
import { heightOf, type Lettering, lacksLetters, type Page, write, writeCentred } from './pdf-type.ts';

/** Letter paper, black on white, so that it prints in grey; both from the same source as the screen. */

/** Plain text with what a sheet needs around it. `madeAt`: ISO 8601; the same sheet is the same file, to the byte. */
export type Sheet = { text: string; patient: string; title: string; foot: string; madeAt: string };

/**
 * The coaching note as it was signed, or the plan on a page: the same words over the width of the sheet. A heading stands
 * with what it is of, the signature with the last section; each page says whose it is.
 */
export const notePdf = (note: Sheet): Promise<Buffer> =>
  paper({ title: note.title, language: 'en-US', madeAt: note.madeAt }, page => {
    page.on('pageAdded', () => {
      write(page, [note.title, note.patient].filter(Boolean).join(' · '), { face: 'plain', size: 8 });
      page.y += 8;
    });
    write(page, note.title, { face: 'strong', size: 13 });
    write(page, note.patient, { face: 'plain', size: 10 });
    page.y += 12;
    const body: Lettering = { face: 'plain', size: 10.5, gap: 2, hang: true };
    const sections = sectionsOf(linesForPaper(note.text.trimEnd()));
    for (const [at, lines] of sections.entries()) {
      const isEnd = at === sections.length - 1;
      keepTogether(page, heightOf(page, isEnd ? lines : lines.slice(0, 3), body) + (isEnd ? roomOfFoot : 0));
      write(page, lines.join('\n'), body);
    }
    page.y += 12;
    tellOfLettersLacking(page, 'en', 10);
    write(page, note.foot, { face: 'plain', size: 8 });
  });

/** Each begins with the blank line before its heading; the signature belongs to the last. */
function sectionsOf(lines: readonly string[]): string[][] {
  const sections: string[][] = [[]];
  const last = lines.lastIndexOf('');
  for (const [at, line] of lines.entries()) {
    if (line === '' && at !== last) sections.push([]);
    sections.at(-1)?.push(line);
  }
  return sections;
}

const roomOfFoot = 44;

/** Goes on on a new page where what comes next is more than is left of this one, and is not a page by itself. */
const keepTogether = (page: Page, height: number): void => {
  const isShort = height < page.page.maxY() / 2;
  if (isShort && page.y + height > page.page.maxY()) page.addPage();
};

/** The patient's page: 12 points at the least, 14 for the plan, one idea a line. */
export const handoutPdf = (handout: Handout): Promise<Buffer> =>
  paper({ title: handout.title, language: handout.language === 'es' ? 'es-US' : 'en-US' }, page => {
    write(page, handout.title, { face: 'title', size: 22 });
    if (handout.forWhom !== undefined) write(page, handout.forWhom, { face: 'plain', size: 12 });
    for (const part of handout.parts) {
      heading(page, part.heading);
      for (const line of part.lines) writeLine(page, line.kind, line.words);
    }
    heading(page, handout.boxesHeading);
    drawBoxes(page, handout.boxes);
    page.y += 10;
    tellOfLettersLacking(page, handout.language, 12);
    write(page, handout.foot, { face: 'plain', size: 12 });
  });

type About = { title: string; language: string; madeAt?: string };

/** An empty paper of ours, to be written on and ended. */
export const newPaper = (about: About): Page =>
  new PDFDocument({
    size: 'LETTER',
    margins: { top: 54, bottom: 54, left: 60, right: 60 },
    info: {
      Title: about.title,
      Producer: 'Alongside',
      ...(about.madeAt && { CreationDate: new Date(about.madeAt) }),
    },
    lang: about.language,
    displayTitle: true,
  });

const paper = (about: About, draw: (page: Page) => void): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const page = newPaper(about);
    const chunks: Buffer[] = [];
    page.on('data', (chunk: Buffer) => chunks.push(chunk));
    page.on('end', () => resolve(Buffer.concat(chunks)));
    page.on('error', reject);
    draw(page);
    page.end();
  });

const lettersLacking: Record<Language, string> = {
  en: 'Some letters cannot be printed here and stand as "?". The page on the screen has them: print that one.',
  es: 'Algunas letras no se pueden imprimir aquí y aparecen como "?". La página de la pantalla las tiene: imprima esa.',
};

/** A paper on which something stands as "?" says so itself, and where the words are whole. */
export const tellOfLettersLacking = (page: Page, language: Language, size: number): void => {
  if (lacksLetters(page)) write(page, lettersLacking[language], { face: 'strong', size, gap: 4 });
};

const heading = (page: Page, words: string): void => {
  page.y += 11;
  write(page, words, { face: 'strong', size: 13 });
};

const writeLine = (page: Page, kind: 'quote' | 'plan' | 'plain', words: string): void => {
  if (kind === 'quote') write(page, words, { face: 'quote', size: 20, gap: 3 });
  else write(page, words, { face: 'plain', size: kind === 'plan' ? 15 : 13, gap: 3 });
};

const boxesHeight = 54;

/** Seven boxes, one a day, to tick by hand; all on one page. */
const drawBoxes = (page: Page, days: string[]): void => {
  page.y += 8;
  if (page.y + boxesHeight > page.page.maxY()) page.addPage();
  const top = page.y;
  const { left, right } = page.page.margins;
  const step = (page.page.width - left - right) / days.length;
  days.forEach((day, index) => {
    const at = left + index * step;
    page
      .rect(at + step / 2 - 14, top, 28, 28)
      .lineWidth(1.2)
      .stroke('#000');
    writeCentred(page, day, { left: at, top: top + 34, width: step }, { face: 'plain', size: 12 });
  });
  page.x = left;
  page.y = top + boxesHeight;
};
