import { and, eq, inArray, isNull, ne, or } from 'drizzle-orm';
import { runStatement, type Statement } from './connections.ts';
import type { PracticeTx } from './database.ts';
import { handoff, question, snooze } from './schema.ts';

/** A person who coaches, or did, with how many patients and what a week asks. Minutes are whole. */
export type PanelRow = {
  staffId: string;
  name: string;
  credential: string;
  reach: string;
  active: boolean;
  patients: number;
  needMinutes: number;
  haveMinutes: number | null;
  /** Patients that wait for this coach to take them on. */
  waiting: number;
};

const panels: Statement = {
  name: 'panels of a practice',
  text: `
    select s.id as "staffId", s.name, s.credential, s.reach, s.active and s.role = 'coach' as active,
      coalesce(q.patients, 0)::int as patients, coalesce(q.minutes, 0)::int as "needMinutes",
      w.minutes as "haveMinutes", coalesce(h.waiting, 0)::int as waiting
    from staff s
    left join (select staff_id, count(*) as patients, sum((ranked #>> '{week,minutes}')::numeric) as minutes
      from queue_row group by 1) q on q.staff_id = s.id
    left join coach_week w on w.practice_id = s.practice_id and w.staff_id = s.id
    left join (select to_staff_id, count(*) as waiting from handed_patient where status = 'waiting' group by 1) h
      on h.to_staff_id = s.id
    where s.role = 'coach' and s.active order by s.name, s.id`,
};

/** Every active coach. Queues must have been brought up to date. */
export const panelsOf = (tx: PracticeTx): Promise<PanelRow[]> => runStatement<PanelRow>(tx, panels, []);

/** Coached, but on nobody's queue: with whoever did last, and whether that coach ended it by their own word. */
export type Unassigned = {
  patientId: string;
  staffId: string;
  name: string;
  hasLeft: boolean;
  ended: boolean;
};

const unassigned: Statement = {
  name: 'patients of no coach',
  text: `
    select distinct on (x.patient_id) x.patient_id as "patientId", s.id as "staffId", s.name,
      not (s.active and s.role = 'coach') as "hasLeft", x.ended
    from (
      select practice_id, patient_id, staff_id, coalesce(until, since) as at, until is not null as ended
        from care_team_member
      union all
      select t.practice_id, t.patient_id, t.staff_id, t.opened_at, false from coaching_session t
        where t.signed_at is not null and not exists (select from care_team_member m
          where m.practice_id = t.practice_id and m.patient_id = t.patient_id and m.staff_id = t.staff_id
            and m.until >= t.opened_at)) x
    join staff s on s.practice_id = x.practice_id and s.id = x.staff_id
    where not exists (select from queue_row q join staff t on t.practice_id = q.practice_id and t.id = q.staff_id
      and t.active and t.role = 'coach' where q.practice_id = x.practice_id and q.patient_id = x.patient_id)
    order by x.patient_id, x.ended, x.at desc, s.id`,
};

/** Queues must have been brought up to date. */
export const unassignedPatients = (tx: PracticeTx): Promise<Unassigned[]> =>
  runStatement<Unassigned>(tx, unassigned, []);

const languages: Statement = {
  name: 'charts of panels',
  text: `
    select r.staff_id as "staffId", r.patient_id as "patientId", w.sealed as "chartSealed"
    from queue_row r join queue_chart w on w.practice_id = r.practice_id and w.patient_id = r.patient_id
    where r.staff_id = any ($1::uuid[])`,
};

/** What queues know of the charts of these coaches' patients, sealed. */
export const chartsOfPanels = (
  tx: PracticeTx,
  staffIds: readonly string[],
): Promise<{ staffId: string; patientId: string; chartSealed: string }[]> =>
  runStatement(tx, languages, [staffIds]);

const charts: Statement = {
  name: 'what queues know of charts',
  text: `
    select a.patient_id as "patientId", w.sealed as "chartSealed"
    from unnest($1::text[]) as a (patient_id) left join queue_chart w on w.patient_id = a.patient_id`,
};

