import { and, asc, desc, eq, gte, inArray, isNull, like, or, type SQL, sql } from 'drizzle-orm';
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

/**
 * These escalations of the practice, locked until the transaction ends, always in the same order; of this patient where one
 * is named.
 */
export const escalationsToChange = async (
  tx: PracticeTx,
  ids: readonly string[],
  patientId?: string,
): Promise<EscalationRow[]> => {
  const its = patientId === undefined ? undefined : eq(escalation.patientId, patientId);
  return tx
    .select()
    .from(escalation)
    .where(and(inArray(escalation.id, [...ids]), its))
    .orderBy(asc(escalation.id))
    .for('update');
};

export const escalationToChange = async (
  tx: PracticeTx,
  id: string,
  patientId?: string,
): Promise<EscalationRow | undefined> => (await escalationsToChange(tx, [id], patientId))[0];

/** Those raised in one talk. */
export const escalationsOfTalk = async (tx: PracticeTx, sessionId: string): Promise<EscalationRow[]> =>
  tx
    .select()
    .from(escalation)
    .where(like(escalation.origin, `session:${sessionId}:%`))
    .orderBy(asc(escalation.raisedAt));

/** All that are open, oldest first. */
export const openEscalations = async (tx: PracticeTx): Promise<EscalationRow[]> =>
  tx.select().from(escalation).where(isNull(escalation.closedAt)).orderBy(asc(escalation.raisedAt));

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

/** How many are open, and a mark that changes whenever anything of them does; neither tells of whom. */
export type EscalationsMark = { mark: string; open: number };

/**
 * How many of the newest events make the mark: it is looked at every second and must cost the same after years. The newest
 * alone would hide one that was written down later with an earlier time.
 */
const newestEvents = 64;

/** Of a practice, or of one patient: for looking often and asking seldom. */
export const escalationsMark = async (tx: PracticeTx, patientId?: string): Promise<EscalationsMark> => {
  const whose = patientId === undefined ? sql`true` : sql`e.patient_id = ${patientId}`;
  const events =
    patientId === undefined
      ? sql`select at, id from escalation_event where what <> 'shown'`
      : sql`select v.at, v.id from escalation e join escalation_event v
          on v.practice_id = e.practice_id and v.escalation_id = e.id
          where v.what <> 'shown' and ${whose}`;
  const [row] = await tx
    .select({
      events: sql<string>`(select ${inLetters(sql`string_agg(id::text, ',' order by at, id)`)}
          from (${events} order by at desc, id desc limit ${newestEvents}) newest)`,
      open: sql<string>`(select ${inLetters(sql`string_agg(
          id::text || words || kind || coalesce(told, '') || because::text, ',' order by id)`)}
          from escalation e where closed_at is null and ${whose})`,
      count: sql<string>`(select count(*) from escalation e where closed_at is null and ${whose})`,
    })
    .from(sql`(values (1)) one`);
  return { mark: `${row?.events} ${row?.open}`, open: Number(row?.count ?? 0) };
};

/** A digest without a digit, which nobody can take for a number of something. */
const inLetters = (text: SQL): SQL => sql`translate(md5(coalesce(${text}, '')), '0123456789', 'ghijklmnop')`;

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
  said: Pick<EscalationRow, 'kind' | 'words' | 'told' | 'because'>,
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

/** The report of a patient that it was raised from; none where it was raised in a talk. */
export const reportOf = ({ from }: Pick<EscalationRow, 'from'>): string | undefined =>
  from.is === 'session' ? undefined : from.reportId;

/** The state of a row as the rules know it. */
export const stateOf = (row: EscalationRow): EscalationState => {
  const { seenAt, seenBy, closedAt, closedBy, done, doneWords } = row;
  if (seenAt === null || seenBy === null) return { status: 'open' };
  if (closedAt === null || closedBy === null || done === null) return { status: 'seen', seenAt, seenBy };
  return { status: 'closed', seenAt, seenBy, closedAt, closedBy, done, doneWords: doneWords ?? '' };
};
