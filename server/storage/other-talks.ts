import { and, desc, eq, ne, sql } from 'drizzle-orm';
import type { OtherTalk } from '../domain/session/later-talks.ts';
import type { SignedSession } from '../domain/session/signed.ts';
import type { PracticeTx } from './database.ts';
import { coachingSession, signature } from './schema.ts';
import { isLastSigned } from './sessions.ts';

/** What this patient's other signed talks say about plans, topics and promises of before. */
export const otherTalks = async (tx: PracticeTx, patientId: string, but: string): Promise<OtherTalk[]> =>
  tx
    .select({
      startedAt: sql<string>`${signature.signed} ->> 'startedAt'`,
      signedAt: sql<string>`${signature.signed} ->> 'signedAt'`,
      teachBacks: sql<OtherTalk['teachBacks']>`${signature.signed} -> 'teachBacks'`,
      followUps: sql<
        OtherTalk['followUps']
      >`coalesce(${signature.signed} -> 'record' -> 'followUps', '{}'::jsonb)`,
      promises: sql<
        OtherTalk['promises']
      >`coalesce(${signature.signed} -> 'record' -> 'promises', '{}'::jsonb)`,
    })
    .from(coachingSession)
    .innerJoin(signature, isLastSigned)
    .where(and(eq(coachingSession.patientId, patientId), ne(coachingSession.id, but)));

/** The behaviours rated in this patient's last signed sessions, newest session first; `but` is left out. */
export const behavioursRated = async (tx: PracticeTx, patientId: string, but: string, limit = 10) => {
  const behaviours = sql<
    SignedSession['record']['behaviours'] | null
  >`${signature.signed} -> 'record' -> 'behaviours'`;
  const rows = await tx
    .select({ id: coachingSession.id, behaviours })
    .from(coachingSession)
    .leftJoin(signature, isLastSigned)
    .where(eq(coachingSession.patientId, patientId))
    .orderBy(desc(coachingSession.openedAt))
    .limit(limit);
  return rows.flatMap(row => (row.id === but ? [] : Object.values(row.behaviours ?? {})));
};
