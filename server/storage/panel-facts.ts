import type { ReportedReading } from '../domain/escalation/reported.ts';
import type { Urgency } from '../domain/handoff/handoff.ts';
import type { PatientFacts } from '../domain/panel/facts.ts';
import { runStatement, type Statement } from './connections.ts';
import type { PracticeTx } from './database.ts';

/** What the tables say of one patient; days in the practice's zone. Of the chart only whether and as of when it was read. */
export type FactsRow = Pick<
  PatientFacts,
  | 'patientId'
  | 'tries'
  | 'promises'
  | 'teachBacks'
  | 'checkIns'
  | 'messages'
  | 'answers'
  | 'dates'
  | 'redFlags'
> & {
  bookings: NonNullable<PatientFacts['bookings']>;
  lastReached: string | null;
  lastTried: string | null;
  /** When a session was, or a contact in which the coach says it was talked about what came. */
  lastTalked: string | null;
  lastHeard: string | null;
  plans: { goal: string; review?: string }[];
  agreed: string | null;
  reported: { day: string; readings: ReportedReading[] }[];
  handoff: { day: string; urgency: Urgency; taken: boolean; found?: true } | null;
  chartSealed: string | null;
  /** The chart was read again since what is kept of it was taken from it. */
  chartIsNewer: boolean;
};

const day = (instant: string) => `(${instant} at time zone $2)::date::text`;
/** As text: nothing looks into it again here, so to take it apart into `jsonb` would be for nothing. */
const listOf = (what: string, which = '') =>
  `json_strip_nulls(json_agg(json_build_object(${what})) ${which})`;
const every = (what: string, from: string) => `coalesce((select ${listOf(what)} from ${from}), '[]')`;
/** Of who was not in a group after all there was none. */
const contacts = 'from contact c where c.patient_id = a.patient_id and coalesce(c.group_size, 1) > 0';
const newest = 'order by c.started_at desc limit 1';
/** A contact that came about with the patient; whoever logs one by hand says whom they reached. */
const isReached = `coalesce(c.logged ->> 'reached', 'patient') = 'patient'`;

/** A session; or a contact in which, as the coach says, it was talked about what came since the last one. */
const isTalk = `(c.logged is null or c.logged ->> 'talkedAbout' = 'true')`;

/** That somebody tried, as `triesSince` counts it for the dialog of contacts; nothing that was taken back. */
const isTry = `coalesce(c.group_size, 1) > 0 and c.logged ->> 'reached' = 'nobody' and c.logged ->> 'direction' = 'out'
  and c.logged ->> 'kind' <> 'coordination'`;
/** A contact's own promise to call again. */
const isOfContact = `p.id = p.session_id::text || '.again'`;

/**
 * What a patient wrote and nobody answered: unread; or read, and since then nothing went out and they were not reached. What
 * was only reported before there were threads waits until they are reached.
 */
const waiting = `
  select m.written_at from message m where m.patient_id = a.patient_id and m.from_whom <> 'coach' and m.taken_back_at is null
    and (m.reading = 'unread' or (m.reading = 'read' and m.recorded_at > k.since
      and not exists (select from message o where o.practice_id = m.practice_id and o.patient_id = m.patient_id
        and o.from_whom = 'coach' and o.taken_back_at is null and o.left_at > m.recorded_at)))
  union all
  select r.at from patient_report r where v.wrote and r.patient_id = a.patient_id and r.from_what = 'message'
    and r.recorded_at > k.since
    and not exists (select from message m where m.practice_id = r.practice_id and m.id = r.id)`;

/**
 * All facts of many patients at once: each table is asked by its index of patients, in one round. `$1`: ids, `$2`: zone,
 * `$3`: the first day of check-ins that count. `offset 0` has what stands before it worked out once for each patient, and
 * by its index, however many patients there are; `since` by itself, because a `coalesce` within a condition keeps it from an
 * index behind the walls between practices. A table is asked a second time only of whom the first look did not tell it all:
 * of most the newest contact is the one in which they were reached and talked with.
 */
