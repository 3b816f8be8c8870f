import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import pg from 'pg';
import { type BillingSettings, usualBilling } from '../../../server/domain/desk/billing-settings.ts';
import type { KeptLine } from '../../../server/domain/desk/kept-month.ts';
import {
  defaultSettings,
  type PracticeSettings,
  type Staff,
} from '../../../server/domain/practice/settings.ts';
import { sealWho } from '../../../server/storage/billing-months.ts';
import type { PracticeTx } from '../../../server/storage/database.ts';
import { databaseFromEnvironment } from '../../../server/storage/from-environment.ts';
import { emr, practice, staff } from '../../../server/storage/schema.ts';
import { seal } from '../../../server/storage/seal.ts';
import { keepMonthsUp } from '../../../server/workflow/desk/keep-months.ts';
import type { BenchData } from '../server-process.ts';
import { chartOf } from './chart.ts';

/** A practice network: its people, who has patients since five years. */
export type Network = { practiceId: string; settings: PracticeSettings; biller: Staff };

export const size = { encounters: 1_000_000, months: 60, patients: 10_000, lines: 10 };
/** The month that is worked out, one that was closed with many lines, and one of years ago. */
export const months = { open: '2026-10', closed: '2026-09', old: '2022-03' };
export const iss = 'http://127.0.0.1:9/network/fhir';
const pinned: typeof emr.$inferInsert.pinned = {
  ...{ issuer: iss, authorizationEndpoint: `${iss}/authorize`, tokenEndpoint: `${iss}/token` },
  ...{ jwksUri: `${iss}/jwks`, checkedAt: '2026-10-01T09:00:00Z' },
  accepts: { fhirVersion: '4.0.1', reads: {}, writes: {}, transaction: false, batch: false },
};
const credentials = ['MA', 'RN', 'CHW', 'NBC-HWC', 'MA, CHI-trained', 'RN/NBC-HWC'];

/** Puts the network into the database: people, a million contacts, charts, consents, facts, and a closed month. */
export async function addNetwork(data: BenchData, say: (sentence: string) => void): Promise<Network> {
  const practiceId = randomUUID();
  const billing: BillingSettings = {
    ...usualBilling,
    offers: ['ccm', 'chi', 'pcm', 'tobacco'] as never,
    assumedPayerMayLeave: true,
  };
  const settings = { ...defaultSettings, timeZone: 'America/New_York', billing };
  const person = (role: Staff['role'], n: number, credential: string, supervisorId?: string) => ({
    ...{ id: randomUUID(), name: `${role} ${n}`, role, credential, fhirUser: `Practitioner/${role}-${n}` },
    ...(supervisorId && { supervisorId }),
  });
  const physicians = [1, 2, 3, 4, 5].map(n => person('physician', n, 'MD'));
  const coaches = Array.from({ length: 20 }, (_, n) =>
    person('coach', n, credentials[n % credentials.length] ?? '', physicians[n % 5]?.id),
  );
  const biller = person('biller', 1, '');
  const within = <T>(work: (tx: PracticeTx) => Promise<T>) => data.db.withPractice(practiceId, work);
  await within(async tx => {
    await tx
      .insert(practice)
      .values({ practiceId, name: 'Network', settings, addedAt: '2021-11-01T09:00:00Z' });
    await tx.insert(emr).values({
      ...{ practiceId, iss, vendor: 'open', clientId: 'alongside', clientAuth: 'public', scopes: {} },
      ...{ frameOrigins: [], pinned },
    });
    await tx
      .insert(staff)
      .values([...physicians, ...coaches, biller].map(one => ({ practiceId, iss, ...one })));
  });
  say('a million contacts of five years are written');
  const ids = sql`array[${sql.join(
    coaches.map(({ id }) => sql`${id}`),
    sql`, `,
  )}]::uuid[]`;
  const each = Math.ceil(size.encounters / size.months);
  for (let back = size.months - 1; back >= 0; back--)
    await within(tx => contactsOf(tx, ids, { back, many: each }));
  say('charts, consents and closed months are written');
  for (let from = 0; from < size.patients; from += 500)
    await within(tx => patientsOf(tx, data, practiceId, from, physicians[from % 5]?.name ?? ''));
  await within(tx => consentsOf(tx, ids));
  for (let from = 0; from < size.patients; from += 500)
    await within(tx =>
      closedMonths(tx, data, { practiceId, biller, from, supervisor: physicians[0]?.id ?? '' }),
    );
  await keepMonthsUp(data, practiceId, new Date('2026-10-28T09:00:00Z'));
  await tidied(data);
  return { practiceId, settings, biller };
}

