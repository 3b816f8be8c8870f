import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type DatedReading, trendOf } from '../../../../server/domain/chart/prep-trend.ts';
import type { MeasureKind, Reading } from '../../../../server/domain/chart/snapshot.ts';
import { daysBefore } from '../../../../server/domain/time-zone.ts';
import { measure, none, prep, reading, recorded } from './rosa-chart.ts';

const today = '2026-03-02';
type Told = [daysAgo: number, value: number, from?: Reading['from'], more?: Partial<Reading>];

/** Readings by how many days ago they were taken, from the laboratory unless said. */
const taken = (...told: Told[]): DatedReading[] =>
  told
    .toSorted(([one], [other]) => other - one)
    .map(([ago, value, from = 'lab', more]) => {
      const day = daysBefore(today, ago);
      return { ...reading(day, value, from), day, ...more };
    });
const every = (days: number, count: number, value: (at: number) => number, from: Reading['from'] = 'home') =>
  taken(...Array.from({ length: count }, (_, at): Told => [(count - 1 - at) * days, value(at), from]));
const inShort = (kind: MeasureKind, readings: DatedReading[]) => {
  const trend = trendOf(kind, readings);
  return trend.status === 'told' ? trend.direction : trend.because;
};

describe('a trend of the laboratory or the clinic', () => {
  test.each<[string, string, DatedReading[]]>([
    ['three in half a year', 'down', taken([180, 8.8], [95, 9.1], [10, 8.2])],
    ['a change smaller than the test can tell', 'level', taken([180, 8.3], [95, 8.4], [10, 8.2])],
    ['two only', 'too-few', taken([95, 9.1], [10, 8.2])],
    ['three within five weeks', 'too-short', taken([45, 9.1], [30, 8.6], [10, 8.2])],
    ['three, two of them on one day', 'too-few', taken([95, 9.1], [10, 8.4], [10, 8.2])],
    ['three, two of them years ago', 'too-old', taken([900, 9.6], [800, 9.1], [10, 8.2])],
    ['three, none of them about three months before', 'too-old', taken([390, 9.1], [380, 9], [10, 8.2])],
    [
      'one of them only "below 4"',
      'too-few',
      taken([180, 8.8], [95, 4, 'lab', { comparator: '<' }], [10, 8.2]),
    ],
    ['two laboratories', 'too-few', taken([180, 8.8], [95, 9.1, 'lab', { way: 'County' }], [10, 8.2])],
    ['two units', 'too-few', taken([180, 8.8], [95, 9.1, 'lab', { way: 'mmol/mol' }], [10, 8.2])],
    ['the laboratory and a meter at home', 'too-few', taken([180, 8.8], [95, 9.1, 'home'], [10, 8.2])],
    [
      'nobody wrote where',
      'source-not-recorded',
      taken([180, 8.8, 'unknown'], [95, 9.1, 'unknown'], [10, 8.2, 'unknown']),
    ],
  ])('%s: %s', (_, said, readings) => {
    expect(inShort('a1c', readings)).toBe(said);
  });

  test('says what it was told from', () => {
    expect(trendOf('a1c', taken([250, 8.4], [180, 8.8], [95, 9.1], [10, 8.2]))).toEqual({
      status: 'told',
      direction: 'down',
      from: 'lab',
      readings: 4,
      since: daysBefore(today, 95),
      was: { value: 9.1 },
      now: { value: 8.2 },
      medians: false,
    });
  });
});

describe('a trend of the patient’s own measuring', () => {
  test.each<[string, string, DatedReading[]]>([
    ['a month of steps going up', 'up', every(1, 30, at => 3000 + at * 60)],
    ['a month of steps going round', 'level', every(1, 30, at => 4000 + (at % 3) * 300)],
    ['one wild day at the end', 'level', every(1, 30, at => (at === 29 ? 12_000 : 4000))],
    ['ten days', 'too-short', every(1, 10, at => 3000 + at * 200)],
    ['one a week for seven weeks', 'too-few', every(7, 7, at => 3000 + at * 200)],
    ['one a week for nine weeks', 'up', every(7, 9, at => 3000 + at * 200)],
  ])('%s: %s', (_, said, readings) => {
    expect(inShort('steps', readings)).toBe(said);
  });

  test('says the median of either half, no finer than it was measured', () => {
    expect(
      trendOf(
        'steps',
        every(2, 10, at => 3001 + at * 100),
      ),
    ).toMatchObject({
      was: { value: 3201 },
      now: { value: 3701 },
      medians: true,
      readings: 10,
      since: daysBefore(today, 18),
    });
  });
});

test('a clinic reading after a month of home readings hides no trend, and the trend says it is of home', () => {
  const home = every(1, 30, at => 84 - at * 0.1);
  const trend = trendOf('weight', [...home, ...taken([0, 90, 'clinic'])]);
  expect(trend).toMatchObject({ status: 'told', direction: 'down', from: 'home', readings: 30 });
});

test('readings of another source, another laboratory or another unit never change a trend that is told', () => {
  const other = fc.tuple(
    fc.integer({ min: 0, max: 600 }),
    fc.double({ min: 4, max: 14, noNaN: true }),
    fc.constantFrom<[Reading['from'], string?]>(
      ['home'],
      ['lab', 'County'],
      ['lab', 'mmol/mol'],
      ['unknown'],
    ),
  );
  const own: Told[] = [
    [250, 8.4],
    [180, 8.8],
    [95, 9.1],
    [0, 8.2],
  ];
  const alone = trendOf('a1c', taken(...own));
  fc.assert(
    fc.property(fc.array(other, { maxLength: 12 }), others => {
      const mixed = others.map(([ago, value, [from, way]]): Told => [ago + 1, value, from, { way }]);
      expect(trendOf('a1c', taken(...own, ...mixed))).toEqual(alone);
    }),
  );
});

test('what a fact was before is told of the same source only', () => {
  const was = (...readings: Reading[]) =>
    prep(
      { visits: none, medicines: none, measures: recorded([measure('weight', 'kg', ...readings)]) },
      { checkIns: [] },
    ).since.facts.map(({ found }) => found.is === 'reading' && found.was);
  expect(was(reading('2025-11-14', 84, 'clinic'), reading('2026-02-20', 82, 'home'))).toEqual([undefined]);
  expect(was(reading('2025-11-14', 84, 'clinic'), reading('2026-02-20', 82, 'clinic'))).toEqual([
    { value: 84 },
  ]);
  expect(was(reading('2025-11-14', 84, 'unknown'), reading('2026-02-20', 82, 'unknown'))).toEqual([
    undefined,
  ]);
});

test('how many home readings there were is told only where all of them were read', () => {
  const lastOf = (older: boolean, ...readings: Reading[]) =>
    prep(
      {
        visits: none,
        medicines: none,
        measures: recorded([
          { ...measure('steps', '/d', ...readings), ...(older && { older: true as const }) },
        ]),
      },
      { checkIns: [] },
    ).since.facts.map(({ found }) => found.is === 'reading' && found.lastOf);
  const [before, one, two] = ['2026-02-01', '2026-02-20', '2026-02-21'].map(at => reading(at, 4000, 'home'));
  if (!before || !one || !two) throw new Error('three readings');
  expect(lastOf(false, one, two)).toEqual([2]);
  expect(lastOf(true, one, two)).toEqual([undefined]);
  expect(lastOf(true, before, one, two)).toEqual([2]);
});
