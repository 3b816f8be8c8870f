import { afterAll, beforeAll, expect, test } from 'vitest';
import { collect } from '../../server/chart/read/collect.ts';
import { readChart } from '../../server/chart/read/read-chart.ts';
import { type Search, searches } from '../../server/chart/read/searches.ts';
import type { EmrAccess } from '../../server/domain/chart/emr-access.ts';
import type { ChartSnapshot } from '../../server/domain/chart/snapshot.ts';
import type { Resource } from '../sandbox-emr/fhir/types.ts';
import { demoSchedule, STORIES } from '../sandbox-emr/patients/demo.ts';
import { type ChartEmr, now, startEmr } from '../server/chart/emr.ts';
import { base, wayIn } from './hapi.ts';
import { shakyRoad } from './shaky-road.ts';
import { syntheaCharts, today } from './start/contents.ts';

let sandbox: ChartEmr;
let synthea: fhir4.FhirResource[];

beforeAll(async () => {
  synthea = await syntheaCharts();
  sandbox = await startEmr({ seed: [...demoSchedule(today), ...synthea] as Resource[] });
});
afterAll(() => sandbox.close());

/** A server that sees these searches for the first time, on two cores. */
const options = { sectionBudgetMs: 30_000 };
const people = [...STORIES.map(({ id }) => id), 'walter-greene', 'dee-oconnor', 'eli-novak'];

test.each(people)('the chart of %s reads the same from HAPI as from the sandbox EMR', async patient => {
  const [real, own] = await Promise.all([
    readChart(await wayIn(patient), patient, now, options),
    readChart(await sandbox.accessFor(patient), patient, now, options),
  ]);
  expect(real.patient.status).toBe('recorded');
  const [fromReal, fromOwn] = [withoutTies(real, own), withoutTies(own, real)];
  expect(fromReal.chart).toEqual(fromOwn.chart);
  expect(fromReal.tied).toEqual(fromOwn.tied);
});

/**
 * What stands at one instant comes in no order that two servers share, and of much of it only the newest page is read: so
 * of these charts every search is compared whole, and then how each section ends.
 */
test.runIf(process.env.SYNTHEA_DIR)('the searches find the same in the charts Synthea wrote', async () => {
  const patients = synthea.flatMap(({ resourceType, id }) => (resourceType === 'Patient' && id ? [id] : []));
  expect(patients.length).toBeGreaterThan(5);
  for (const patient of patients) {
    const [real, own] = [await wayIn(patient), await sandbox.accessFor(patient)];
    await Promise.all(
      searches(now).map(async search => {
        const found = await foundBy(real, patient, { ...search, ...all });
        expect(found, search.name).toEqual(await foundBy(own, patient, { ...search, ...all }));
      }),
    );
    expect(statuses(await readChart(real, patient, now, options))).toEqual(
      statuses(await readChart(own, patient, now, options)),
    );
  }
});

test('a list longer than a page is read over all its pages, each resource once, also through another address', async () => {
  const search = searches(now).find(({ name }) => name === 'problems');
  if (!search) throw new Error('problems are not searched for');
  const access = await wayIn('walter-greene');
  const whole = await foundBy(access, 'walter-greene', search);
  expect(whole.length).toBeGreaterThan(8);
  const count = Math.ceil(whole.length / 4);
  expect(await foundBy(access, 'walter-greene', { ...search, count })).toEqual(whole);
  const front = await shakyRoad(base(), []);
  const behind = { ...access, base: front.base };
  expect(await foundBy(behind, 'walter-greene', { ...search, count })).toEqual(whole);
  await front.close();
});

/** Everything, over as many pages as it takes. */
const all = { count: 200, whole: true } as const;

async function foundBy(access: EmrAccess, patient: string, search: Search): Promise<unknown[]> {
  const found = await collect(access, patient, search, AbortSignal.timeout(30_000));
  if (found.status !== 'read') throw new Error(`${search.name}: ${found.because}`);
  return found.resources.map(({ id }) => id).sort();
}

const statuses = (chart: ChartSnapshot): unknown =>
  Object.entries(chart).map(([name, section]) => [name, (section as { status?: string }).status]);

/**
 * A page that is full may end between readings of one instant, and each server ends it where it likes. So: the chart
 * without the readings that the other chart has not, and the instants of those.
 */
function withoutTies(chart: ChartSnapshot, other: ChartSnapshot): { chart: ChartSnapshot; tied: string[] } {
  if (chart.measures.status !== 'recorded') return { chart, tied: [] };
  const known = new Set(readingsIn(other).map(({ source }) => source.id));
  const tied = readingsIn(chart).filter(({ source }) => !known.has(source.id));
  const value = chart.measures.value.map(one => ({
    ...one,
    readings: one.readings.filter(reading => !tied.includes(reading)),
  }));
  return {
    chart: { ...chart, measures: { ...chart.measures, value } },
    tied: tied.map(({ at }) => at).sort(),
  };
}

const readingsIn = ({ measures }: ChartSnapshot) =>
  measures.status === 'recorded' ? measures.value.flatMap(({ readings }) => readings) : [];
