import { runStatement, type Statement } from './connections.ts';
import type { PracticeTx } from './database.ts';

const mark: Statement = {
  name: 'mark of the months at the desk',
  text: `select coalesce(sum(round), 0) || '.' || (select count(*) from billing_change) as mark from evaluated_month`,
};

/**
 * Changes when anything changed that a month of billing is worked out from, and again once it was worked out. It tells
 * nothing of whom.
 */
export const monthsMark = async (tx: PracticeTx): Promise<string> =>
  (await runStatement<{ mark: string }>(tx, mark, []))[0]?.mark ?? '';
