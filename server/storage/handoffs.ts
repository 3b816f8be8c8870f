import { and, desc, eq, gt, inArray, isNull, sql } from 'drizzle-orm';
import { type Handoff, stillToMeet } from '../domain/handoff/handoff.ts';
import type { PracticeTx } from './database.ts';
import { prepared, shared } from './questions.ts';
import { handoff } from './schema.ts';
import { type KeyRing, type SealPlace, seal, unseal } from './seal.ts';

export type HandoffRow = typeof handoff.$inferSelect;

/** Who a patient is, for a list without a chart. */
export type Who = { name: string; birthDate?: string };

/** Keeps a new handoff; `who` is sealed for its row. */
export const insertHandoff = async (
  tx: PracticeTx,
  keys: KeyRing,
  made: Handoff,
  at: { practiceId: string; iss: string; visitId?: string; who?: Who },
): Promise<void> => {
  const { practiceId, iss, visitId, who } = at;
  const whoSealed = who && seal(keys, placeOf(practiceId, made.id), JSON.stringify(who));
  await tx.insert(handoff).values({
    ...{ practiceId, iss, id: made.id, patientId: made.patientId },
    ...{ whoSealed: whoSealed ?? null, visitId: visitId ?? null, staffId: made.by.staffId, by: made.by.name },
    ...{ handedOverAt: made.handedOverAt, ...changing(made), changedAt: made.handedOverAt },
    ...(made.found && { found: true }),
  });
};

/** Nobody has met the patient yet, and nobody has ended it. */
export const isStillOpen = sql`status in ('called', 'waiting', 'taken')`;

/** Keeps what a handoff became: the physician has not seen it yet. The caller holds its lock. */
export const saveHandoff = async (tx: PracticeTx, made: Handoff, at: string): Promise<void> => {
  await tx
    .update(handoff)
    .set({ ...changing(made), changedAt: at, seenAt: null })
    .where(eq(handoff.id, made.id));
};

/** A physician saw what became of a handoff of theirs; false where it is nobody's such. */
export const saveSeen = async (
  tx: PracticeTx,
  { id, staffId }: { id: string; staffId: string },
  at: string,
): Promise<boolean> => {
  const seen = await tx
    .update(handoff)
    .set({ seenAt: at })
    .where(and(eq(handoff.id, id), eq(handoff.staffId, staffId)))
    .returning({ id: handoff.id });
  return seen.length > 0;
};

/**
 * What a physician handed over and has not seen the end of: what is still open, newest first, and what ended since then. What
 * she took back herself is no news.
 */
export const ownHandoffs = async (
  tx: PracticeTx,
  staffId: string,
  since: string,
  limit = 50,
): Promise<HandoffRow[]> =>
  tx
    .select()
    .from(handoff)
    .where(
      and(
        eq(handoff.staffId, staffId),
        sql`(${isStillOpen} or (${handoff.changedAt} > ${since} and seen_at is null and status <> 'withdrawn'))`,
      ),
    )
    .orderBy(desc(handoff.changedAt))
    .limit(limit);

/** A handoff by its id, locked until the transaction ends; of this patient only, where one is named. */
export const handoffToChange = async (
  tx: PracticeTx,
  id: string,
  patientId?: string,
): Promise<HandoffRow | undefined> => {
  const ofPatient = patientId === undefined ? undefined : eq(handoff.patientId, patientId);
  const rows = await tx
    .select()
    .from(handoff)
    .where(and(eq(handoff.id, id), ofPatient))
    .for('update');
  return rows[0];
};

/** The handoffs of a patient, newest first. */
export const handoffsOfPatient = async (tx: PracticeTx, patientId: string, limit = 10): Promise<Handoff[]> =>
  (
    await tx
      .select()
      .from(handoff)
      .where(eq(handoff.patientId, patientId))
      .orderBy(desc(handoff.handedOverAt))
      .limit(limit)
  ).map(handoffFrom);

/**
 * Open handoffs in the order of the coach's list: who is called or gone to, then by urgency, and the longest waiting first.
 * A call that nobody answered in time is still called here, and the most urgent.
 */
export const openHandoffs = async (tx: PracticeTx, limit = 200): Promise<HandoffRow[]> =>
  tx
    .select()
    .from(handoff)
    .where(isStillOpen)
    .orderBy(
      sql`status = 'waiting'`,
      sql`case urgency when 'now' then 0 when 'today' then 1 else 2 end`,
      handoff.handedOverAt,
      handoff.id,
    )
    .limit(limit);

