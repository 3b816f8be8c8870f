import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as fontkit from 'fontkit';
import type PDFDocument from 'pdfkit';

export type Page = InstanceType<typeof PDFDocument>;

/** The typefaces of the screens, in the four cuts that paper needs. */
export type Face = 'plain' | 'strong' | 'title' | 'quote';
export type Lettering = { face: Face; size: number; gap?: number };

/**
 * Writes words from the page's left edge to its right one, in as many lines as they take, and goes on below. Each run
 * of letters is set in the part of the typeface that has them, so that Nguyễn, Łukasz, Παύλος and Иван stand on paper
 * as they are written; a word is never torn where the parts meet. Letters of other scripts are written by their
 * nearest, or as "?" where there is none.
 */
export function write(page: Page, words: string, { face, size, gap = 0 }: Lettering): void {
  const room = page.page.width - page.page.margins.left - page.page.margins.right;
  for (const paragraph of words.split('\n')) {
    for (const line of linesOf(page, paragraph, face, size, room)) {
      const height = leading * size;
      if (page.y + height > page.page.maxY()) page.addPage();
      const top = page.y;
      draw(page, line, page.page.margins.left, top, size); // moves the page's own place
      page.x = page.page.margins.left;
      page.y = top + height + gap;
    }
  }
}

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

/** A stretch of letters that one part of a typeface holds. */
type Run = { part: string; letters: string };

function draw(page: Page, runs: Run[], left: number, top: number, size: number): void {
  const baseline = top + risesTo * size; // one for all parts: serif and sans differ in height
  let x = left;
  for (const { part, letters } of runs) {
    lettering(page, part, size).text(letters, x, baseline, { lineBreak: false, baseline: 'alphabetic' });
    x += page.widthOfString(letters);
  }
}

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

function runsOf(words: string, face: Face): Run[] {
  const runs: Run[] = [];
  for (const letter of written(words)) {
    const { part, letters } = setIn(letter, face, runs.at(-1)?.part);
    const last = runs.at(-1);
    if (last?.part === part) last.letters += letters;
    else runs.push({ part, letters });
  }
  return runs;
}

/** One sign for a letter and its marks; signs that no part of the typeface has, in two of those it has. */
const written = (words: string): string =>
  words.normalize('NFC').replaceAll('≥', '>=').replaceAll('≤', '<=').replaceAll('−', '-');

/** The part that holds a letter, the one already in use first, so that a word changes as seldom as it can. */
function setIn(letter: string, face: Face, inUse: string | undefined): Run {
  const has = (part: string) => fontOf(part).hasGlyphForCodePoint(letter.codePointAt(0) ?? 0);
  const parts = partsOf[face];
  const part = inUse !== undefined && has(inUse) ? inUse : parts.find(has);
  if (part !== undefined) return { part, letters: letter };
  const first = firstPart(face);
  const nearest = letter.normalize('NFKD').replaceAll(/\p{M}/gu, '');
  const isHeld =
    nearest !== '' &&
    [...nearest].every(each => fontOf(first).hasGlyphForCodePoint(each.codePointAt(0) ?? 0));
  return { part: first, letters: isHeld ? nearest : '?' };
}

const scripts = ['latin', 'latin-ext', 'vietnamese', 'greek', 'cyrillic', 'cyrillic-ext'];
const inSans = (cut: string) => [...scripts, 'greek-ext'].map(script => `source-sans-3-${script}-${cut}`);
const inSerif = (cut: string) => scripts.map(script => `source-serif-4-${script}-${cut}`);

/** Where each face looks for a letter, in this order. What the serif lacks is set in the sans. */
const partsOf: Record<Face, readonly string[]> = {
  plain: inSans('400-normal'),
  strong: inSans('600-normal'),
  title: [...inSerif('600-normal'), ...inSans('600-normal')],
  quote: [...inSerif('400-italic'), ...inSans('400-normal')],
};

const firstPart = (face: Face): string => partsOf[face][0] ?? '';

function lettering(page: Page, part: string, size: number): Page {
  // The page knows a font by its name from the first time on; each font is embedded once, with the letters used.
  page.registerFont(part, fontOf(part) as unknown as Uint8Array);
  return page.font(part).fontSize(size);
}

const fonts = new Map<string, fontkit.Font>();

/** A font as it was read once, kept: opening all of a face takes tens of milliseconds. */
function fontOf(part: string): fontkit.Font {
  const kept = fonts.get(part);
  if (kept) return kept;
  const family = part.startsWith('source-sans-3') ? 'source-sans-3' : 'source-serif-4';
  const file = fileURLToPath(import.meta.resolve(`@fontsource/${family}/files/${part}.woff`));
  const font = fontkit.create(readFileSync(file)) as fontkit.Font;
  fonts.set(part, font);
  return font;
}
