import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { usualBilling } from '../../../server/domain/desk/billing-settings.ts';
import { kindOfFile } from '../../../server/domain/desk/export-kinds.ts';
import type { ClaimPacket } from '../../../server/http/contract/billing.ts';
import type { RosterView } from '../../../server/http/contract/roster.ts';
import { practice } from '../../../server/storage/schema.ts';
import { aCall, aChart, aSignedTalk } from './a-month.ts';
import { openDesk } from './at-the-desk.ts';

const clock = { now: new Date('2026-10-28T15:00:00Z') };
let desk: Awaited<ReturnType<typeof openDesk>>;
beforeAll(async () => {
  desk = await openDesk(clock);
  const { db, home } = desk;
  const offers = ['ccm', 'complex-ccm', 'apcm'] as const;
  const settings = { ...home.settings, billing: { ...usualBilling, offers: [...offers] } };
  await db.withPractice(home.practiceId, tx => tx.update(practice).set({ settings }));
  for (const [id, name] of [
    ['rosa', 'Rosa Morales'],
    ['walter', 'Walter Greene'],
  ] as const)
    await aChart(db, home, id, { name, birthDate: '1968-02-03', mrn: id });
  await aCall(db, home, 'rosa', '2026-10-06', 60);
  await aCall(db, home, 'walter', '2026-10-21', 2);
  const told = { said: 'given', words: 'Yes', told: 'As on the form', day: '2026-09-01' };
  await consent({ patient: 'rosa', to: 'ccm', ...told });
  await consent({ patient: 'walter', to: 'apcm', ...told });
  await keep({ is: 'care-plan', kind: 'comprehensive', from: '2026-04-02' });
});
afterAll(() => desk.close());

const month = '/api/months/2026-10';
/** Two deeds of the desk are never of one moment. */
const later = () => {
  clock.now = new Date(clock.now.getTime() + 1_000);
};
const consent = (body: object) => {
  later();
  return desk.as('biller', 'POST', '/api/consents', { key: randomUUID(), ...body });
};
const keep = (fact: object, patient = 'rosa', more: object = {}) => {
  later();
  return desk.as('biller', 'POST', '/api/billing-facts', { key: randomUUID(), patient, fact, ...more });
};
const packetOf = async (patient: string) =>
  (await desk.as<ClaimPacket>('biller', 'GET', `${month}/claims/${patient}`)).body;
const row = (patient: string) => desk.row('2026-10', patient);
const keysOf = async (patient: string) => (await row(patient)).lacks.map(({ key }) => key);

/** Seven minutes in the room about tobacco alone, of somebody who smokes. */
async function aTobaccoTalk(patient: string, day: string): Promise<void> {
  const { db, home } = desk;
  const who = { name: patient, birthDate: '1960-01-01', mrn: patient };
  await aChart(db, home, patient, who, ['Nicotine dependence, cigarettes']);
  await aSignedTalk(db, home, patient, day, { about: 'tobacco', minutes: 7 });
}

/** The desk asks a physician, who answers by one tap. */
async function askAndAnswer(key: string, offer: number): Promise<void> {
  later();
  expect((await desk.as('biller', 'POST', `${month}/claims/rosa/asks`, { key })).status).toBe(200);
  type Questions = { open: { id: string }[] };
  const { body } = await desk.as<Questions>('physician', 'GET', '/api/questions', {}, 'rosa');
  const path = `/api/questions/${body.open[0]?.id}/answer`;
  expect((await desk.as('physician', 'POST', path, { offer }, 'rosa')).status).toBe(200);
}

test('who pays is the practice’s guess until the biller states it, right where it is missed', async () => {
  const guessed = 'assumed-payer payer Medicare';
  expect(await keysOf('rosa')).toContain(guessed);
  expect((await packetOf('rosa')).forms[guessed]).toEqual({ is: 'payer' });
  for (const patient of ['rosa', 'walter']) await keep({ is: 'payer', payer: 'medicare' }, patient);
  expect(await keysOf('rosa')).not.toContain(guessed);
});

