import { changeLines } from '../../../server/domain/physician/change-words.ts';

/** A vertical, and the lines beside it from a row on; without lines where there is no room. */
export type Placed = { x: number; what: string; anchor: 'start' | 'end'; lines: string[]; row: number };

const perLetter = 5.4;

const rows = 3;
/** A row of words, in the units of the drawing. */
export const rowHeight = 11;

/**
 * Words in one or two lines over three rows, so that neighbours do not cover each other; one that finds no room has its
 * vertical, and its words in the sentence and the table.
 */
export function placed(
  changes: readonly { x: number; what: string }[],
  frame: { left: number; width: number },
): Placed[] {
  const taken = Array.from({ length: rows }, () => frame.left - 4);
  return changes.map(({ x, what }) => {
    const lines = changeLines(what);
    const wide = Math.max(...lines.map(line => line.length)) * perLetter;
    const isRight = x + wide > frame.width;
    const from = isRight ? x - wide - 3 : x + 3;
    const row = taken.findIndex(
      (_, at) => at + lines.length <= rows && taken.slice(at, at + lines.length).every(end => end <= from),
    );
    const anchor = isRight ? ('end' as const) : ('start' as const);
    if (row < 0) return { x, what, anchor, lines: [], row: 0 };
    taken.fill(from + wide + 4, row, row + lines.length);
    return { x, what, anchor, lines, row };
  });
}
