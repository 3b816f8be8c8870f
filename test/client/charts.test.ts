import './every-word.ts';
import { describe, expect, test } from 'vitest';
import { layersOf } from '../../client/design/charts/layers.ts';
import { sayNumber, sayValue } from '../../client/design/charts/numbers.ts';
import { frame, plot, spanOf } from '../../client/design/charts/plot.ts';
import { sentenceOf } from '../../client/design/charts/sentence.ts';
import { type Placed, thin } from '../../client/design/charts/thin.ts';
import { wordsIn } from '../../client/design/words.ts';
import { measuresWords } from '../../client/words/measures.ts';
import { runs } from '../../server/domain/chart/gaps.ts';
import type { MeasureStrip } from '../../server/domain/chart/prep.ts';
import { trendOf } from '../../server/domain/chart/prep-trend.ts';
import type { Reading } from '../../server/domain/chart/snapshot.ts';

const zone = 'America/Los_Angeles';
const reading = (at: string, value: number, more: Partial<Reading> = {}): Reading => ({
  at,
  value,
  from: 'home',
  source: { type: 'Observation', id: `${at}-${value}` },
  ...more,
});
const daily = (count: number, value = (at: number) => at): Reading[] =>
  Array.from({ length: count }, (_, at) =>
    reading(new Date(Date.UTC(2024, 0, 1 + at)).toISOString().slice(0, 10), value(at)),
  );
const days = (points: Placed[][]) => points.map(run => run.map(point => point.reading.at.slice(5)));

test('of two readings on one day the later one is drawn, none is averaged', () => {
  const points = thin([reading('2025-11-01T16:00:00Z', 140), reading('2025-11-01T22:00:00Z', 128)], zone);
  expect(points.map(point => point.reading.value)).toEqual([128]);
});

test('an evening reading stands on its own day in the practice, not on the next one of Greenwich', () => {
  const points = thin([reading('2025-11-01T16:00:00Z', 140), reading('2025-11-02T05:00:00Z', 128)], zone);
  expect(points).toHaveLength(1);
});

test('two years of daily readings are drawn as at most 365 measured points, the first and the last among them', () => {
  const all = daily(730);
  const points = thin(all, zone);
  expect(points.length).toBeLessThanOrEqual(365);
  expect(points.length).toBeGreaterThan(300);
  expect(points[0]?.reading).toBe(all[0]);
  expect(points.at(-1)?.reading).toBe(all.at(-1));
  expect(points.every(point => all.includes(point.reading))).toBe(true);
});

test('a week without a daily reading is a gap that no line crosses', () => {
  const points = thin([...daily(5), reading('2024-01-12', 9), reading('2024-01-13', 9)], zone);
  expect(days(runs(points))).toEqual([
    ['01-01', '01-02', '01-03', '01-04', '01-05'],
    ['01-12', '01-13'],
  ]);
});

test.each([
  ['every three months, and once after six', ['2024-01-10', '2024-04-12', '2024-07-10', '2025-01-08'], 1],
  ['seven months without one', ['2024-01-10', '2024-04-12', '2024-11-12'], 2],
  [
    'seven months each time: what is usual here is no less a gap',
    ['2024-01-10', '2024-08-12', '2025-03-12'],
    3,
  ],
  ['monthly while it changed, then after four', ['2024-01-10', '2024-02-10', '2024-03-10', '2024-07-10'], 1],
])('an A1c is expected every three to six months: %s', (_, days, pieces) => {
  const points = thin(
    days.map(at => reading(at, 8, { from: 'lab' })),
    zone,
  );
  expect(runs(points, true)).toHaveLength(pieces);
  const { lines } = plotOf(days.map(at => reading(at, 8, { from: 'lab' })));
  expect(lines).toHaveLength(pieces === 3 ? 0 : 1);
});

const plotOf = (readings: Reading[], band?: MeasureStrip['band'], goal?: MeasureStrip['goal']) => {
  const layers = layersOf(readings, zone, 0);
  return plot(layers, spanOf([layers.line], 0), { band, goal });
};

