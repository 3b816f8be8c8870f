import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { readChart } from '../../../server/chart/read/read-chart.ts';
import { readRaw } from '../../../server/chart/read/read-raw.ts';
import type { ChartSnapshot, MeasureKind, Section } from '../../../server/domain/chart/snapshot.ts';
import { type ChartEmr, now, startEmr } from './emr.ts';

let emr: ChartEmr;
beforeAll(async () => {
  emr = await startEmr();
});
afterEach(() => {
  emr.faults.clear();
  emr.wear('open');
});
afterAll(() => emr.close());

const read = async (patientId: string, change = {}, options = {}): Promise<ChartSnapshot> =>
  readChart(await emr.accessFor(patientId, change), patientId, now, options);

const held = <T>(section: Section<T>): T => {
  if (section.status !== 'recorded') throw new Error(`expected a value, found ${section.status}`);
  return section.value;
};
const readingsOf = (chart: ChartSnapshot, kind: MeasureKind) =>
  held(chart.measures).find(measure => measure.kind === kind)?.readings ?? [];

describe('one round of reading', () => {
  test("the enormous chart takes at most 13 requests and 300 KB, and still shows a year's A1c", async () => {
    const access = await emr.accessFor('walter-greene');
    emr.requests.clear();
    const chart = await readChart(access, 'walter-greene', now);
    const asked = emr.requests.entries();
    expect(asked.length).toBeLessThanOrEqual(13);
    expect(asked.reduce((sum, one) => sum + one.bytes, 0)).toBeLessThanOrEqual(300_000);
    expect(readingsOf(chart, 'a1c').length).toBeGreaterThanOrEqual(8);
    expect(held(chart.problems).length).toBeGreaterThan(10);
    expect(chart.smoking.status).toBe('recorded');
  });

  test('the reads go side by side: all of them are under way at once', async () => {
    const access = await emr.accessFor('rosa-morales');
    emr.faults.add({ kind: 'delay', method: 'GET', times: 0, delayMs: 1_000 });
    emr.requests.clear();
    await readChart(access, 'rosa-morales', now);
    const asked = emr.requests.entries();
    expect(Math.max(...asked.map(({ beside }) => beside))).toBe(asked.length - 1);
  });

  test('no more are in flight at once than the practice allows', async () => {
    emr.faults.add({ kind: 'delay', method: 'GET', times: 0, delayMs: 60 });
    emr.requests.clear();
    const chart = await read('rosa-morales', { atOnce: 2 });
    expect(Math.max(...emr.requests.entries().map(({ beside }) => beside))).toBe(1);
    expect(chart.patient.status).toBe('recorded');
  });

  test('each section is told as it arrives', async () => {
    const told: string[] = [];
    await read('eli-novak', {}, { onSection: (name: string) => told.push(name) });
    expect(told.sort()).toEqual(
      'allergies goals measures medicines notes patient problems referrals smoking visits'.split(' '),
    );
  });
});

describe('what the chart says of Rosa', () => {
  test('who she is, why she was referred, what she takes and how her numbers went', async () => {
    const chart = await read('rosa-morales');
    expect(held(chart.patient)).toMatchObject({ language: 'es', interpreter: 'needed', sex: 'female' });
    expect(held(chart.referrals)[0]?.why).toContain('wants to avoid insulin');
    expect(held(chart.medicines).map(one => one.name)).toContain('metformin 1,000 mg tablet');
    const a1c = readingsOf(chart, 'a1c');
    expect([a1c.at(-1)?.value, a1c.at(-1)?.from]).toEqual([8.2, 'lab']);
    expect(new Set(readingsOf(chart, 'blood-pressure').map(one => one.from))).toEqual(
      new Set(['home', 'clinic']),
    );
    expect(chart.leftOut).toEqual([]);
  });

  test('an empty chart says of every section that none is recorded', async () => {
    const { patient, ...chart } = await read('eli-novak');
    expect(patient.status).toBe('recorded');
    const { patientId: _, readAt: __, leftOut: ___, ...sections } = chart;
    expect(Object.values(sections).map(one => one.status)).toEqual(
      Object.values(sections).map(() => 'none-recorded'),
    );
  });
});

