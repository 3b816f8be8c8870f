import { and, asc, eq, gt, gte, inArray, isNull, lt, or, sql } from 'drizzle-orm';
import type { PracticeTx } from './database.ts';
import { actionPlan, checkIn, promise, teachBack } from './schema.ts';

export type PlanRow = typeof actionPlan.$inferSelect;
export type TeachBackRow = typeof teachBack.$inferSelect;
export type PromiseRow = typeof promise.$inferSelect;
export type CheckInRow = typeof checkIn.$inferSelect;

export const activePlans = async (tx: PracticeTx, patientId: string): Promise<PlanRow[]> =>
  tx
    .select()
    .from(actionPlan)
    .where(and(eq(actionPlan.patientId, patientId), eq(actionPlan.status, 'active')))
    .orderBy(asc(actionPlan.since));

/** These plans of this patient, whatever became of them. */
export const plansById = async (tx: PracticeTx, patientId: string, ids: string[]): Promise<PlanRow[]> =>
  ids.length === 0
    ? []
    : tx
        .select()
        .from(actionPlan)
        .where(and(eq(actionPlan.patientId, patientId), inArray(actionPlan.id, ids)));

/** Plans that stood when a talk began (now, unless `at` is given), and those it speaks of, whatever became of them. */
export const plansStanding = async (
  tx: PracticeTx,
  patientId: string,
  { at, ids }: { at?: string; ids: string[] },
): Promise<PlanRow[]> => {
  const stood =
    at === undefined
      ? eq(actionPlan.status, 'active')
      : and(lt(actionPlan.since, at), or(eq(actionPlan.status, 'active'), gt(actionPlan.endedAt, at)));
  return tx
    .select()
    .from(actionPlan)
    .where(
      and(
        eq(actionPlan.patientId, patientId),
        ids.length > 0 ? or(stood, inArray(actionPlan.id, ids)) : stood,
      ),
    )
    .orderBy(asc(actionPlan.since));
};

/** All plans of these sessions of this patient, whatever became of them. */
export const plansOfSessions = async (tx: PracticeTx, patientId: string, sessionIds: string[]) =>
  sessionIds.length === 0
    ? []
    : tx
        .select({ id: actionPlan.id, sessionId: actionPlan.sessionId, status: actionPlan.status })
        .from(actionPlan)
        .where(and(eq(actionPlan.patientId, patientId), inArray(actionPlan.sessionId, sessionIds)));

export const openTeachBacks = async (tx: PracticeTx, patientId: string): Promise<TeachBackRow[]> =>
  tx
    .select()
    .from(teachBack)
    .where(and(eq(teachBack.patientId, patientId), eq(teachBack.status, 'open')))
    .orderBy(asc(teachBack.since));

/** Promises that are open, and these, whatever became of them. */
export const openPromises = async (
  tx: PracticeTx,
  patientId: string,
  ids: string[] = [],
): Promise<PromiseRow[]> =>
  tx
    .select()
    .from(promise)
    .where(
      and(
        eq(promise.patientId, patientId),
        ids.length > 0 ? or(isNull(promise.keptOn), inArray(promise.id, ids)) : isNull(promise.keptOn),
      ),
    )
    .orderBy(sql`${promise.due} nulls last`);

/** Check-ins of these plans since a day (YYYY-MM-DD). */
export const checkInsOf = async (tx: PracticeTx, planIds: string[], since: string): Promise<CheckInRow[]> =>
  planIds.length === 0
    ? []
    : tx
        .select()
        .from(checkIn)
        .where(and(inArray(checkIn.planId, planIds), gte(checkIn.day, since)))
        .orderBy(asc(checkIn.day));

/** How a plan went, and whether it goes on. */
export const reviewPlan = async (
  tx: PracticeTx,
  patientId: string,
  id: string,
  review: { went?: NonNullable<PlanRow['went']>; status: PlanRow['status']; at: string },
): Promise<void> => {
  await tx
    .update(actionPlan)
    .set({
      ...(review.went === undefined ? {} : { went: review.went }),
      status: review.status,
      endedAt: review.status === 'active' ? null : review.at,
    })
    .where(and(eq(actionPlan.patientId, patientId), eq(actionPlan.id, id)));
};

/** Plans of this session that an amendment no longer holds. */
export const dropPlansOfSession = async (
  tx: PracticeTx,
  sessionId: string,
  keep: string[],
  at: string,
): Promise<void> => {
  const rows = await tx
    .select({ id: actionPlan.id })
    .from(actionPlan)
    .where(and(eq(actionPlan.sessionId, sessionId), eq(actionPlan.status, 'active')));
  const gone = rows.map(row => row.id).filter(id => !keep.includes(id));
  if (gone.length === 0) return;
  await tx.update(actionPlan).set({ status: 'stopped', endedAt: at }).where(inArray(actionPlan.id, gone));
};

/** Closes a topic at a moment, or opens it again. */
export const closeTeachBack = async (
  tx: PracticeTx,
  patientId: string,
  id: string,
  at: string | null,
): Promise<void> => {
  await tx
    .update(teachBack)
    .set({ status: at === null ? 'open' : 'closed', closedAt: at })
    .where(and(eq(teachBack.patientId, patientId), eq(teachBack.id, id)));
};

/** A promise was kept on a day, or was not after all. */
export const keepPromise = async (
  tx: PracticeTx,
  patientId: string,
  id: string,
  on: string | null,
): Promise<void> => {
  await tx
    .update(promise)
    .set({ keptOn: on })
    .where(and(eq(promise.patientId, patientId), eq(promise.id, id)));
};

export const saveCheckIns = async (tx: PracticeTx, rows: (typeof checkIn.$inferInsert)[]): Promise<void> => {
  if (rows.length > 0) await tx.insert(checkIn).values(rows).onConflictDoNothing();
};