test('a blood pressure is two lines, and each value above its own limit has a dot', () => {
  const drawn = plotOf(
    [reading('2025-01-01', 140, { second: 78 }), reading('2025-01-02', 120, { second: 92 })],
    { high: 130, secondHigh: 80, source: 'general' },
  );
  expect(drawn.lines).toHaveLength(2);
  expect(drawn.outside.match(/M/g)).toHaveLength(2);
});

test('one reading alone is a dot and not a line', () => {
  const drawn = plotOf([reading('2025-01-01', 8.2)]);
  expect(drawn.lines).toEqual([]);
  expect(drawn.alone).not.toBe('');
});

test('the scale does not start at zero, and shows the edge of the band that is near', () => {
  const drawn = plotOf([reading('2025-01-01', 9.4), reading('2025-04-01', 8.2)], {
    high: 7,
    source: 'general',
  });
  expect(drawn.low).toBeGreaterThan(6);
  expect(drawn.low).toBeLessThan(7);
  expect(drawn.band?.height).toBeGreaterThan(0);
});

test('from 5.5 to 5.6 is a slope, not a cliff', () => {
  const drawn = plotOf([reading('2025-01-01', 5.5), reading('2025-04-01', 5.6)]);
  const [from, to] = [...(drawn.lines[0] ?? '').matchAll(/ ([\d.]+)/g)].map(([, y]) => Number(y));
  const height = frame.height - frame.top - frame.bottom;
  expect(((from ?? 0) - (to ?? 0)) / height).toBeCloseTo(0.38, 1);
});

test.each([
  [10, undefined],
  [11, 5],
  [12, 5.5],
])('%i home readings have a median of %s: ten or fewer claim nothing', (count, median) => {
  expect(plotOf(daily(count)).median?.value).toBe(median);
});

test('readings of the clinic carry no median', () => {
  expect(plotOf(daily(20).map(one => ({ ...one, from: 'clinic' as const }))).median).toBeUndefined();
});

test('charts of one screen share their time, from the first reading of any to now', () => {
  const [early, late] = [thin([reading('2024-01-01', 1)], zone), thin([reading('2025-01-01', 1)], zone)];
  const now = 20_100;
  expect(spanOf([early, late], now)).toEqual({ from: early[0]?.day, to: now });
  expect(spanOf([], now)).toEqual({ from: now - 28, to: now });
});

test.each([
  [{ value: 8.2 }, '8.2'],
  [{ value: 10482 }, '10,482'],
  [{ value: 1234567.891 }, '1,234,567.89'],
  [{ value: 138, second: 82 }, '138/82'],
  [{ value: 7.1, comparator: '<' as const }, '<7.1'],
  [{ value: -0.5 }, '-0.5'],
])('the value %o is written %s', (value, said) => {
  expect(sayValue(value)).toBe(said);
});

test('a number is never rounded to whole', () => {
  expect(sayNumber(7.05)).toBe('7.05');
});

const strip = (readings: Reading[], more: Partial<MeasureStrip> = {}): MeasureStrip => ({
  kind: 'a1c',
  unit: '%',
  band: { high: 7, source: 'general' },
  readings,
  last: readings.at(-1) ?? reading('2025-11-10', 8.2),
  trend: trendOf(
    'a1c',
    readings.map(one => ({ ...one, day: one.at })),
  ),
  inBand: 'above',
  ...more,
});
const calendar = { timeZone: zone, now: '2025-11-14T18:41:00Z' };
const said = (of: MeasureStrip) =>
  (['en', 'es'] as const).map(language =>
    sentenceOf(of, wordsIn(measuresWords, language), { ...calendar, language }),
  );
const labs = (...values: [string, number][]) =>
  values.map(([at, value]) => reading(at, value, { from: 'lab' }));

test('a chart says in one sentence what it shows, in both languages', () => {
  const three = labs(['2025-05-02', 8.8], ['2025-08-10', 9.1], ['2025-11-10', 8.2]);
  expect(said(strip(three))).toEqual([
    'A1c 8.2 % on 10 Nov: above the general band up to 7; down against 9.1 on 10 Aug (3 lab readings).',
    'A1c 8.2 %, 10 nov: por encima de la banda general hasta 7; baja frente a 9.1 del 10 ago (3 lecturas de laboratorio).',
  ]);
});

