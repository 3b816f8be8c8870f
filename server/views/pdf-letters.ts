import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { inflateSync } from 'node:zlib';
import * as fontkit from 'fontkit';

/** The typefaces of the screens, in the four cuts that paper needs. */
export type Face = 'plain' | 'strong' | 'title' | 'quote';

/** A stretch of letters that one font holds. `meant`: what should stand there, where only "?" can. */
export type Run = { part: string; letters: string; meant?: string };

/** Words cut where the font changes. A letter nobody has is written by its nearest, or as "?" where there is none. */
export function runsOf(words: string, face: Face): Run[] {
  const runs: Run[] = [];
  for (const letter of written(words)) {
    const { part, letters, meant } = setIn(letter, face, runs.at(-1)?.part);
    const last = runs.at(-1);
    if (last?.part !== part || (last.meant === undefined) !== (meant === undefined))
      runs.push({ part, letters, ...(meant !== undefined && { meant }) });
    else {
      last.letters += letters;
      if (last.meant !== undefined) last.meant += meant;
    }
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
  const part = inUse !== undefined && inUse !== lastResort && has(inUse) ? inUse : parts.find(has);
  if (part !== undefined) return { part, letters: letter };
  const first = parts[0] ?? '';
  const nearest = letter.normalize('NFKD').replaceAll(/\p{M}/gu, '');
  const isHeld =
    nearest !== '' &&
    [...nearest].every(each => fontOf(first).hasGlyphForCodePoint(each.codePointAt(0) ?? 0));
  if (isHeld) return { part: first, letters: nearest };
  if (standsAlone.test(letter) && has(lastResort)) return { part: lastResort, letters: letter };
  return { part: first, letters: '?', meant: letter };
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

/** One plain drawing of nearly every letter there is: read only when a text has one that the typefaces lack. */
const lastResort = 'unifontex-latin-400-normal';

/**
 * Scripts that read right from left to right, a letter beside the other. Those that run the other way, join their
 * letters or stack their vowels (Arabic, Hebrew, Devanagari, Thai) would stand there wrong, which is worse than not.
 */
const standsAlone =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}\p{Script=Hangul}\p{Script=Armenian}\p{Script=Georgian}\p{Script=Ethiopic}\p{Script=Cherokee}\p{Script=Common}\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}]/u;

const fonts = new Map<string, fontkit.Font>();
let lastResortRead: WeakRef<fontkit.Font> | undefined;

/** A font as it was read once, kept: opening all of a face takes tens of milliseconds. The last resort is let go again. */
export function fontOf(part: string): fontkit.Font {
  const kept = part === lastResort ? lastResortRead?.deref() : fonts.get(part);
  if (kept) return kept;
  const [family = ''] = /^(source-sans-3|source-serif-4|unifontex)/.exec(part) ?? [];
  const file = readFileSync(fileURLToPath(import.meta.resolve(`@fontsource/${family}/files/${part}.woff`)));
  const font = fontkit.create(part === lastResort ? unpacked(file) : file) as fontkit.Font;
  if (part === lastResort) lastResortRead = new WeakRef(font);
  else fonts.set(part, knowingItsLetters(font));
  return font;
}

/**
 * A font keeps each of its signs as it first met it, and one met as a part of another (the dot of "?") without its
 * letter: a later paper would then not say that it is one. So each letter is met by itself first.
 */
function knowingItsLetters(font: fontkit.Font): fontkit.Font {
  for (const codePoint of font.characterSet) font.glyphForCodePoint(codePoint);
  // Before it is first measured, since a font keeps that.
  const space = 0x20;
  if (font.hasGlyphForCodePoint(space))
    Object.defineProperty(font.glyphForCodePoint(space), 'advanceWidth', {
      value: wordSpace * font.unitsPerEm,
    });
  return font;
}

/** From word to word, in the size of the letters: the typefaces leave a fifth, by which small or strong words run together. */
const wordSpace = 0.25;

/**
 * A WOFF as the font it packs (WOFF 1.0, sections 4 and 5). fontkit would unpack its largest table anew for every letter,
 * which takes 15 s for a line of Chinese.
 */
function unpacked(woff: Buffer): Buffer {
  const count = woff.readUInt16BE(12);
  const head = Buffer.alloc(12 + 16 * count);
  woff.copy(head, 0, 4, 8);
  head.writeUInt16BE(count, 4);
  const parts: Buffer[] = [head];
  let end = head.length;
  for (let table = 0; table < count; table += 1) {
    const from = 44 + 20 * table;
    const to = 12 + 16 * table;
    const [offset, packed, size] = [
      woff.readUInt32BE(from + 4),
      woff.readUInt32BE(from + 8),
      woff.readUInt32BE(from + 12),
    ];
    const stored = woff.subarray(offset, offset + packed);
    const bytes = packed < size ? inflateSync(stored) : stored;
    woff.copy(head, to, from, from + 4);
    woff.copy(head, to + 4, from + 16, from + 20);
    head.writeUInt32BE(end, to + 8);
    head.writeUInt32BE(size, to + 12);
    parts.push(bytes, Buffer.alloc(-size & 3));
    end += size + (-size & 3);
  }
  return Buffer.concat(parts);
}
