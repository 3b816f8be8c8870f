import { noteWidth } from './wrap.ts';

/**
 * A note for paper, which is wider than the columns an EMR keeps: what was broken only because a line was full is one
 * line again, and a break somebody wrote stays. A line was full where the first word of the next would not have fitted;
 * only what hangs below an entry is ever joined.
 */
export function linesForPaper(note: string): string[] {
  const lines: string[] = [];
  let before = '';
  for (const line of note.split('\n')) {
    const [, hung] = /^ {2}(?! )(.+)/.exec(line) ?? [];
    const word = hung?.split(' ')[0] ?? '';
    const wasFull =
      before !== '' && lengthOf(before) <= noteWidth && lengthOf(`${before} ${word}`) > noteWidth;
    if (hung !== undefined && wasFull) lines.push(`${lines.pop()} ${hung}`);
    else lines.push(line);
    before = line;
  }
  return lines;
}

const lengthOf = (words: string): number => [...words].length;
