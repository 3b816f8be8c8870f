import { forEver } from '../domain/billing/steady-until.ts';
import { runStatement, type Statement } from './connections.ts';
import type { PracticeTx } from './database.ts';
import { insertFromJson } from './rows-in-json.ts';
import { evaluatedPatient } from './schema.ts';
import { type KeyRing, type SealPlace, seal, unseal } from './seal.ts';
import { oneAtATime } from './turns.ts';

export type { MonthTotals } from './schema.ts';
export type EvaluatedRow = typeof evaluatedPatient.$inferSelect;

/** Whoever works months out anew does it one at a time in a practice, until the transaction ends. */
export const turnToEvaluate = (tx: PracticeTx): Promise<void> => oneAtATime(tx, 'evaluate');

/**
 * Of everybody of whom something changed, what was worked out holds no more, in any month that is kept; who is new in such
 * a month is put into it. Only in one's turn. `$1`: the practice's zone.
 */
const takeIn: Statement = {
  name: 'take in what changed for billing',
  text: `
    with gone as (delete from billing_change returning practice_id, patient_id),
    changed as (select distinct practice_id, patient_id from gone),
    known as (update evaluated_patient e set until = '' from changed c
      where e.practice_id = c.practice_id and e.patient_id = c.patient_id and e.until <> ''
      returning e.practice_id, e.month),
    added as (
      insert into evaluated_patient (practice_id, month, patient_id, until, round, place, claims, minutes, told_en, told_es)
      select m.practice_id, m.month, c.patient_id, '', 0, 0, 0, 0, '', ''
      from evaluated_month m join changed c on c.practice_id = m.practice_id
      where exists (select from contact o where o.practice_id = c.practice_id and o.patient_id = c.patient_id
          and o.started_at >= (m.month || '-01')::date::timestamp at time zone $1
          and o.started_at < ((m.month || '-01')::date + interval '1 month')::timestamp at time zone $1)
        or exists (select from billing_month b where b.practice_id = c.practice_id and b.month = m.month
          and b.patient_id = c.patient_id)
      on conflict (practice_id, month, patient_id) do nothing returning practice_id, month),
    touched as (select practice_id, month from known union select practice_id, month from added)
    update evaluated_month m set until = '' from touched t where t.practice_id = m.practice_id and t.month = m.month`,
};

export const takeInChanges = async (tx: PracticeTx, timeZone: string): Promise<void> => {
  if (await hasChanges(tx)) await runStatement(tx, takeIn, [timeZone]);
};

/** Whether something changed that was not taken in. */
export const hasChanges = async (tx: PracticeTx): Promise<boolean> =>
  (await runStatement<{ is: boolean }>(tx, changed, []))[0]?.is ?? false;

const changed: Statement = {
  name: 'whether anything changed for billing',
  text: 'select exists (select from billing_change) as is',
};

/** Everybody of a month, to be worked out on a new basis. Only in one's turn, and after what changed was taken in. */
const begin: Statement = {
  name: 'begin to evaluate a month',
  text: `
    with month as (
      insert into evaluated_month as m (practice_id, month, basis, round, begun_in, totals, looked_at)
      values (current_setting('app.practice')::uuid, $1, $2, 1, 1, '{}', $4)
      on conflict (practice_id, month) do update
        set basis = excluded.basis, round = m.round + 1, begun_in = m.round + 1, looked_at = excluded.looked_at, until = ''
      returning practice_id),
    everybody as (
      select patient_id from contact
      where started_at >= ($1 || '-01')::date::timestamp at time zone $3
        and started_at < (($1 || '-01')::date + interval '1 month')::timestamp at time zone $3
      union select patient_id from billing_month where month = $1
      union select patient_id from evaluated_patient where month = $1)
    insert into evaluated_patient (practice_id, month, patient_id, until, round, place, claims, minutes, told_en, told_es)
    select practice_id, $1, patient_id, '', 0, 0, 0, 0, '', '' from month, everybody
    on conflict (practice_id, month, patient_id) do update set until = ''`,
};

