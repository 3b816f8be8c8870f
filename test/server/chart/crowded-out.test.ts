import { afterEach, describe, expect, test } from 'vitest';
import { readChart } from '../../../server/chart/read/read-chart.ts';
import type { MeasureKind } from '../../../server/domain/chart/snapshot.ts';
import { measured } from '../../sandbox-emr/patients/chart/observation.ts';
import type { MeasureKey } from '../../sandbox-emr/patients/vocabulary/vitals.ts';
import { type ChartEmr, now, startEmr } from './emr.ts';

let emr: ChartEmr;
afterEach(() => emr.close());

/** So many readings at home of one kind, the newest `from` days ago, one every so many days. */
const course = (key: MeasureKey, count: number, every: number, from = 1): fhir4.Observation[] =>
  Array.from({ length: count }, (_, at) =>
    measured(key, 100, {
      id: `${key}-${at}`,
      patient: 'p1',
      when: new Date(now.getTime() - (from + at * every) * 86_400_000).toISOString(),
      fromHome: true,
    }),
  );

async function readingsWith(...seed: fhir4.Observation[]) {
  const patient: fhir4.Patient = { resourceType: 'Patient', id: 'p1', name: [{ family: 'Doe' }] };
  emr = await startEmr({ patients: 'none', seed: [patient, ...seed] as never });
  const access = await emr.accessFor('p1');
  emr.requests.clear();
  const { measures } = await readChart(access, 'p1', now);
  const asked = emr.requests.entries().length;
  const kinds = measures.status === 'recorded' ? measures.value : [];
  const of = (kind: MeasureKind) => kinds.find(each => each.kind === kind);
  return { asked, count: (kind: MeasureKind) => of(kind)?.readings.length ?? 0, of };
}

describe('kinds of readings that share a page of the chart', () => {
  test('four fingersticks a day do not hide the monthly weight: its newest eight are there', async () => {
    const { asked, count, of } = await readingsWith(
      ...course('fingerstick', 160, 0.25),
      ...course('weight', 12, 30, 2),
    );
    expect(count('weight')).toBeGreaterThanOrEqual(8);
    expect(of('weight')?.readings.map(({ source }) => source.id)).toContain('weight-0');
    expect(count('glucose')).toBeGreaterThanOrEqual(30);
    expect(asked).toBe(14);
  });

  test('a weight every morning does not hide the fingersticks of last spring', async () => {
    const { count } = await readingsWith(...course('weight', 90, 1), ...course('fingerstick', 10, 7, 150));
    expect(count('glucose')).toBe(10);
    expect(count('weight')).toBeGreaterThanOrEqual(8);
  });

  test('a reading that comes by both reads counts once', async () => {
    const { of } = await readingsWith(...course('fingerstick', 100, 0.5), ...course('weight', 6, 7));
    const ids = of('weight')?.readings.map(({ source }) => source.id) ?? [];
    expect(ids.sort()).toEqual(Array.from({ length: 6 }, (_, at) => `weight-${at}`));
  });

  test('where each finds room nothing more is asked', async () => {
    const { asked, count } = await readingsWith(...course('fingerstick', 20, 1), ...course('weight', 10, 7));
    expect([asked, count('glucose'), count('weight')]).toEqual([13, 20, 10]);
  });
});