describe('a dirty chart', () => {
  test('shows what can be understood and counts what cannot', async () => {
    const chart = await read('dee-oconnor');
    expect(held(chart.patient).name).toContain("O'Connor");
    const counts = new Map(chart.leftOut.map(one => [one.because, one.count]));
    expect(counts.get('entered-in-error')).toBeGreaterThan(0);
    expect(counts.get('not-understood')).toBeGreaterThan(0);
    const dates = held(chart.measures).flatMap(measure => measure.readings.map(one => one.at));
    expect(dates.filter(date => date > '2026-10-14')).toEqual([]);
    expect(dates.some(date => /^\d{4}-\d{2}$/.test(date))).toBe(true);
  });

  test('converts units and says what was written, and pairs pressures filed apart', async () => {
    const chart = await read('dee-oconnor');
    expect(readingsOf(chart, 'a1c').find(one => one.asWritten === '68 mmol/mol')?.value).toBe(8.4);
    expect(readingsOf(chart, 'weight').some(one => one.asWritten === '205 lb')).toBe(true);
    expect(readingsOf(chart, 'blood-pressure').every(one => one.second !== undefined)).toBe(true);
  });
});

describe('when the EMR fails', () => {
  const cases: [string, Parameters<ChartEmr['faults']['add']>[0], string][] = [
    ['refuses a type', { kind: 'refuse-type', type: 'Goal', times: 0 }, 'refused'],
    ['is down', { kind: 'reset-before', type: 'Goal', times: 0 }, 'emr-down'],
    ['fails again and again', { kind: '500-before', type: 'Goal', times: 0 }, 'emr-down'],
    ['ends the login', { kind: 'expire-tokens', type: 'Goal', times: 0 }, 'login-ended'],
    ['is too slow', { kind: 'delay', type: 'Goal', times: 0, delayMs: 3000 }, 'took-too-long'],
    ['answers with a sign-in page', { kind: 'html-200', type: 'Goal', times: 0 }, 'not-understood'],
  ];
  test.each(cases)('%s: that section says so, the others are there', async (_, fault, because) => {
    emr.faults.add({ method: 'GET', ...fault });
    const chart = await read('rosa-morales', {}, { sectionBudgetMs: 2000 });
    expect(chart.goals).toMatchObject({ status: 'could-not-be-read', because });
    expect(chart.patient.status).toBe('recorded');
    expect(chart.problems.status).toBe('recorded');
  });

  test('one stumble is not worth telling: it is asked once more', async () => {
    emr.faults.add({ kind: '500-before', method: 'GET', type: 'Goal', times: 1 });
    expect((await read('rosa-morales')).goals.status).toBe('recorded');
  });

  test('what was not granted was not looked for', async () => {
    const chart = await read('rosa-morales', { scopes: ['patient/Patient.r', 'patient/Condition.rs'] });
    expect(chart.goals).toEqual({ status: 'not-looked-for', because: 'not-granted' });
    expect(chart.problems.status).toBe('recorded');
  });
});

describe('one resource, raw', () => {
  test('is shown as the EMR holds it', async () => {
    const access = await emr.accessFor('rosa-morales');
    const raw = await readRaw(access, 'ServiceRequest', 'rosa-morales-referral', 'rosa-morales');
    expect(raw).toMatchObject({ resourceType: 'ServiceRequest', id: 'rosa-morales-referral' });
  });

  test.each([
    ["another patient's", 'ServiceRequest', 'walter-greene-referral', 'not-found'],
    ['one that is not there', 'Goal', 'nothing', 'not-found'],
    ['a type nobody may look at', 'AuditEvent', 'x', 'bad-request'],
    ['an id that is a path', 'Goal', '../Patient/x', 'bad-request'],
  ])('%s is refused', async (_, type, id, refused) => {
    const access = await emr.accessFor('rosa-morales');
    expect(await readRaw(access, type, id, 'rosa-morales')).toMatchObject({ refused });
  });
});
