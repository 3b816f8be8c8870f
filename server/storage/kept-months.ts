import { runStatement, type Statement } from './connections.ts';
import type { PracticeTx } from './database.ts';
import { evaluatedMonth } from './schema.ts';

/** The months of the practice that are kept worked out, the one that was looked at last first. */
export const monthsKeptUp = async (tx: PracticeTx): Promise<{ month: string; lookedAt: string }[]> => {
  const { month, lookedAt } = evaluatedMonth;
  const rows = await tx.select({ month, lookedAt }).from(evaluatedMonth);
  return rows.toSorted((a, b) => (a.lookedAt > b.lookedAt ? -1 : 1));
};

const forget: Statement = {
  name: 'forget months that nobody looks at',
  text: `
    with old as (delete from evaluated_month where looked_at < $1 returning practice_id, month)
    delete from evaluated_patient e using old where e.practice_id = old.practice_id and e.month = old.month`,
};

/** Months that nobody looked at since are worked out anew when somebody does. Only in one's turn to evaluate. */
export const forgetMonths = async (tx: PracticeTx, since: string): Promise<void> => {
  await runStatement(tx, forget, [since]);
};
