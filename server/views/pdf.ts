import PDFDocument from 'pdfkit';
import type { Handout } from '../domain/session/handout.ts';

/** Letter paper, black on white, so that it prints in grey; both from the same source as the screen. */

/** The coaching note as it was signed, in a type that keeps its columns. */
export const notePdf = (note: {
  text: string;
  patient: string;
  title: string;
  foot: string;
}): Promise<Buffer> =>
  paper({ title: note.title, language: 'en-US' }, page => {
    page.font('Helvetica-Bold').fontSize(13).text(printable(note.title));
    page.font('Helvetica').fontSize(10).text(printable(note.patient)).moveDown();
    page.font('Courier').fontSize(9.5).text(printable(note.text), { lineGap: 2 });
    page.moveDown().font('Helvetica').fontSize(8).text(printable(note.foot));
  });

/** The patient's page: 12 points at the least, 14 for the plan, one idea a line. */
export const handoutPdf = (handout: Handout): Promise<Buffer> =>
  paper({ title: handout.title, language: handout.language === 'es' ? 'es-US' : 'en-US' }, page => {
    page.font('Times-Bold').fontSize(22).text(printable(handout.title));
    if (handout.forWhom !== undefined) page.font('Helvetica').fontSize(12).text(printable(handout.forWhom));
    for (const part of handout.parts) {
      page.moveDown(0.8).font('Helvetica-Bold').fontSize(13).text(printable(part.heading));
      for (const line of part.lines) writeLine(page, line.kind, printable(line.words));
    }
    page.moveDown(0.8).font('Helvetica-Bold').fontSize(13).text(printable(handout.boxesHeading));
    drawBoxes(page, handout.boxes);
    page.moveDown(1).font('Helvetica').fontSize(11).text(printable(handout.foot));
  });

type Page = InstanceType<typeof PDFDocument>;

const paper = (about: { title: string; language: string }, write: (page: Page) => void): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const page = new PDFDocument({
      size: 'LETTER',
      margins: { top: 54, bottom: 54, left: 60, right: 60 },
      info: { Title: about.title, Producer: 'Alongside' },
      lang: about.language,
      displayTitle: true,
    });
    const chunks: Buffer[] = [];
    page.on('data', (chunk: Buffer) => chunks.push(chunk));
    page.on('end', () => resolve(Buffer.concat(chunks)));
    page.on('error', reject);
    write(page);
    page.end();
  });

const writeLine = (page: Page, kind: 'quote' | 'plan' | 'plain', words: string): void => {
  if (kind === 'quote') page.font('Times-Italic').fontSize(20).text(words, { lineGap: 3 });
  else
    page
      .font('Helvetica')
      .fontSize(kind === 'plan' ? 15 : 13)
      .text(words, { lineGap: 3 });
};

/** Seven boxes, one a day, to tick by hand. */
const drawBoxes = (page: Page, days: string[]): void => {
  page.moveDown(1);
  const top = page.y;
  const step = (page.page.width - 120) / days.length;
  days.forEach((day, index) => {
    const left = 60 + index * step;
    page
      .rect(left + step / 2 - 14, top, 28, 28)
      .lineWidth(1.2)
      .stroke('#000');
    page
      .font('Helvetica')
      .fontSize(12)
      .text(day, left, top + 34, { width: step, align: 'center' });
  });
  page.x = 60;
  page.y = top + 54;
};

/** The built-in type holds Western European letters; anything else is written by its nearest or as "?". */
const printable = (words: string): string =>
  words
    .replaceAll(/[‘’]/g, "'")
    .replaceAll(/[“”]/g, '"')
    .replaceAll(/[\u2010-\u2015\u2212]/g, '-')
    .replaceAll('…', '...')
    .replaceAll('≥', '>=')
    .replaceAll('≤', '<=')
    .replaceAll(/[^\n\t\u0020-\u007e\u00a0-\u00ff]/g, letter => plain(letter));

const plain = (letter: string): string => {
  const base = letter.normalize('NFKD').replaceAll(/\p{M}/gu, '');
  return /^[\u0020-\u007e\u00a0-\u00ff]+$/.test(base) ? base : '?';
};
