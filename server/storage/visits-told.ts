import { and, eq, ne, sql } from 'drizzle-orm';
import type { SessionDraft } from '../domain/session/draft.ts';
import { visitsSettled } from '../domain/session/visits-told.ts';
import type { PracticeTx } from './database.ts';
import { coachingSession, signature } from './schema.ts';
import { isLastSigned } from './sessions.ts';

/** Ids of the chart's visits that this patient's other signed talks told or set aside. */
export const visitsSettledElsewhere = async (
  tx: PracticeTx,
  patientId: string,
  but: string,
): Promise<Set<string>> => {
  const visitsTold = sql<SessionDraft['visitsTold']>`${signature.signed} -> 'record' -> 'visitsTold'`;
  const rows = await tx
    .select({ visitsTold })
    .from(coachingSession)
    .innerJoin(signature, isLastSigned)
    .where(
      and(
        eq(coachingSession.patientId, patientId),
        ne(coachingSession.id, but),
        sql`${signature.signed} -> 'record' -> 'visitsTold' is not null`,
      ),
    );
  return new Set(rows.flatMap(visitsSettled));
};
