import { and, eq, isNotNull, ne, sql } from 'drizzle-orm';
import type { OtherTalk } from '../domain/session/later-talks.ts';
import type { PracticeTx } from './database.ts';
import { coachingSession } from './schema.ts';

/** What this patient's other signed talks say about plans, topics and promises of before. */
export const otherTalks = async (tx: PracticeTx, patientId: string, but: string): Promise<OtherTalk[]> =>
  tx
    .select({
      startedAt: sql<string>`signed ->> 'startedAt'`,
      signedAt: sql<string>`signed ->> 'signedAt'`,
      teachBacks: sql<OtherTalk['teachBacks']>`signed -> 'teachBacks'`,
      followUps: sql<OtherTalk['followUps']>`coalesce(signed -> 'record' -> 'followUps', '{}'::jsonb)`,
      promises: sql<OtherTalk['promises']>`coalesce(signed -> 'record' -> 'promises', '{}'::jsonb)`,
    })
    .from(coachingSession)
    .where(
      and(
        eq(coachingSession.patientId, patientId),
        ne(coachingSession.id, but),
        isNotNull(coachingSession.signed),
      ),
    );