/** Whether a coach has still to meet a patient of this EMR whom they have taken. */
export const isTakenBy = async (
  tx: PracticeTx,
  { iss, staffId, patientId }: { iss: string; staffId: string; patientId: string },
): Promise<boolean> =>
  (await tx.$count(
    handoff,
    and(
      eq(handoff.patientId, patientId),
      eq(handoff.takenBy, staffId),
      eq(handoff.iss, iss),
      inArray(handoff.status, stillToMeet),
    ),
  )) > 0;

/** Who the patients are whom this coach has taken and still to meet, as the handoff has it: their charts may not be read yet. */
export const whoIsTaken = async (
  tx: PracticeTx,
  keys: KeyRing,
  staffId: string,
): Promise<Map<string, Who>> => {
  const theirs = and(eq(handoff.takenBy, staffId), inArray(handoff.status, stillToMeet));
  const rows = await tx.select().from(handoff).where(theirs);
  return new Map(rows.flatMap(row => ofWho(row.patientId, whoOf(keys, row))));
};

const ofWho = (patientId: string, who: Who | undefined): [string, Who][] => (who ? [[patientId, who]] : []);

/** How many handoffs of the practice are open. */
export const openHandoffCount = (tx: PracticeTx): Promise<number> => tx.$count(handoff, isStillOpen);

/** Those that came to an end since then, newest first. */
export const handoffsEndedSince = async (tx: PracticeTx, since: string, limit = 100): Promise<HandoffRow[]> =>
  tx
    .select()
    .from(handoff)
    .where(
      and(
        gt(handoff.changedAt, since),
        inArray(handoff.status, ['met', 'introduced', 'booked', 'declined', 'missed', 'withdrawn']),
      ),
    )
    .orderBy(desc(handoff.changedAt))
    .limit(limit);

/** The handoff a coaching session was opened from. */
export const handoffOfSession = shared(
  async (tx, asked: readonly string[]): Promise<(Handoff | undefined)[]> => {
    const rows = await ofSessions(tx).execute({ asked });
    return asked.map(id => {
      const row = rows.find(one => one.sessionId === id);
      return row && handoffFrom(row);
    });
  },
);

const ofSessions = prepared(tx =>
  tx
    .select()
    .from(handoff)
    .where(sql`${handoff.sessionId} = any(${sql.placeholder('asked')}::uuid[])`)
    .prepare('handoffs-of-sessions'),
);

/** A session that a coach opens with a patient they were handed is that handoff's; of several the newest. */
export const linkHandoff = async (
  tx: PracticeTx,
  patientId: string,
  staffId: string,
  sessionId: string,
): Promise<Handoff | undefined> => {
  const unlinked = tx
    .select({ id: handoff.id })
    .from(handoff)
    .where(
      and(
        eq(handoff.patientId, patientId),
        eq(handoff.takenBy, staffId),
        isNull(handoff.sessionId),
        inArray(handoff.status, ['taken', 'met', 'introduced', 'booked']),
      ),
    )
    .orderBy(desc(handoff.handedOverAt))
    .limit(1);
  const linked = await tx.update(handoff).set({ sessionId }).where(inArray(handoff.id, unlinked)).returning();
  return linked[0] && handoffFrom(linked[0]);
};

export const handoffFrom = (row: HandoffRow): Handoff => ({
  ...{ id: row.id, patientId: row.patientId, by: { staffId: row.staffId, name: row.by } },
  ...{ urgency: row.urgency, reasons: row.reasons, handedOverAt: row.handedOverAt },
  ...{ passes: row.passes, state: row.state },
  ...(row.room !== null && { room: row.room }),
  ...(row.words !== null && { words: row.words }),
  ...(row.sessionId !== null && { sessionId: row.sessionId }),
  ...(row.found && { found: true as const }),
});

/** Who the patient of a handoff is, as the chart said when it was handed over. */
export const whoOf = (keys: KeyRing, row: HandoffRow): Who | undefined =>
  row.whoSealed === null
    ? undefined
    : JSON.parse(unseal(keys, placeOf(row.practiceId, row.id), row.whoSealed));

const changing = ({ urgency, passes, state, sessionId, room, reasons, words }: Handoff) => ({
  ...{ room: room ?? null, reasons, words: words ?? null },
  ...{ urgency, passes, state, status: state.status, sessionId: sessionId ?? null },
  takenBy: 'by' in state ? state.by.staffId : null,
});

const placeOf = (practiceId: string, id: string): SealPlace => ({
  practiceId,
  table: 'handoff',
  row: id,
  column: 'who_sealed',
});
