import { and, asc, eq, inArray } from 'drizzle-orm';
import type { PracticeTx } from './database.ts';
import { coachingSession, signature } from './schema.ts';

/** The signatures under these sessions, oldest first: what was agreed in each, and how often it was signed anew. */
export const signaturesUnder = async (tx: PracticeTx, sessionIds: readonly string[]) =>
  sessionIds.length === 0
    ? []
    : tx
        .select({
          sessionId: signature.sessionId,
          version: signature.version,
          signed: signature.signed,
          signedAt: signature.signedAt,
        })
        .from(signature)
        .where(inArray(signature.sessionId, [...sessionIds]))
        .orderBy(asc(signature.signedAt));

/** The note of a signed session of this patient. */
export const noteOfSession = async (
  tx: PracticeTx,
  patientId: string,
  sessionId: string,
): Promise<string | undefined> => {
  const [row] = await tx
    .select({ note: signature.note })
    .from(coachingSession)
    .innerJoin(
      signature,
      and(
        eq(signature.practiceId, coachingSession.practiceId),
        eq(signature.sessionId, coachingSession.id),
        eq(signature.version, coachingSession.version),
      ),
    )
    .where(and(eq(coachingSession.id, sessionId), eq(coachingSession.patientId, patientId)));
  return row?.note;
};