describe('a clinical judgement', () => {
  const stated = { is: 'stated', that: 'moderate-or-high-decision-making', yes: true, month: '2026-10' };
  const [judged, revised] = [
    'lacks-stated that moderate-or-high-decision-making',
    'lacks-stated that plan-set-up-or-revised',
  ];

  test('is told as missing where nothing else is, and is no biller’s to state', async () => {
    expect(await row('rosa')).toMatchObject({ state: 'missing', lines: '99490 · 99439×2' });
    expect(await keysOf('rosa')).toEqual([judged, revised]);
    expect((await packetOf('rosa')).forms).toEqual({});
    expect(await keep(stated)).toMatchObject({ status: 409, body: { because: 'for-a-physician' } });
  });

  test('stated by the physician’s one tap it turns the month’s line, and the line leaves in the file', async () => {
    await askAndAnswer(judged, 0);
    expect(await keysOf('rosa')).toEqual([revised]);
    await askAndAnswer(revised, 0);
    const packet = await packetOf('rosa');
    expect(packet.alternatives.map(({ lines }) => lines)).toContain('99487');
    expect(packet.written.slice(-2).map(({ told, by }) => `${by}: ${told}`)).toEqual([
      `${desk.home.staff.physician.name}: Decisions of moderate or high complexity were made. Yes. (Oct 2026)`,
      `${desk.home.staff.physician.name}: The care plan was set up or substantially revised this month. Yes. (Oct 2026)`,
    ]);
    const wanted = [{ code: '99487', units: 1 }];
    await desk.as('biller', 'POST', `${month}/claims/rosa/choice`, { wanted });
    const { print } = await row('rosa');
    await desk.as('biller', 'POST', `${month}/locks`, { patients: [{ id: 'rosa', print }] });
    const id = randomUUID();
    await desk.as('biller', 'POST', '/api/exports', { id, month: '2026-10' });
    expect((await desk.as('biller', 'GET', `/exports/${id}`)).text).toMatch(/,99487,/);
  });
});

describe('what a chart or a card shows', () => {
  const focal = { is: 'stated', that: 'primary-care-focal-point', yes: true };

  test('is stated by the biller where it is missed, and the row turns', async () => {
    const { forms } = await packetOf('walter');
    expect(forms['lacks-stated that primary-care-focal-point']).toEqual({
      ...{ is: 'stated', that: 'primary-care-focal-point' },
    });
    expect((await row('walter')).lacks[0]).toMatchObject({ fixer: 'biller', canAsk: true });
    await keep(focal, 'walter');
    await keep({ is: 'stated', that: 'qualified-medicare-beneficiary', yes: false }, 'walter');
    expect(await row('walter')).toMatchObject({ state: 'ready', lines: 'G0557', lacks: [] });
  });

  test('is taken back only with the reason, which the history keeps', async () => {
    const withdrawn = await keep(focal, 'walter', { withdraw: { because: '' } });
    expect(withdrawn.status).toBe(400);
    await keep(focal, 'walter', { withdraw: { because: 'He has a doctor in Oak Street' } });
    expect(await row('walter')).toMatchObject({ state: 'missing', lines: '' });
    expect((await packetOf('walter')).history.at(-1)?.told).toMatch(/Yes\. “He has a doctor in Oak Street”$/);
    await keep(focal, 'walter');
  });

  test('another payer has no rules here: he stays in the month, and it says so', async () => {
    const payer = { is: 'payer', payer: 'Harbor Mutual' };
    await keep(payer, 'walter');
    expect(await row('walter')).toMatchObject({
      ...{ state: 'not-billable', lines: '' },
      because: 'There are no rules of Harbor Mutual here: nothing is worked out for that payer.',
    });
    await keep(payer, 'walter', { withdraw: { because: 'It was his wife’s' } });
    await keep({ is: 'payer', payer: 'medicare' }, 'walter');
    expect(await row('walter')).toMatchObject({ state: 'ready', lines: 'G0557' });
  });

  test('what another practice claims this month is not claimed here', async () => {
    const elsewhere = { is: 'elsewhere', code: 'G0557', day: '2026-10-02', units: 1 };
    await keep(elsewhere, 'walter');
    expect(await row('walter')).toMatchObject({ state: 'not-billable' });
    await keep(elsewhere, 'walter', { withdraw: { because: 'That was Mr. Green' } });
  });

  test('a consent written down by hand says what they were told before', async () => {
    const given = { patient: 'walter', to: 'ccm', said: 'given', words: 'Yes', day: '2026-10-02' };
    expect(await consent(given)).toMatchObject({ status: 400, body: { field: 'told' } });
    expect((await consent({ ...given, told: 'The form of 2024' })).status).toBe(200);
    expect((await packetOf('walter')).consents.at(-1)).toMatchObject({ told: 'The form of 2024' });
  });
});

