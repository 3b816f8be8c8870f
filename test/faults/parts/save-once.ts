import { sql } from 'drizzle-orm';
import type { NewChartWrite } from '../../../server/domain/chart/chart-write.ts';
import { insertChartWrites, writesOfSession } from '../../../server/storage/chart-writes.ts';
import type { PracticeTx } from '../../../server/storage/database.ts';

/**
 * Puts down the writes of a session that nobody put down before, as signing does: one at a time. Signing holds the
 * session's row meanwhile; there is none here, and without a lock the other's writes may be put down, unfolded and on
 * their way between the look and the insert. A lock of a process that was killed ends with its transaction.
 */
export async function saveOnce(tx: PracticeTx, writes: NewChartWrite[]): Promise<void> {
  const sessionId = writes[0]?.sessionId ?? '';
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${sessionId}, 0))`);
  if ((await writesOfSession(tx, sessionId)).length === 0) await insertChartWrites(tx, writes);
}
