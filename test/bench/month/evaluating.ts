import { sql } from 'drizzle-orm';
import { monthPatient } from '../../../server/domain/desk/month-row.ts';
import { asksOf } from '../../../server/storage/billing-asks.ts';
import { denialsOf } from '../../../server/storage/denials.ts';
import { evaluatePatients } from '../../../server/workflow/desk/evaluate.ts';
import { lookAtMonth, type MonthView } from '../../../server/workflow/desk/look-at-month.ts';
import type { Biller } from '../../../server/workflow/desk/teller.ts';
import { type Figure, median, timesQuicker, told } from '../figure.ts';
import type { BenchData } from '../server-process.ts';
import { timesOf } from './first-page.ts';
import { months, patientAt, size } from './network.ts';

const now = new Date('2026-10-28T15:00:00Z');
/** So many are worked out one by one, and taken for the rest. */
const sample = 1_000;
const changed = 200;

/** Asks until the month is there, as a page does. */
export async function untilThere(data: BenchData, who: Biller, month: string): Promise<MonthView> {
  for (;;) {
    const seen = await lookAtMonth(data, who, { month, language: 'en' }, now);
    if ('because' in seen) throw new Error(seen.because);
    if (!seen.underWay) return seen;
  }
}

/**
 * A month of ten thousand patients worked out from nothing, beside the same rules with their questions asked one patient at
 * a time; and the look after two hundred of them changed.
 */
export async function evaluating(
  data: BenchData,
  who: Biller,
  say: (sentence: string) => void,
): Promise<Figure[]> {
  say(`${size.patients} patients are worked out from nothing`);
  const whole = await secondsOf(() => untilThere(data, who, months.open));
  const nothing = median(await timesOf(21, () => untilThere(data, who, months.open)));
  await data.db.withPractice(who.practiceId, tx =>
    tx.execute(sql`insert into contact (practice_id, id, patient_id, staff_id, mode, started_at, ended_at, minutes)
      select practice_id, gen_random_uuid(), 'p' || lpad((n * 37)::text, 5, '0'),
        (select id from staff where role = 'coach' order by name limit 1), 'phone', '2026-10-27T15:00:00Z', '2026-10-27T15:20:00Z',
        '{"byActivity": {"planning": 9}, "total": 9}' from practice, generate_series(1, ${changed}) n`),
  );
  const after = await secondsOf(() => untilThere(data, who, months.open));
  say(`${sample} are worked out one by one`);
  const one = (await secondsOf(() => oneByOne(data, who))) / sample;
  return [
    told(`${size.patients} patients from nothing`, whole, 's'),
    told('each of them', (whole * 1_000) / size.patients, 'ms'),
    timesQuicker(2, `${size.patients} patients from nothing`, {
      ...{ ours: whole, theirs: one * size.patients },
      against: 'the same rules, asked for one patient at a time',
    }),
    told(`the look after ${changed} changed`, after * 1_000, 'ms'),
    timesQuicker(20, `the look after ${changed} changed`, {
      ...{ ours: after, theirs: whole },
      against: 'everybody worked out anew',
    }),
    told('the look after nothing changed, whole, p50', nothing, 'ms'),
  ];
}

/** What it is without lots: a transaction each, and its questions one after another. */
async function oneByOne({ db, keys }: BenchData, { practiceId, settings }: Biller): Promise<void> {
  for (let n = 0; n < sample; n++) {
    const patientId = patientAt((n * 9) % size.patients);
    await db.withPractice(practiceId, async tx => {
      const asked = { practiceId, settings, month: months.open, now, patientIds: [patientId] };
      const [found] = (await evaluatePatients(tx, keys, asked)).evaluated;
      if (found === undefined) throw new Error('nobody was worked out');
      const { evaluation, set, coaches } = found;
      const asks = await asksOf(tx, [patientId]);
      const denied = (await denialsOf(tx, months.open, [patientId])).length;
      const shown = {
        patientId,
        evaluation,
        lines: set.lines,
        notUsed: set.minutesNotUsed,
        asks,
        coaches,
        denied,
      };
      return monthPatient(shown, 'en');
    });
  }
}

async function secondsOf(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return (performance.now() - began) / 1_000;
}