export const beginMonth = async (
  tx: PracticeTx,
  { month, basis, timeZone, at }: { month: string; basis: string; timeZone: string; at: string },
): Promise<void> => {
  await runStatement(tx, begin, [month, basis, timeZone, at]);
};

const due: Statement = {
  name: 'whom to evaluate anew',
  text: `select patient_id as id from evaluated_patient where month = $1 and until < $2
    order by until, patient_id limit $3`,
};

/** Of a month, so many patients who must be worked out anew by this day. */
export const dueToEvaluate = async (
  tx: PracticeTx,
  of: { month: string; day: string; most: number },
): Promise<string[]> =>
  (await runStatement<{ id: string }>(tx, due, [of.month, of.day, of.most])).map(({ id }) => id);

const keep: Statement = {
  name: 'keep evaluated patients',
  text: `${insertFromJson(evaluatedPatient, 1)} on conflict (practice_id, month, patient_id) do update set
    until = excluded.until, round = excluded.round, state = excluded.state, place = excluded.place,
    claims = excluded.claims, minutes = excluded.minutes, told_en = excluded.told_en, told_es = excluded.told_es,
    who_sealed = excluded.who_sealed, call_due = excluded.call_due`,
};
const nextRound: Statement = {
  name: 'next round of a month',
  text: `update evaluated_month set round = round + 1 where month = $1 returning round`,
};
const recount: Statement = {
  name: 'recount a month',
  text: `update evaluated_month set totals = coalesce((
      select jsonb_object_agg(state, jsonb_build_object('patients', patients, 'claims', claims, 'minutes', minutes))
      from (select state, count(*) as patients, sum(claims) as claims, sum(minutes) as minutes
        from evaluated_patient where month = $1 and state is not null group by state) each), '{}'),
      until = coalesce((select until from evaluated_patient where month = $1 order by until limit 1), $2)
    where month = $1`,
};

/** Keeps what was worked out, with the month's totals: one round. Only in one's turn. */
export async function keepEvaluated(
  tx: PracticeTx,
  month: string,
  rows: readonly Omit<EvaluatedRow, 'round'>[],
): Promise<void> {
  const [{ round } = { round: 1 }] = await runStatement<{ round: number }>(tx, nextRound, [month]);
  await runStatement(tx, keep, [JSON.stringify(rows.map(row => ({ ...row, round })))]);
  await recountMonth(tx, month);
}

/** Totals of a month as it is kept, and until when all of it holds. Only in one's turn. */
export const recountMonth = async (tx: PracticeTx, month: string): Promise<void> => {
  await runStatement(tx, recount, [month, forEver]);
};

const left: Statement = {
  name: 'how much of a month is left to evaluate',
  text: `select count(*)::int as of, count(*) filter (where until < $2)::int as left
    from evaluated_patient where month = $1`,
};

/** How many of a month are still to be worked out, of how many. */
export const leftToEvaluate = async (
  tx: PracticeTx,
  month: string,
  day: string,
): Promise<{ left: number; of: number }> =>
  (await runStatement<{ left: number; of: number }>(tx, left, [month, day]))[0] ?? { left: 0, of: 0 };

export const sealOfPatient = (
  keys: KeyRing,
  practiceId: string,
  of: { month: string; patientId: string },
  who: { name?: string; born?: string },
): string => seal(keys, placeOf(practiceId, of), JSON.stringify(who));

export const patientInSeal = (
  keys: KeyRing,
  practiceId: string,
  of: { month: string; patientId: string },
  sealed: string,
): { name?: string; born?: string } => JSON.parse(unseal(keys, placeOf(practiceId, of), sealed));

const placeOf = (practiceId: string, of: { month: string; patientId: string }): SealPlace => ({
  ...{ practiceId, table: 'evaluated_patient', row: `${of.month} ${of.patientId}`, column: 'who_sealed' },
});
