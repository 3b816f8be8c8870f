import type { Snooze } from '../domain/panel/facts.ts';
import type { OwnWeights } from '../domain/panel/own-weights.ts';
import { heightOf, type Ranked } from '../domain/panel/rank.ts';
import { runStatement, type Statement } from './connections.ts';
import type { PracticeTx } from './database.ts';
import { oneAtATime } from './turns.ts';

/** Whoever works queues out anew does it one at a time in a practice, until the transaction ends. */
export const turnToKeepQueues = (tx: PracticeTx): Promise<void> => oneAtATime(tx, 'queue');

/**
 * Who coaches whom, and since which day: who said so or met them by a handoff, who signed a talk begun since they last said
 * that they do no longer, and who is on the way to them now. `of`: the patients it is asked for, each by the index; `offset 0`
 * has each coach looked up by theirs, and not all of the staff gone through for each patient.
 */
const pairs = (of: string) => `
  select x.practice_id, x.staff_id, x.patient_id, (x.since at time zone $1)::date::text as since
  from (select x.practice_id, x.staff_id, x.patient_id, min(x.since) as since from (${of}) c cross join lateral (
    select t.practice_id, t.staff_id, t.patient_id, t.since from care_team_member t
      where t.patient_id = c.patient_id and t.until is null
    union all
    select s.practice_id, s.staff_id, s.patient_id, s.signed_at from coaching_session s
      where s.patient_id = c.patient_id and s.signed_at is not null and not exists (select from care_team_member m
        where m.practice_id = s.practice_id and m.patient_id = s.patient_id and m.staff_id = s.staff_id
          and m.until >= s.opened_at)
    union all
    select h.practice_id, h.taken_by, h.patient_id, h.changed_at from handoff h
      where h.patient_id = c.patient_id and h.status in ('taken', 'booked')) x group by 1, 2, 3 offset 0) x
  cross join lateral (select from staff where staff.practice_id = x.practice_id and staff.id = x.staff_id
    and staff.role = 'coach' and staff.active offset 0) coach`;

const everybody = `select patient_id from care_team_member union select patient_id from coaching_session
  union select patient_id from handoff`;

const begin: Statement = {
  name: 'begin to keep queues',
  text: `
    with begun as (insert into queue_kept (practice_id, begun_at)
      values (current_setting('app.practice')::uuid, $2) on conflict do nothing returning practice_id),
    gone as (delete from queue_change where exists (select from begun))
    insert into queue_row (practice_id, staff_id, patient_id, since)
    select p.practice_id, p.staff_id, p.patient_id, p.since from begun, (${pairs(everybody)}) p
    on conflict (practice_id, staff_id, patient_id) do update set basis = '', since = excluded.since`,
};

/** Of everybody of whom something changed what was worked out holds no more; who came and who left is taken in. */
const takeIn: Statement = {
  name: 'take in what changed for queues',
  text: `
    with gone as (delete from queue_change returning patient_id),
    changed as (select distinct patient_id from gone),
    now as (${pairs('select patient_id from changed')}),
    left_it as (delete from queue_row r where r.patient_id = any (array(select patient_id from changed))
      and not exists (select from now n where n.staff_id = r.staff_id and n.patient_id = r.patient_id))
    insert into queue_row (practice_id, staff_id, patient_id, since)
    select practice_id, staff_id, patient_id, since from now
    on conflict (practice_id, staff_id, patient_id) do update set basis = '', since = excluded.since`,
};

const standing: Statement = {
  name: 'how queues stand',
  text: `
    select exists (select from queue_kept) as "isBegun", exists (select from queue_change) as "hasChanges",
      (select own from queue_weights order by version desc limit 1) as own`,
};

/** `hasNews`: something must be taken in before a queue can be believed. `own`: what the practice set of its queues. */
export const queuesStand = async (tx: PracticeTx): Promise<{ hasNews: boolean; own?: OwnWeights }> => {
  const { isBegun, hasChanges, own } = await standingOf(tx);
  return { hasNews: !isBegun || hasChanges, ...(own && { own }) };
};

type Standing = { isBegun: boolean; hasChanges: boolean; own: OwnWeights | null };
const standingOf = async (tx: PracticeTx): Promise<Standing> =>
  (await runStatement<Standing>(tx, standing, []))[0] ?? { isBegun: false, hasChanges: false, own: null };

/** Takes in what changed; the first time everybody. Only in one's turn. */
export async function takeInQueueNews(tx: PracticeTx, timeZone: string, at: string): Promise<void> {
  if (!(await standingOf(tx)).isBegun) await runStatement(tx, begin, [timeZone, at]);
  await runStatement(tx, takeIn, [timeZone]);
}

/** Somebody of a queue who must be worked out. */
export type DueRow = {
  staffId: string;
  patientId: string;
  since: string;
  snooze: Snooze | null;
  takenOver: boolean;
};

/** `offset 0` has teams and contacts looked up for each of them, and never those of the whole practice gone through at once. */
const dueRow = `
    select r.staff_id as "staffId", r.patient_id as "patientId", r.since,
      case when s.patient_id is not null
        then jsonb_strip_nulls(jsonb_build_object('until', s.until, 'why', s.why, 'words', s.words)) end as snooze,
      exists (select from care_team_member m where m.practice_id = r.practice_id and m.staff_id = r.staff_id
        and m.patient_id = r.patient_id and m.because = 'panel' and m.until is null offset 0)
        and not exists (select from contact c where c.practice_id = r.practice_id and c.staff_id = r.staff_id
          and c.patient_id = r.patient_id and coalesce(c.group_size, 1) > 0
          and coalesce(c.logged ->> 'reached', 'patient') = 'patient' offset 0) as "takenOver"`;