describe('what is measured', () => {
  const reading = (day: string, value: number, from: 'device' | 'clinic' = 'device') => ({
    ...{ at: `${day}T12:00:00Z`, value, from },
    source: { type: 'Observation', id: `${day} ${value}` },
  });
  const days = (from: number, count: number) =>
    Array.from({ length: count }, (_, n) => `2026-09-${String(from + n).padStart(2, '0')}`);
  const joins = { said: 'given', words: 'Yes', told: 'As on the form', day: '2026-09-01' };
  const refused = async (fact: object, patient: string) => (await keep(fact, patient)).body;
  const inUse = { is: 'device', kind: 'rpm', since: '2026-09-10' };
  const thirty = { is: 'device-days', kind: 'rpm', from: '2026-09-10', source: 'The maker’s own page' };

  beforeAll(async () => {
    const { db, home } = desk;
    const offers = ['ccm', 'complex-ccm', 'apcm', 'rpm', 'rpm-device', 'tobacco'] as const;
    const settings = {
      ...home.settings,
      billing: { ...usualBilling, offers: [...offers], assumedPayerMayLeave: true as const },
    };
    await db.withPractice(home.practiceId, tx => tx.update(practice).set({ settings }));
    // Two readings of one day are one day; a reading in the room is none of the device's.
    const readings = [...days(10, 16), '2026-09-10', '2026-10-09'].map(day => reading(day, 130));
    const measures = [
      {
        kind: 'blood-pressure' as const,
        unit: 'mmHg',
        readings: [...readings, reading('2026-09-27', 128, 'clinic')],
      },
    ];
    const who = { name: 'Bea', birthDate: '1960-01-01', mrn: 'bea' };
    await aChart(db, home, 'bea', who, undefined, '2026-10-20T09:00:00Z', measures);
    await aChart(db, home, 'cy', { ...who, name: 'Cy', mrn: 'cy' });
    for (const patient of ['bea', 'cy']) {
      await aCall(db, home, patient, '2026-10-21', 2);
      await consent({ patient, to: 'rpm', ...joins });
      for (const that of ['device-cleared-and-automatic', 'established-patient'])
        await keep({ is: 'stated', that, yes: true }, patient);
    }
  });

  test('the days of a device are counted in the record, once somebody wrote down since when it is in use', async () => {
    const unsaid = 'lacks-device to rpm';
    expect((await row('bea')).lacks).toMatchObject([{ key: unsaid, fixer: 'biller' }]);
    expect((await packetOf('bea')).forms[unsaid]).toEqual({ is: 'device', kinds: ['rpm'] });
    await keep(inUse, 'bea');
    expect(await row('bea')).toMatchObject({ state: 'ready', lines: '99454', lacks: [] });
    expect((await packetOf('bea')).lines[0]?.why).toEqual([
      '17 days with a reading from 10 Sep 2026 to 9 Oct 2026, counted in the record.',
    ]);
    await keep({ ...inUse, setUp: '2026-09-10' }, 'bea');
    expect((await row('bea')).lines).toBe('99453 · 99454');
  });

  test('where the record holds none the biller states the days, with where they are read', async () => {
    await keep(inUse, 'cy');
    const [key = ''] = await keysOf('cy');
    expect(key).toBe('lacks-device-days to rpm from 2026-09-10 until 2026-10-09');
    expect((await packetOf('cy')).forms[key]).toEqual({
      ...{ is: 'device-days', kind: 'rpm', from: '2026-09-10', until: '2026-10-09' },
      recorded: 0,
    });
    await keep({ ...thirty, days: 9 }, 'cy');
    expect(await row('cy')).toMatchObject({ state: 'ready', lines: '99445' });
    const { lines, written } = await packetOf('cy');
    expect(lines[0]?.why).toEqual(['9 days with readings within 30.']);
    expect(written.at(-1)).toMatchObject({
      told: '9 days with a reading from 10 Sep 2026 to 9 Oct 2026 (The maker’s own page)',
      by: desk.home.staff.biller.name,
    });
  });

  test.each<[string, object, string, string]>([
    ['more days than there are', { ...thirty, days: 31 }, 'beyond-thirty-days', 'days'],
    ['fewer than the record holds', { ...thirty, days: 4 }, 'record-holds-more', 'days'],
    [
      'days of thirty that are not over',
      { ...thirty, from: '2026-10-10', days: 3 },
      'thirty-days-not-over',
      'from',
    ],
    ['thirty of no device', { ...thirty, from: '2026-09-11', days: 17 }, 'not-of-this-device', 'from'],
    ['a device in use from tomorrow', { ...inUse, since: '2026-10-29' }, 'day-ahead', 'since'],
    [
      'a device that ends before it begins',
      { ...inUse, until: '2026-09-01' },
      'ends-before-it-begins',
      'until',
    ],
    [
      'a weight of tomorrow',
      { is: 'weight', day: '2026-10-29', kilograms: 80, source: 'Scale' },
      'day-ahead',
      'day',
    ],
    [
      'a weight in grams',
      { is: 'weight', day: '2026-10-02', kilograms: 800, source: 'Scale' },
      'weight-out-of-band',
      'kilograms',
    ],
    ['a visit that is ahead', { is: 'visit', kind: 'office', day: '2026-10-29' }, 'day-ahead', 'day'],
  ])('%s: refused, with why', async (_, fact, because, field) => {
    expect(await refused(fact, 'bea')).toMatchObject({ refused: 'bad-request', because, field });
  });
});