/** As the database does by itself within minutes of so much being written. */
export async function tidied({ folder }: BenchData): Promise<void> {
  const { ownerUrl, stop } = await databaseFromEnvironment({}, folder);
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  await owner.query('vacuum analyze');
  await owner.end();
  await stop();
}

const here = sql`current_setting('app.practice')::uuid`;
const nameOfPatient = sql`'p' || lpad((1 + (n * 7919) % ${size.patients})::text, 5, '0')`;

/** Of one month: each patient at least once, a half of them by a signed session whose plan says what it was about. */
async function contactsOf(
  tx: PracticeTx,
  coaches: ReturnType<typeof sql>,
  of: { back: number; many: number },
) {
  const month = sql`(date '2026-10-01' - make_interval(months => ${of.back}))`;
  const at = sql`${month} + make_interval(days => n % 28, hours => 14 + n % 8, mins => n % 60)`;
  const coach = sql`(${coaches})[1 + (1 + (n * 7919) % ${size.patients}) % 20]`;
  const minutes = sql`jsonb_build_object('byActivity', jsonb_build_object('planning', 4 + n % 17, 'teaching', 3 + n % 11), 'total', 7 + n % 17 + n % 11)`;
  const signed = of.back === 0;
  const session = signed ? sql`case when n % 2 = 0 then md5('s' || n)::uuid end` : sql`null::uuid`;
  await tx.execute(sql`set local statement_timeout = 0`);
  if (signed) {
    await tx.execute(sql`insert into coaching_session (practice_id, id, patient_id, staff_id, status, rev, version, draft, opened_at, saved_at)
      select ${here}, md5('s' || n)::uuid, ${nameOfPatient}, ${coach}, 'signed', 1, 1, '{}', ${at}, ${at}
      from generate_series(0, ${of.many - 1}) n where n % 2 = 0`);
    await tx.execute(sql`insert into signature (practice_id, session_id, version, sign_key, signed, note, staff_id, signed_at)
      select ${here}, md5('s' || n)::uuid, 1, 'k', jsonb_build_object('plans', jsonb_build_array(jsonb_build_object('domain',
        (array['food', 'activity', 'tobacco', 'medicines'])[1 + n % 4], 'goal', repeat('a goal in the patient’s words ', 20)))),
        repeat('A note of a talk. ', 60), ${coach}, ${at} from generate_series(0, ${of.many - 1}) n where n % 2 = 0`);
  }
  await tx.execute(sql`insert into contact (practice_id, id, patient_id, staff_id, session_id, mode, started_at, ended_at, minutes)
    select ${here}, gen_random_uuid(), ${nameOfPatient}, ${coach}, ${session}, (array['phone', 'video', 'in-person'])[1 + n % 3],
      ${at}, ${at} + interval '30 minutes', ${minutes} from generate_series(0, ${of.many - 1}) n`);
}

