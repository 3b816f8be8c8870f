import type { PracticeTx } from './database.ts';

/**
 * Writes rows of one kind, from however many deeds of a transaction, in as few statements as it can. `isLast`: the commit
 * leaves right behind its first statement.
 */
export type Ending<Row> = (tx: PracticeTx, rows: readonly Row[], isLast: boolean) => Promise<unknown>;

/**
 * Leaves a row to be written at the end of the transaction, right before its commit, together with all that others left
 * for the same ending. A statement of the transaction does not see it yet; a transaction that fails never writes it.
 */
export function atTheEnd<Row>(tx: PracticeTx, ending: Ending<Row>, row: Row): void {
  const left = leftIn.get(tx) ?? new Map<Ending<never>, unknown[]>();
  leftIn.set(tx, left);
  const rows = left.get(ending);
  if (rows === undefined) left.set(ending, [row]);
  else rows.push(row);
}

/**
 * An ending whose first statement writes all its rows or none, and which fails when that wrote none: where a single row of
 * it is all that was left, the commit need not wait for the answer.
 */
export function whole<Row>(ending: Ending<Row>): Ending<Row> {
  wholes.add(ending);
  return ending;
}

/**
 * Writes what was left, each ending once and all of them in one moment. The door calls it before the commit, which may
 * leave right behind: then `commit` was called.
 */
export async function writeWhatWasLeft(tx: PracticeTx, commit: () => void): Promise<void> {
  const left = [...(leftIn.get(tx) ?? [])];
  leftIn.delete(tx);
  const isLast = left.length === 1 && left.every(([ending, rows]) => rows.length === 1 && wholes.has(ending));
  const written = Promise.all(left.map(([ending, rows]) => ending(tx, rows as never[], isLast)));
  if (isLast) commit();
  await written;
}

/** Forgets it: the transaction failed. */
export const forgetWhatWasLeft = (tx: PracticeTx): void => void leftIn.delete(tx);

const wholes = new WeakSet<Ending<never>>();
const leftIn = new WeakMap<PracticeTx, Map<Ending<never>, unknown[]>>();
