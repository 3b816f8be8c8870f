import { and, asc, desc, eq, gte, inArray, isNull, or, sql } from 'drizzle-orm';
import type { EscalationState } from '../domain/escalation/escalation.ts';
import type { Rung } from '../domain/escalation/protocol.ts';
import type { PracticeTx } from './database.ts';
import { escalation, escalationEvent, staff } from './schema.ts';

export type EscalationRow = typeof escalation.$inferSelect;
export type EscalationEventRow = typeof escalationEvent.$inferSelect;

/** Raises it, unless the same was raised already. Gives back whether it is new. */
export const insertEscalation = async (
  tx: PracticeTx,
  row: typeof escalation.$inferInsert,
): Promise<boolean> => {
  const raised = await tx
    .insert(escalation)
    .values(row)
    .onConflictDoNothing()
    .returning({ id: escalation.id });
  return raised.length > 0;
};

/** What happened, once by its name. False when it had happened already. */
export const addEvent = async (
  tx: PracticeTx,
  event: Omit<typeof escalationEvent.$inferInsert, 'id'>,
): Promise<boolean> => {
  const added = await tx
    .insert(escalationEvent)
    .values({ ...event, id: crypto.randomUUID() })
    .onConflictDoNothing()
    .returning({ id: escalationEvent.id });
  return added.length > 0;
};

/** One escalation of this practice, locked until the transaction ends; of this patient where one is named. */
export const escalationToChange = async (
  tx: PracticeTx,
  id: string,
  patientId?: string,
): Promise<EscalationRow | undefined> => {
  const its = patientId === undefined ? undefined : eq(escalation.patientId, patientId);
  const found = tx
    .select()
    .from(escalation)
    .where(and(eq(escalation.id, id), its));
  return (await found.for('update'))[0];
};

/** Those of one session, by their origin. */
export const escalationsByOrigin = async (
  tx: PracticeTx,
  origins: readonly string[],
): Promise<EscalationRow[]> =>
  origins.length === 0
    ? []
    : tx
        .select()
        .from(escalation)
        .where(inArray(escalation.origin, [...origins]));

/** All that are open, oldest first, and those closed since; of one patient where one is named. */
export const escalationsSince = async (
  tx: PracticeTx,
  closedSince: string,
  patientId?: string,
): Promise<EscalationRow[]> =>
  tx
    .select()
    .from(escalation)
    .where(
      and(
        or(isNull(escalation.closedAt), gte(escalation.closedAt, closedSince)),
        patientId === undefined ? undefined : eq(escalation.patientId, patientId),
      ),
    )
    .orderBy(asc(escalation.raisedAt));

export const eventsOf = async (
  tx: PracticeTx,
  ids: readonly string[],
): Promise<(EscalationEventRow & { by: string | null })[]> => {
  if (ids.length === 0) return [];
  const found = await tx
    .select({ event: escalationEvent, by: staff.name })
    .from(escalationEvent)
    .leftJoin(
      staff,
      and(eq(staff.practiceId, escalationEvent.practiceId), eq(staff.id, escalationEvent.byStaffId)),
    )
    .where(inArray(escalationEvent.escalationId, [...ids]))
    .orderBy(asc(escalationEvent.at), desc(escalationEvent.once));
  return found.map(({ event, by }) => ({ ...event, by }));
};

/** How many about this patient are open. */
export const openEscalationsOf = (tx: PracticeTx, patientId: string): Promise<number> =>
  tx.$count(escalation, and(eq(escalation.patientId, patientId), isNull(escalation.closedAt)));

/** How many of a practice are open, and a mark that changes whenever anything of them does; neither tells of whom. */
export type EscalationsMark = { mark: string; open: number };

/** For looking often and asking seldom. */
export const escalationsMark = async (tx: PracticeTx): Promise<EscalationsMark> => {
  const [row] = await tx
    .select({
      events: sql<string>`(select count(*) from escalation_event where what <> 'shown')`,
      open: sql<string>`(select md5(coalesce(string_agg(id::text || words || kind || coalesce(told, ''), ',' order by id), ''))
        from escalation where closed_at is null)`,
      count: sql<string>`(select count(*) from escalation where closed_at is null)`,
    })
    .from(sql`(values (1)) one`);
  return { mark: `${row?.events} ${row?.open}`, open: Number(row?.count ?? 0) };
};

/** Open ones that nobody else is climbing just now, locked. */
export const escalationsToClimb = async (tx: PracticeTx): Promise<EscalationRow[]> =>
  tx
    .select()
    .from(escalation)
    .where(isNull(escalation.closedAt))
    .orderBy(asc(escalation.raisedAt))
    .for('update', { skipLocked: true });

export const saveRung = async (tx: PracticeTx, id: string, rung: Rung): Promise<void> => {
  await tx.update(escalation).set({ rung }).where(eq(escalation.id, id));
};

/** What a coach wrote down since: it follows them until it is closed. */
export const saveSaid = async (
  tx: PracticeTx,
  id: string,
  said: Pick<EscalationRow, 'kind' | 'words' | 'told'>,
): Promise<void> => {
  await tx
    .update(escalation)
    .set(said)
    .where(and(eq(escalation.id, id), isNull(escalation.closedAt)));
};

export const saveState = async (tx: PracticeTx, id: string, state: EscalationState): Promise<void> => {
  if (state.status === 'open') return;
  const { status: _status, ...columns } = state;
  await tx.update(escalation).set(columns).where(eq(escalation.id, id));
};

/** The state of a row as the rules know it. */
export const stateOf = (row: EscalationRow): EscalationState => {
  const { seenAt, seenBy, closedAt, closedBy, done, doneWords } = row;
  if (seenAt === null || seenBy === null) return { status: 'open' };
  if (closedAt === null || closedBy === null || done === null) return { status: 'seen', seenAt, seenBy };
  return { status: 'closed', seenAt, seenBy, closedAt, closedBy, done, doneWords: doneWords ?? '' };
};
