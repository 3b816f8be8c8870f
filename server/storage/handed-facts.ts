import { and, asc, desc, eq, gte, isNull, or } from 'drizzle-orm';
import type { RedFlagKind } from '../domain/session/draft.ts';
import type { PracticeTx } from './database.ts';
import { coachDate, coachingSession, escalation, promise, staff } from './schema.ts';

/** The red flags of a patient raised since then, and all that are open; the newest first. */
export const flagsSince = async (
  tx: PracticeTx,
  patientId: string,
  since: string,
): Promise<{ kind: RedFlagKind; raisedAt: string; open: boolean }[]> =>
  (
    await tx
      .select({ kind: escalation.kind, raisedAt: escalation.raisedAt, closedAt: escalation.closedAt })
      .from(escalation)
      .where(
        and(
          eq(escalation.patientId, patientId),
          or(isNull(escalation.closedAt), gte(escalation.raisedAt, since)),
        ),
      )
      .orderBy(desc(escalation.raisedAt))
  ).map(({ closedAt, ...flag }) => ({ ...flag, open: closedAt === null }));

/** What was promised of or to a patient and is not kept, with the coach who promised. */
export const promisesWithCoach = async (
  tx: PracticeTx,
  patientId: string,
): Promise<{ what: string; to: 'patient' | 'clinician'; due?: string; by?: string }[]> =>
  (
    await tx
      .select({ what: promise.what, to: promise.to, due: promise.due, by: staff.name })
      .from(promise)
      .leftJoin(
        coachingSession,
        and(eq(coachingSession.practiceId, promise.practiceId), eq(coachingSession.id, promise.sessionId)),
      )
      .leftJoin(
        staff,
        and(eq(staff.practiceId, coachingSession.practiceId), eq(staff.id, coachingSession.staffId)),
      )
      .where(and(eq(promise.patientId, patientId), isNull(promise.keptOn)))
      .orderBy(asc(promise.due))
  ).map(({ what, to, due, by }) => ({
    ...{ what, to },
    ...(due !== null && { due }),
    ...(by !== null && { by }),
  }));

/** Dates that stand for a patient, with who set each. */
export const openDatesOf = (
  tx: PracticeTx,
  patientId: string,
): Promise<{ day: string; what: string; by: string }[]> =>
  tx
    .select({ day: coachDate.day, what: coachDate.what, by: staff.name })
    .from(coachDate)
    .innerJoin(staff, and(eq(staff.practiceId, coachDate.practiceId), eq(staff.id, coachDate.staffId)))
    .where(and(eq(coachDate.patientId, patientId), isNull(coachDate.droppedAt)))
    .orderBy(asc(coachDate.day));