/** The same of these patients. */
export const queueChartsOf = (
  tx: PracticeTx,
  patientIds: readonly string[],
): Promise<{ patientId: string; chartSealed: string | null }[]> => runStatement(tx, charts, [patientIds]);

/** Of these patients: who is in a session that was saved since then, who has an open red flag, who has a session not signed yet. */
export type StandingRow = {
  patientId: string;
  inSession: boolean;
  redFlag: boolean;
  unsigned: { sessionId: string; coach: string; openedAt: string } | null;
};

const standing: Statement = {
  name: 'how patients of a panel stand',
  text: `
    select a.patient_id as "patientId",
      exists (select from coaching_session s where s.patient_id = a.patient_id and s.status <> 'signed'
        and s.saved_at >= $2) as "inSession",
      exists (select from escalation e where e.patient_id = a.patient_id and e.closed_at is null) as "redFlag",
      (select jsonb_build_object('sessionId', s.id, 'coach', f.name, 'openedAt', s.opened_at)
        from coaching_session s join staff f on f.practice_id = s.practice_id and f.id = s.staff_id
        where s.patient_id = a.patient_id and s.status <> 'signed' order by s.opened_at desc limit 1) as unsigned
    from unnest($1::text[]) as a (patient_id)`,
};

export const standingOfPatients = (
  tx: PracticeTx,
  patientIds: readonly string[],
  savedSince: string,
): Promise<StandingRow[]> => runStatement<StandingRow>(tx, standing, [patientIds, savedSince]);

/** One patient who changes coaches. */
export type Move = { practiceId: string; patientId: string; from: string; to: string };

/** What a coach put off of a patient goes with the patient, unless the other one put them off already. */
export const moveSnooze = async (
  tx: PracticeTx,
  { practiceId, patientId, from, to }: Move,
): Promise<void> => {
  const gone = await tx
    .delete(snooze)
    .where(and(eq(snooze.patientId, patientId), eq(snooze.staffId, from)))
    .returning();
  const [row] = gone;
  if (row !== undefined)
    await tx
      .insert(snooze)
      .values({ ...row, practiceId, staffId: to })
      .onConflictDoNothing();
};

/** Questions that wait are followed up by whoever coaches the patient now; who asked stays. */
export const moveQuestions = async (tx: PracticeTx, { patientId, from, to }: Move): Promise<void> => {
  await tx
    .update(question)
    .set({ heldBy: to })
    .where(
      and(
        eq(question.patientId, patientId),
        or(eq(question.heldBy, from), and(isNull(question.heldBy), eq(question.staffId, from))),
        inArray(question.status, ['open', 'answered']),
        or(isNull(question.takenUpIn), ne(question.takenUpIn, question.id)),
      ),
    );
};

/** The handoffs that this coach has booked with a patient and not met yet, locked. */
export const bookedHandoffIds = async (tx: PracticeTx, { patientId, from }: Move): Promise<string[]> =>
  (
    await tx
      .select({ id: handoff.id })
      .from(handoff)
      .where(and(eq(handoff.patientId, patientId), eq(handoff.takenBy, from), eq(handoff.status, 'booked')))
      .for('update')
  ).map(({ id }) => id);

const bookings: Statement = {
  name: 'talks that change coaches',
  text: `
    update booking b set staff_id = $3, sequence = b.sequence + 1, changed_at = $4
    where b.patient_id = $1 and b.staff_id = $2 and b.state = 'booked' and b.starts_at >= $4
      and ($5::timestamptz is null or b.starts_at < $5)
      and not exists (select from booking o where o.practice_id = b.practice_id and o.staff_id = $3
        and o.state = 'booked' and tstzrange(o.starts_at, o.ends_at) && tstzrange(b.starts_at, b.ends_at))`,
};

/**
 * Talks that are booked from now on, and before `until` where there is one, are held by the other coach. One at a time at which
 * the other coach has a talk already stays where it is.
 */
export const moveBookings = async (
  tx: PracticeTx,
  { patientId, from, to }: Move,
  { at, until }: { at: string; until?: string },
): Promise<void> => {
  await runStatement(tx, bookings, [patientId, from, to, at, until ?? null]);
};
