import { sql } from 'drizzle-orm';
import type { PracticeTx } from './database.ts';

/** Lets one transaction at a time through under this name; the turn ends with the transaction. */
export const oneAtATime = async (tx: PracticeTx, name: string): Promise<void> => {
  await tx.execute(
    sql`select pg_advisory_xact_lock(hashtextextended(current_setting('app.practice', true) || ${name}, 7))`,
  );
};