describe('who supervised', () => {
  const key = 'lacks-supervision kind direct';
  test('is stated by the desk of one contact, with who and where that is read, and the line is made in that name', async () => {
    const { physician, coach } = desk.home.staff;
    await aTobaccoTalk('dot', '2026-10-14');
    const form = (await packetOf('dot')).forms[key];
    expect(form).toMatchObject({ is: 'supervised', contacts: [{ day: '2026-10-14' }] });
    const contactId = form?.is === 'supervised' ? form.contacts[0]?.id : undefined;
    const said = { is: 'supervised', month: '2026-10', contactId, day: '2026-10-14', how: 'direct' };
    const schedule = { source: 'The schedule of the clinic' };
    expect(await keep({ ...said, by: physician.id }, 'dot')).toMatchObject({ body: { field: 'source' } });
    expect(await keep({ ...said, ...schedule }, 'dot')).toMatchObject({ body: { field: 'by' } });
    expect(await keep({ ...said, ...schedule, by: coach.id }, 'dot')).toMatchObject({
      body: { field: 'by' },
    });
    await keep({ ...said, ...schedule, by: physician.id }, 'dot');
    expect(await row('dot')).toMatchObject({ state: 'ready', lines: '99406' });
    expect((await packetOf('dot')).written.at(-1)?.told).toBe(
      `Supervision of the contact of 14 Oct 2026: direct, ${physician.name} (The schedule of the clinic)`,
    );
  });

  test('of a whole month is a physician’s to say, and what she said stands', async () => {
    const month_ = { is: 'supervised', month: '2026-10', how: 'direct' };
    expect(await keep(month_, 'dot')).toMatchObject({ status: 409, body: { because: 'for-a-physician' } });
    await aTobaccoTalk('ed', '2026-10-14');
    later();
    expect((await desk.as('biller', 'POST', `${month}/claims/ed/asks`, { key })).status).toBe(200);
    type Questions = { open: { id: string }[] };
    const { body } = await desk.as<Questions>('physician', 'GET', '/api/questions', {}, 'ed');
    await desk.as('physician', 'POST', `/api/questions/${body.open[0]?.id}/answer`, { offer: 1 }, 'ed');
    const { id = '' } = (await packetOf('ed')).talks[0] ?? {};
    const said = {
      ...month_,
      contactId: id,
      day: '2026-10-14',
      by: desk.home.staff.physician.id,
      source: 'List',
    };
    expect(await keep(said, 'ed')).toMatchObject({ status: 409, body: { because: 'said-by-physician' } });
  });
});