async function patientsOf(
  tx: PracticeTx,
  { keys }: BenchData,
  practiceId: string,
  from: number,
  physician: string,
) {
  const rows = Array.from({ length: 500 }, (_, n) => {
    const patientId = patientAt(from + n);
    const place = { practiceId, table: 'chart_snapshot', row: patientId, column: 'sealed' };
    return {
      id: patientId,
      sealed: seal(keys, place, JSON.stringify(chartOf(patientId, from + n, physician))),
    };
  });
  await tx.execute(sql`insert into chart_snapshot (practice_id, patient_id, sealed, read_at)
    select ${here}, r.id, r.sealed, '2026-10-01T09:00:00Z' from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (id text, sealed text)`);
}

export const patientAt = (n: number): string => `p${String(n + 1).padStart(5, '0')}`;

/** Of ten patients seven agreed to one kind of care and five to another; six have a plan. */
async function consentsOf(tx: PracticeTx, coaches: ReturnType<typeof sql>): Promise<void> {
  await tx.execute(sql`set local statement_timeout = 0`);
  for (const [kind, share] of [
    ['ccm', 7],
    ['chi', 5],
  ] as const)
    await tx.execute(sql`insert into patient_consent (practice_id, id, patient_id, to_care, said, words, told, day, staff_id, at)
      select ${here}, gen_random_uuid(), 'p' || lpad(n::text, 5, '0'), ${kind}, 'given', 'Yes', '', '2026-02-03', (${coaches})[1], '2026-02-03'
      from generate_series(1, ${size.patients}) n where n % 10 < ${share}`);
  await tx.execute(sql`insert into billing_fact (practice_id, id, patient_id, key, fact, staff_id, at)
    select ${here}, gen_random_uuid(), 'p' || lpad(n::text, 5, '0'), 'care-plan comprehensive',
      '{"is": "care-plan", "kind": "comprehensive", "from": "2026-02-03"}', (${coaches})[1], '2026-02-03'
    from generate_series(1, ${size.patients}) n where n % 10 < 6`);
}

type Closing = { practiceId: string; biller: Staff; from: number; supervisor: string };
/** A month that is locked with ten lines each, and two before it with two. */
async function closedMonths(tx: PracticeTx, { keys }: BenchData, of: Closing): Promise<void> {
  const rows = Array.from({ length: 500 }, (_, n) => patientAt(of.from + n)).flatMap(patientId =>
    [months.closed, '2026-08', '2026-07'].map((month, before) => {
      const who = { name: `Patient Number ${patientId}`, birthDate: '1958-02-03', mrn: `00${patientId}` };
      const lines = Array.from({ length: before === 0 ? size.lines : 2 }, (_, at) =>
        lineOf(month, at, of.supervisor),
      );
      const whoSealed = sealWho(keys, of.practiceId, { month, patientId }, who);
      return {
        month,
        patient: patientId,
        lines,
        who: whoSealed,
        status: before === 0 ? 'locked' : 'exported',
      };
    }),
  );
  await tx.execute(sql`insert into billing_month (practice_id, month, patient_id, status, rev, lines, who_sealed, deeds, staff_id, at)
    select ${here}, r.month, r.patient, r.status, 1, r.lines, r.who, '[]', ${of.biller.id}, '2026-10-02'
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (month text, patient text, status text, lines jsonb, who text)`);
}

const lineOf = (month: string, at: number, practitionerId: string): KeptLine => ({
  ...{ key: `99490 ${at}`, code: at % 2 ? '99439' : '99490', programme: 'ccm', units: 1, minutes: 20 },
  label: { en: 'Care management, 20 minutes', es: 'Manejo de cuidados, 20 minutos' },
  ...{
    day: `${month}-${String(10 + at)}`,
    used: [],
    place: '11',
    modifiers: [],
    practitionerId,
    staffIds: [],
  },
  ...{ why: [], source: 'CMS, a source with its page', mark: 'V1', unverified: [], payer: 'medicare', month },
  practitioner: { name: 'Priya Shah, MD', reference: 'Practitioner/physician-1' },
  performers: [{ name: 'Rosa Medina', credential: 'MA' }],
});