const snoozed = `left join snooze s on s.practice_id = r.practice_id and s.staff_id = r.staff_id
      and s.patient_id = r.patient_id`;

/** The index gives them in its order, whatever share of all they are thought to be; read through are the few it gives. */
const due: Statement = {
  name: 'who of all queues is to be worked out',
  text: `${dueRow} from (
      (select * from queue_row where basis < $1 order by basis limit $2) union all
      (select * from queue_row where basis > $1 order by basis limit $2)) r ${snoozed} limit $2`,
};

const dueOfCoach: Statement = {
  name: 'who of a coach’s queue is to be worked out',
  text: `${dueRow} from queue_row r ${snoozed}
    where (r.basis < $1 or r.basis > $1) and r.staff_id = $3 limit $2`,
};

/** Of one coach's queue, or of all, at most so many. */
export const dueInQueues = (
  tx: PracticeTx,
  of: { basis: string; staffId?: string; most: number },
): Promise<DueRow[]> =>
  of.staffId === undefined
    ? runStatement<DueRow>(tx, due, [of.basis, of.most])
    : runStatement<DueRow>(tx, dueOfCoach, [of.basis, of.most, of.staffId]);

const keep: Statement = {
  name: 'keep places on queues',
  text: `
    update queue_row q set basis = $2, round = pg_current_xact_id()::text::bigint, score = r.score,
      unseen_since = r.unseen, ranked = r.ranked
    from jsonb_to_recordset($1::jsonb) as r (staff uuid, patient text, score int, unseen text, ranked jsonb)
    where q.staff_id = r.staff and q.patient_id = r.patient`,
};

/** Keeps the places that were worked out. Only in one's turn. */
export const keepPlaces = async (
  tx: PracticeTx,
  basis: string,
  places: readonly { staffId: string; ranked: Ranked }[],
): Promise<void> => {
  const rows = places.map(({ staffId, ranked }) => ({
    ...{ staff: staffId, patient: ranked.patientId, score: heightOf(ranked) },
    ...{ unseen: ranked.unseenSince, ranked },
  }));
  await runStatement(tx, keep, [JSON.stringify(rows), basis]);
};

const page: Statement = {
  name: 'a coach’s queue',
  text: `
    select r.ranked, w.sealed as "chartSealed" from queue_row r
    left join queue_chart w on w.practice_id = r.practice_id and w.patient_id = r.patient_id
    where r.staff_id = $1 and r.ranked is not null order by r.score desc, r.unseen_since, r.patient_id`,
};

/** The whole queue of a coach in the order of need, with what is sealed of each chart. */
export const queueOf = (
  tx: PracticeTx,
  staffId: string,
): Promise<{ ranked: Ranked; chartSealed: string | null }[]> => runStatement(tx, page, [staffId]);

const mark: Statement = {
  name: 'mark of a coach’s queue',
  text: `
    select (select count(*) || '.' || coalesce(max(round), 0) from queue_row where staff_id = $1) || '.' ||
      (select count(*) || '.' || coalesce(max(tx), 0) from queue_change) || '.' ||
      (select coalesce(max(version), 0) from queue_weights) as mark`,
};

/** Changes when anything changed that a coach's queue is worked out from, and when it was. It tells nothing of whom. */
export const queueMark = async (tx: PracticeTx, staffId: string): Promise<string> =>
  (await runStatement<{ mark: string }>(tx, mark, [staffId]))[0]?.mark ?? '';

const anyMark: Statement = {
  name: 'mark of the queues of a practice',
  text: `select count(*) || '.' || coalesce(max(tx), 0) || '.' ||
    (select coalesce(max(version), 0) from queue_weights) as mark from queue_change`,
};

/** The same of all queues of a practice, as far as it waits to be taken in. */
export const queuesMark = async (tx: PracticeTx): Promise<string> =>
  (await runStatement<{ mark: string }>(tx, anyMark, []))[0]?.mark ?? '';

const inPanel: Statement = {
  name: 'whether a patient is in a panel',
  text: 'select exists (select from queue_row where staff_id = $1 and patient_id = $2) as is',
};

/** Whether this coach has the patient on their queue. */
export const isInPanel = async (tx: PracticeTx, staffId: string, patientId: string): Promise<boolean> =>
  (await runStatement<{ is: boolean }>(tx, inPanel, [staffId, patientId]))[0]?.is ?? false;

const inQueue: Statement = {
  name: 'patients of a queue',
  text: 'select patient_id as "patientId" from queue_row where staff_id = $1',
};

/** Everybody on this coach's queue. */
export const patientsInQueue = async (tx: PracticeTx, staffId: string): Promise<string[]> =>
  (await runStatement<{ patientId: string }>(tx, inQueue, [staffId])).map(({ patientId }) => patientId);

const scores: Statement = {
  name: 'how much patients are needed',
  text: `select patient_id as "patientId", max(score)::int as score from queue_row
    where patient_id = any ($1::text[]) group by 1`,
};

/** How high they stand on whatever queue they stand highest: by `heightOf`. */
export const scoresOf = async (tx: PracticeTx, patientIds: readonly string[]): Promise<Map<string, number>> =>
  new Map(
    (await runStatement<{ patientId: string; score: number }>(tx, scores, [patientIds])).map(
      ({ patientId, score }) => [patientId, score],
    ),
  );