describe('who works here', () => {
  const roster = async () => (await desk.as<RosterView>('biller', 'GET', '/api/roster')).body.people;
  const say = (id: string, said: object) =>
    desk.as<RosterView>('biller', 'PUT', `/api/roster/${id}`, {
      ...{ credentials: ['physician'], supervisorId: null, npi: null },
      ...said,
    });

  test('is told by credential; a coach who is none of those who count feeds no line any more, and open months say so', async () => {
    const { coach, physician } = desk.home.staff;
    const supervisorId = physician.id;
    expect((await roster()).find(({ id }) => id === coach.id)).toMatchObject({
      ...{ credentials: ['ma'], supervisor: { name: physician.name } },
    });
    await aCall(desk.db, desk.home, 'ana', '2026-10-21', 25);
    await aChart(desk.db, desk.home, 'ana', { name: 'Ana', birthDate: '1970-01-01', mrn: 'ana' });
    expect(await keysOf('ana')).toContain('lacks-consent to ccm');
    await say(coach.id, { credentials: ['peer'], supervisorId });
    expect(await row('ana')).toMatchObject({ state: 'not-billable', lacks: [] });
    await say(coach.id, { credentials: ['ma', 'trained-chi'], supervisorId });
    expect(await keysOf('ana')).toContain('lacks-consent to ccm');
    expect((await roster()).find(({ id }) => id === coach.id)?.written).toBe('MA, CHI-trained');
  });

  test('is what counts on the day of the contact: since when, until when, and always where nobody said', async () => {
    const { coach, physician } = desk.home.staff;
    const lacks = async (days: object) => {
      await say(coach.id, { credentials: ['ma'], supervisorId: physician.id, days });
      return keysOf('ana');
    };
    const consent_ = 'lacks-consent to ccm';
    expect(await lacks({ ma: { from: '2026-10-22' } })).not.toContain(consent_);
    expect(await lacks({ ma: { from: '2026-10-21', until: '2026-10-21' } })).toContain(consent_);
    expect(await lacks({ ma: { until: '2026-10-20' } })).not.toContain(consent_);
    expect((await roster()).find(({ id }) => id === coach.id)?.days).toEqual({ ma: { until: '2026-10-20' } });
    const early = { ma: { from: '2026-10-22', until: '2026-10-21' } };
    expect(await say(coach.id, { credentials: ['ma'], days: early })).toMatchObject({
      ...{ status: 400, body: { because: 'ends-before-it-begins', field: 'days' } },
    });
    expect(await lacks({})).toContain(consent_);
  });

  test('has a provider number only where its check digit is right, and it leaves as the rendering provider’s', async () => {
    const { physician } = desk.home.staff;
    expect(await say(physician.id, { npi: '1234567890' })).toMatchObject({
      ...{ status: 400, body: { field: 'npi' } },
    });
    expect((await say(physician.id, { npi: '1234567893' })).status).toBe(200);
    const { print } = await row('walter');
    await desk.as('biller', 'POST', `${month}/locks`, { patients: [{ id: 'walter', print }] });
    const id = randomUUID();
    await desk.as('biller', 'POST', '/api/exports', { id, month: '2026-10' });
    const { text } = await desk.as('biller', 'GET', `/exports/${id}${kindOfFile['837p'].ending}`);
    expect(text).toContain('1234567893');
  });

  test('nobody supervises themselves, and a coach sees none of it', async () => {
    const { physician } = desk.home.staff;
    expect(await say(physician.id, { supervisorId: physician.id })).toMatchObject({ status: 400 });
    expect((await desk.as('coach', 'GET', '/api/roster')).status).toBe(403);
  });
});
