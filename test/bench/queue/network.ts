import { sql } from 'drizzle-orm';
import type { PracticeTx } from '../../../server/storage/database.ts';
import { staff } from '../../../server/storage/schema.ts';
import { seal } from '../../../server/storage/seal.ts';
import type { TestPractice } from '../../parts/practice.ts';
import { chartOf } from '../month/chart.ts';
import type { BenchData } from '../server-process.ts';

export const size = { patients: 10_000, coaches: 100 };
/** The day of the bench's charts and talks. */
export const now = new Date('2026-10-28T15:00:00Z');
export const patientAt = (n: number): string => `p${String(n + 1).padStart(5, '0')}`;

/**
 * Ten thousand patients of a hundred coaches: each with a talk, ten contacts, a plan with its days, a promise, an open
 * teach-back, a report and a chart of 20 KB.
 */
export async function addPanels(
  data: BenchData,
  { practiceId, iss, staff: people }: TestPractice,
): Promise<void> {
  const within = <T>(work: (tx: PracticeTx) => Promise<T>) => data.db.withPractice(practiceId, work);
  await within(async tx => {
    await tx.execute(sql`set local statement_timeout = 0`);
    await tx.insert(staff).values(
      Array.from({ length: size.coaches - 1 }, (_, n) => ({
        ...{ practiceId, iss, id: coachAt(n + 1), name: `Coach ${n + 1}`, role: 'coach' as const },
        fhirUser: `Practitioner/coach-${n + 1}`,
      })),
    );
    const first = people.coach.id;
    const ids = sql`array[${sql.join(
      [first, ...Array.from({ length: size.coaches - 1 }, (_, n) => coachAt(n + 1))].map(id => sql`${id}`),
      sql`, `,
    )}]::uuid[]`;
    const here = sql`current_setting('app.practice')::uuid`;
    const patient = sql`'p' || lpad((n + 1)::text, 5, '0')`;
    const coach = sql`(${ids})[1 + n / ${size.patients / size.coaches}]`;
    const all = sql`generate_series(0, ${size.patients - 1}) n`;
    const at = sql`timestamptz '2026-10-25T15:00:00Z' - make_interval(days => n % 40)`;
    const day = sql`((${at}) + interval '7 days')::date::text`;
    const plan = sql`jsonb_build_object('status', 'active', 'goal', 'Walk after supper', 'nextContact', jsonb_build_object('date', ${day}, 'means', 'phone'))`;
    const draft = sql`jsonb_build_object('nextContact', jsonb_build_object('date', ${day}, 'means', 'phone'), 'agenda', jsonb_build_object('words', repeat('What they said of their week. ', 60)))`;
    await tx.execute(sql`insert into care_team_member (practice_id, patient_id, staff_id, because, since)
      select ${here}, ${patient}, ${coach}, 'said', '2026-01-05' from ${all}`);
    await tx.execute(sql`insert into coaching_session (practice_id, id, patient_id, staff_id, status, rev, version, draft, opened_at, saved_at, signed_at)
      select ${here}, md5('s' || n)::uuid, ${patient}, ${coach}, 'signed', 1, 1, ${draft}, ${at}, ${at}, ${at} from ${all}`);
    await tx.execute(sql`insert into contact (practice_id, id, patient_id, staff_id, session_id, mode, started_at, ended_at, minutes)
      select ${here}, gen_random_uuid(), ${patient}, ${coach}, null, 'phone', ${at} - make_interval(days => 14 * c), ${at} - make_interval(days => 14 * c),
        '{"byActivity": {"planning": 9}, "total": 9}' from ${all}, generate_series(0, 9) c`);
    await tx.execute(sql`insert into action_plan (practice_id, id, patient_id, session_id, status, plan, since)
      select ${here}, 'plan' || n, ${patient}, md5('s' || n)::uuid, 'active', ${plan}, ${at} from ${all}`);
    await tx.execute(sql`insert into check_in (practice_id, id, patient_id, plan_id, day, done, from_whom, at)
      select ${here}, gen_random_uuid(), ${patient}, 'plan' || n, (date '2026-10-28' - d)::text,
        (array['done', 'partly', 'not-done'])[1 + (n + d) % 3], 'patient', ${at} from ${all}, generate_series(1, 20) d`);
    await tx.execute(sql`insert into promise (practice_id, id, patient_id, session_id, what, to_whom, due, made_at)
      select ${here}, 'promise' || n, ${patient}, md5('s' || n)::uuid, 'Ask about the bus pass', 'patient', ${day}, ${at} from ${all}`);
    await tx.execute(sql`insert into teach_back (practice_id, id, patient_id, session_id, status, outcome, since)
      select ${here}, 'teach' || n, ${patient}, md5('s' || n)::uuid, 'open', '{"topic": "Low sugar"}', ${at} from ${all}`);
    await tx.execute(sql`insert into patient_report (practice_id, id, patient_id, staff_id, from_what, told_by, at, readings, recorded_at)
      select ${here}, gen_random_uuid(), ${patient}, ${coach}, 'check-in', 'patient', ${at},
        '[{"measure": "blood-pressure", "systolic": 142, "diastolic": 91, "unit": "mm[Hg]"}]', ${at} from ${all}`);
  });
  for (let from = 0; from < size.patients; from += 500)
    await within(async tx => {
      const rows = Array.from({ length: 500 }, (_, n) => {
        const id = patientAt(from + n);
        const place = { practiceId, table: 'chart_snapshot', row: id, column: 'sealed' };
        return { id, sealed: seal(data.keys, place, JSON.stringify(chartOf(id, from + n, 'Osei'))) };
      });
      await tx.execute(sql`insert into chart_snapshot (practice_id, patient_id, sealed, read_at)
        select current_setting('app.practice')::uuid, r.id, r.sealed, '2026-10-01T09:00:00Z'
        from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (id text, sealed text)`);
    });
}

const coachAt = (n: number): string => `0198c0de-0000-4000-8000-${String(n).padStart(12, '0')}`;