test('the sentence names why no trend is told, and that a goal is the clinician’s', () => {
  const two = labs(['2025-08-10', 9.1], ['2025-11-10', 8.2]);
  const source = { type: 'Goal', id: 'g' };
  const goal = {
    kind: 'a1c',
    high: 7.5,
    highOpen: true,
    setBy: 'clinician',
    at: '2025-01-24',
    source,
  } as const;
  expect(said(strip(two, { goal: { ...goal, by: 'Dr. Osei' } }))).toEqual([
    'A1c 8.2 % on 10 Nov: above the general band up to 7; no trend: only 2 lab readings; dots: goal below 7.5, set by Dr. Osei, 24 Jan.',
    'A1c 8.2 %, 10 nov: por encima de la banda general hasta 7; sin tendencia: solo 2 lecturas de laboratorio; puntos: meta menos de 7.5, puesta por Dr. Osei, 24 ene.',
  ]);
  expect(said(strip(two, { goal }))[0]).toContain('goal below 7.5, set by the clinician, 24 Jan');
});

test('a goal is drawn within the scale, on both of its bounds', () => {
  const drawn = plotOf(labs(['2025-01-01', 9.4], ['2025-04-01', 8.2]), undefined, {
    kind: 'a1c',
    low: 6.5,
    high: 7.5,
    setBy: 'clinician',
    source: { type: 'Goal', id: 'g' },
  });
  expect(drawn.goal.match(/M/g)).toHaveLength(2);
  expect([drawn.low < 6.5, drawn.high > 9.4]).toEqual([true, true]);
});

describe('readings of other sources', () => {
  const clinic = ['2023-11-02', '2024-01-03', '2024-01-20'].map(at => reading(at, 150, { from: 'clinic' }));

  test('are rings beside the line, never a part of it', () => {
    const { line, rings } = layersOf([...daily(4), ...clinic.slice(0, 2)], zone, dayOf(2024, 6, 1));
    expect([line.map(one => one.reading.from), rings.map(one => one.reading.from)]).toEqual([
      ['home', 'home', 'home', 'home'],
      ['clinic', 'clinic'],
    ]);
  });

  test('two laboratories are two series', () => {
    const [one, other] = ['Northside', 'County'].map(lab => ({ from: 'lab' as const, lab, way: lab }));
    const readings = [
      reading('2024-01-01', 8, one),
      reading('2024-04-01', 9, other),
      reading('2024-07-01', 8, one),
    ];
    const { line, rings } = layersOf(readings, zone, dayOf(2024, 8, 1));
    expect([line.length, rings.length]).toEqual([2, 1]);
  });

  test('a range the laboratory sent along judges only its own', () => {
    const drawn = plotOf([reading('2025-01-01', 160), reading('2025-01-20', 90, { from: 'lab' })], {
      low: 70,
      high: 99,
      source: 'chart',
    });
    expect(drawn.outside).toBe('');
  });
});

describe('what is taken day by day', () => {
  const now = dayOf(2024, 3, 10);

  test('is drawn over its last eight weeks, the rest stands in the table', () => {
    const { weeks, line } = layersOf(daily(70), zone, now);
    expect([weeks, line.length, line.every(one => one.day >= now - 56)]).toEqual([true, 57, true]);
  });

  test.each([
    ['four days of the patient’s own', daily(4)],
    [
      'months of it that ended long ago',
      daily(70).map(one => ({ ...one, at: one.at.replace('2024', '2022') })),
    ],
    ['many readings of the clinic', daily(70).map(one => ({ ...one, from: 'clinic' as const }))],
  ])('not so %s', (_, readings) => {
    expect(layersOf(readings, zone, now)).toMatchObject({ weeks: false, line: { length: readings.length } });
  });
});

function dayOf(year: number, month: number, day: number): number {
  return Date.UTC(year, month - 1, day) / 86_400_000;
}
