import { sql } from 'drizzle-orm';
import type { PracticeTx } from './database.ts';
import { coachingSession } from './schema.ts';

/**
 * Changes when a session of the practice is begun, signed or taken up again to amend it: then another signature may be
 * awaited. Only the few that are being written are looked at, however many were signed. It tells nothing of them.
 */
export const beingWrittenMark = async (tx: PracticeTx): Promise<string> => {
  const [found] = await tx
    .select({
      mark: sql<string>`coalesce(md5(string_agg(${coachingSession.id}::text, ',' order by ${coachingSession.id})), '')`,
    })
    .from(coachingSession)
    // The same words as the index has, or it is not used.
    .where(sql`status <> 'signed'`);
  return found?.mark ?? '';
};