const facts: Statement = {
  name: 'facts of a panel',
  text: `
    select a.patient_id as "patientId", ${day('k.reached')} as "lastReached", ${day('k.tried')} as "lastTried",
      ${day('k.talked')} as "lastTalked",
      ${day('greatest(h.checked, v.told)')} as "lastHeard",
      case when k.tried > k.since then ${every(
        `'day', ${day('c.started_at')}`,
        `contact c where c.patient_id = a.patient_id and ${isTry} and c.started_at > k.since`,
      )} else '[]' end as tries,
      ${every(`'what', p.what, 'to', p.to_whom, 'due', p.due, 'said', case when ${isOfContact} then ${day('p.made_at')} end`, 'promise p where p.patient_id = a.patient_id and p.kept_on is null')} as promises,
      ${every(`'topic', t.outcome ->> 'topic', 'day', ${day('t.since')}`, `teach_back t where t.patient_id = a.patient_id and t.status = 'open'`)} as "teachBacks",
      ${every(
        `'goal', p.plan ->> 'goal', 'review', coalesce(p.went #>> '{next,date}', p.plan #>> '{nextContact,date}')`,
        `action_plan p where p.patient_id = a.patient_id and p.status = 'active'`,
      )} as plans,
      (select s.draft #>> '{nextContact,date}' from coaching_session s
        where s.patient_id = a.patient_id and s.signed_at is not null order by s.opened_at desc limit 1) as agreed,
      h.days as "checkIns",
      ${every(`'day', ${day('m.written_at')}`, `(${waiting}) m`)} as messages,
      ${every(
        `'day', ${day('q.answered_at')}`,
        `question q where q.patient_id = a.patient_id and q.status = 'answered' and q.for_patient
          and q.taken_up_in is null and q.answered_at > k.since`,
      )} as answers,
      coalesce(v.reported, '[]') as reported,
      (select jsonb_build_object('day', ${day('f.handed_over_at')}, 'urgency', f.urgency, 'taken', f.taken_by is not null) || case when f.found then '{"found": true}'::jsonb else '{}' end
        from handoff f where f.patient_id = a.patient_id and f.status in ('called', 'waiting', 'taken')
        order by f.handed_over_at desc limit 1) as handoff,
      ${every(`'id', d.id, 'what', d.what, 'day', d.day`, 'coach_date d where d.patient_id = a.patient_id and d.dropped_at is null')} as dates,
      ${every(
        `'day', ${day('b.starts_at')}, 'clock', to_char(b.starts_at at time zone $2, 'HH24:MI'), 'means', b.means,
          'missed', b.state = 'missed'`,
        `booking b where b.patient_id = a.patient_id and b.state in ('booked', 'missed')
          and b.starts_at > k.since - interval '1 day'`,
      )} as bookings,
      ${every(`'day', ${day('e.raised_at')}`, 'escalation e where e.patient_id = a.patient_id and e.closed_at is null')} as "redFlags",
      w.sealed as "chartSealed", n.read_at is not null and n.read_at > coalesce(w.read_at, '-infinity') as "chartIsNewer"
    from unnest($1::text[]) as a (patient_id)
    left join lateral (
      select r.*, coalesce(r.reached, '-infinity') as since from (
        select n.started_at as tried,
          case when n.reached then n.ended_at when n.started_at is not null
            then (select c.ended_at ${contacts} and ${isReached} ${newest}) end as reached,
          case when n.reached and n.talk then n.ended_at when n.started_at is not null
            then (select c.ended_at ${contacts} and ${isReached} and ${isTalk} ${newest}) end as talked
        from (select) one left join lateral (
          select c.started_at, c.ended_at, ${isReached} as reached, ${isTalk} as talk ${contacts} ${newest}) n on true
        offset 0) r offset 0) k on true
    left join lateral (
      select max(i.at) filter (where i.from_whom <> 'coach') as checked,
        string_agg(i.day || ' ' || i.done, ',') as days
      from action_plan p join check_in i on i.practice_id = p.practice_id and i.plan_id = p.id
      where p.patient_id = a.patient_id and p.status = 'active' and i.day >= $3) h on true
    left join lateral (
      select max(r.recorded_at) as told, bool_or(r.from_what = 'message') as wrote,
        ${listOf(
          `'day', ${day('r.at')}, 'readings', r.readings`,
          `filter (where r.at > coalesce(k.talked, '-infinity') and jsonb_array_length(r.readings) > 0)`,
        )} as reported
      from patient_report r where r.patient_id = a.patient_id) v on true
    left join lateral (select sealed, read_at from queue_chart where patient_id = a.patient_id offset 0) w on true
    left join lateral (select read_at from chart_snapshot where patient_id = a.patient_id offset 0) n on true`,
};

/** The facts of these patients. `checkInsFrom`: YYYY-MM-DD. */
export async function factsOf(
  tx: PracticeTx,
  patientIds: readonly string[],
  { timeZone, checkInsFrom }: { timeZone: string; checkInsFrom: string },
): Promise<FactsRow[]> {
  const rows = await runStatement<Asked>(tx, facts, [patientIds, timeZone, checkInsFrom]);
  return rows.map(row => ({ ...row, checkIns: checkInsIn(row.checkIns) }));
}

/** Days with what was done, `2026-10-28 partly,2026-10-27 done`: as objects they would be most of what is asked. */
type Asked = Omit<FactsRow, 'checkIns'> & { checkIns: string | null };
const checkInsIn = (days: string | null): FactsRow['checkIns'] =>
  (days?.split(',') ?? []).map(one => ({ day: one.slice(0, 10), done: one.slice(11) as DoneOn }));
type DoneOn = FactsRow['checkIns'][number]['done'];
