/** Columns a note may use in any EMR. */
export const noteWidth = 80;

/**
 * Words broken into lines of at most `width` columns. The first line starts with `first`, every further one with
 * `hang`, so that nothing a person wrote can begin a line like a heading. Line breaks in the words are kept; a word
 * longer than a line is cut.
 */
export function wrap(
  words: string,
  first = '',
  hang = ' '.repeat(first.length),
  width = noteWidth,
): string[] {
  const lines: string[] = [];
  for (const paragraph of plainText(words).split('\n')) {
    let line = lines.length === 0 ? first : hang;
    let filled = columns(line);
    let isFresh = true;
    for (const word of paragraph.split(' ').filter(Boolean)) {
      for (const piece of cut(word, width - hang.length)) {
        const needed = columns(piece);
        if (!isFresh && filled + 1 + needed > width) {
          lines.push(line);
          line = hang;
          filled = columns(hang);
          isFresh = true;
        }
        line += isFresh ? piece : ` ${piece}`;
        filled += isFresh ? needed : needed + 1;
        isFresh = false;
      }
    }
    if (!isFresh || lines.length === 0) lines.push(line.trimEnd());
  }
  return lines;
}

/**
 * One line of at most `width` columns; what does not fit gives way to `more`. `sentences`: cut after a whole sentence
 * where there is one, since half of one can say what nobody meant. Of parts with a semicolon between them no half is told.
 */
export function oneLine(
  words: string,
  more: string,
  { sentences = false, width = noteWidth }: { sentences?: boolean; width?: number } = {},
): string {
  const flat = flattened(words);
  if (columns(flat) <= width) return flat;
  const room = [...flat].slice(0, width - more.length - 1).join('');
  const whole = sentences ? [...`${room} `.matchAll(sentenceEnd)].at(-1) : undefined;
  if (whole) return `${room.slice(0, whole.index + whole[0].length)} ${more}`;
  const part = room.lastIndexOf('; ');
  if (part > room.length / 2) return `${room.slice(0, part)} ${more}`;
  return `${room.slice(0, Math.max(room.lastIndexOf(' '), 1)).replace(/[\s,;:(]+$/, '')} ${more}`;
}

/** The first of several ways to say it that is one line whole; where none is, the last one cut. */
export const firstThatFits = (ways: readonly string[], more: string, width = noteWidth): string =>
  ways.map(flattened).find(flat => columns(flat) <= width) ?? oneLine(ways.at(-1) ?? '', more, { width });

const flattened = (words: string) => plainText(words).replace(/\s+/g, ' ').trim();

/** Not the point of "Dr.": what ends has letters or figures enough to be a word. */
const sentenceEnd = /[\p{L}\d)"']{3,}[.?!](?= )/gu;

/** Tabs and odd line ends become plain ones; control and direction characters go: a note is text and nothing else. */
const plainText = (words: string) =>
  isPlainAlready.test(words)
    ? words
    : words
        .replace(/\r\n?|[\u2028\u2029\v\f]/g, '\n')
        .replace(/[\t\u00a0]/g, ' ')
        .replace(/[\p{Cc}\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu, letter =>
          letter === '\n' ? letter : '',
        );

/** A letter a column, however many code units it takes; most words are plain. */
const columns = (text: string) => (isPlain.test(text) ? text.length : [...text].length);

const isPlain = /^[\x20-\x7e]*$/;
const isPlainAlready = /^[\n\x20-\x7e]*$/;

function cut(word: string, width: number): string[] {
  if (word.length <= width) return [word];
  const letters = [...word];
  const pieces: string[] = [];
  for (let at = 0; at < letters.length; at += width) pieces.push(letters.slice(at, at + width).join(''));
  return pieces;
}
