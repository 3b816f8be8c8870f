import type { PracticeTx } from './database.ts';

/** Writes rows of one kind, from however many deeds of a transaction, in as few statements as it can. */
export type Ending<Row> = (tx: PracticeTx, rows: readonly Row[]) => Promise<unknown>;

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

/** Writes what was left, each ending once and all of them in one moment. The door calls it before the commit. */
export async function writeWhatWasLeft(tx: PracticeTx): Promise<void> {
  const left = [...(leftIn.get(tx) ?? [])];
  leftIn.delete(tx);
  await Promise.all(left.map(([ending, rows]) => ending(tx, rows as never[])));
}

/** Forgets it: the transaction failed. */
export const forgetWhatWasLeft = (tx: PracticeTx): void => void leftIn.delete(tx);

const leftIn = new WeakMap<PracticeTx, Map<Ending<never>, unknown[]>>();
