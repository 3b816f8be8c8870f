import './every-word.ts';
import { describe, expect, test } from 'vitest';
import { dayNumber } from '../../client/design/dates.ts';
import { markAt, nextMark } from '../../client/timeline/next-mark.ts';
import { plainly, sayMark } from '../../client/timeline/say-mark.ts';
import { timelinePlot } from '../../client/timeline/timeline-plot.ts';
import { findings } from '../../client/words/en/findings.ts';
import { measures } from '../../client/words/en/measures.ts';
import { timeline as english } from '../../client/words/en/timeline.ts';
import type { Lane, ReadingFact, TimelineFact } from '../../server/domain/timeline/timeline.ts';

const dayOf = (at: string) => dayNumber(at, 'UTC');
const span = { from: dayOf('2025-11-26'), to: dayOf('2026-11-26') };
const laid = (lanes: Lane[], width = 1000, words: string[] = []) =>
  timelinePlot(lanes, { span, width, dayOf, words });

const pressure = (day: string, value: number, more: Partial<ReadingFact> = {}) => ({
  at: day,
  fact: {
    is: 'reading' as const,
    measure: 'blood-pressure' as const,
    unit: 'mm[Hg]',
    value,
    second: 80,
    from: 'home' as const,
    ...more,
  },
});
const pressures = (...marks: ReturnType<typeof pressure>[]): Lane => ({
  id: 'blood-pressure',
  is: 'measure',
  unit: 'mm[Hg]',
  marks,
});
const days = (first: string, count: number) =>
  Array.from({ length: count }, (_, at) =>
    new Date(Date.parse(first) + at * 86_400_000).toISOString().slice(0, 10),
  );
const sessions = (...marks: string[]): Lane => ({
  ...{ id: 'coaching', is: 'coaching' },
  marks: marks.map(at => ({ at, fact: { is: 'session', id: at, coach: 'Dana Reyes', minutes: 30 } })),
});
const medicine = (courses: Extract<Lane, { is: 'medicine' }>['courses']): Lane => ({
  ...{ id: 'medicine:a', is: 'medicine', name: 'a', courses, marks: [] },
});

describe('the timeline as it is drawn', () => {
  test('a line breaks where readings are missing, and a reading of another source is a ring on no line', () => {
    const [row] = laid([
      pressures(
        ...days('2026-03-01', 5).map(day => pressure(day, 130)),
        pressure('2026-04-01', 150, { ring: true }),
        ...days('2026-05-01', 5).map(day => pressure(day, 140)),
      ),
    ]).lanes;
    expect(row?.lines).toHaveLength(4); // two stretches, each with its upper and its lower line
    expect(row?.rings.match(/M/g)).toHaveLength(2);
    expect(row?.marks).toHaveLength(11);
  });

  test('no line crosses seven months without a laboratory value, and it does cross half a year', () => {
    const a1c = (day: string) => ({
      at: day,
      fact: {
        ...{ is: 'reading' as const, measure: 'a1c' as const, unit: '%' },
        ...{ value: 8, from: 'lab' as const },
      },
    });
    const linesOf = (...days: string[]) =>
      laid([{ id: 'a1c', is: 'measure', unit: '%', marks: days.map(a1c) }]).lanes[0]?.lines;
    expect(linesOf('2025-12-01', '2026-07-05')).toEqual([]);
    expect(linesOf('2025-12-01', '2026-05-31', '2026-08-30')).toHaveLength(1);
  });

  test('what lies outside the time shown is not drawn, a course that reaches into it is cut at its edge', () => {
    const { lanes, axis } = laid([
      sessions('2025-01-01', '2026-06-01'),
      medicine([
        { from: '2024-01-01', to: '2026-02-26', ends: 'stopped' },
        { from: '2026-03-01', ends: 'goes-on' },
      ]),
    ]);
    expect(lanes[0]?.marks.map(({ mark }) => mark.at)).toEqual(['2026-06-01']);
    const [first, second] = lanes[1]?.bars ?? [];
    expect(first?.x).toBe(axis.left);
    expect((second?.x ?? 0) + (second?.width ?? 0)).toBeCloseTo(axis.right, 0);
  });

  test('a medicine that was stopped nobody knows when is drawn no longer than that it was begun', () => {
    expect(laid([medicine([{ from: '2026-01-01', ends: 'unknown' }])]).lanes[0]?.bars).toMatchObject([
      { width: 14 },
    ]);
  });

  test('a row without anything in this time is told by its name and takes no room', () => {
    const { lanes, without } = laid([sessions('2024-01-01'), pressures(pressure('2026-03-01', 130))]);
    expect(lanes.map(({ lane }) => lane.id)).toEqual(['blood-pressure']);
    expect(without.map(({ id }) => id)).toEqual(['coaching']);
  });

  test('a month without a day stands in the middle of it', () => {
    const at = (day: string) => laid([sessions(day)]).lanes[0]?.marks[0]?.x;
    expect(at('2026-03')).toBe(at('2026-03-15'));
  });

  test('a change stands across all rows with its words on top', () => {
    const changes: Lane = {
      ...{ id: 'changes', is: 'changes' },
      marks: [{ at: '2026-03-01', fact: { is: 'change', how: 'smaller', said: { en: 'Walk', es: 'Walk' } } }],
    };
    const drawn = laid([changes, sessions('2026-03-01')], 1000, ['made smaller: Walk 10 minutes']);
    expect(drawn.changes).toMatchObject([
      { lines: ['made smaller: Walk', '10 minutes'], x: drawn.lanes[1]?.marks[0]?.x },
    ]);
    expect(drawn.lanes[1]?.top).toBeGreaterThan(22);
  });

  test.each([
    [320, 4],
    [400, 6],
    [1200, 12],
  ])(
    'in %i pixels there is room for the names of %i months of a year, each on its first day',
    (width, count) => {
      const { ticks } = laid([sessions('2026-03-01')], width);
      expect(ticks).toHaveLength(count);
      for (const { day } of ticks) expect(new Date(day * 86_400_000).getUTCDate()).toBe(1);
    },
  );

  test('a narrow window has the names above the rows, a wide one beside them', () => {
    const [narrow, wide] = [400, 1200].map(width => laid([sessions('2026-03-01')], width));
    expect(narrow?.axis.left).toBeLessThan(10);
    expect(wide?.axis.left).toBeGreaterThan(100);
  });
});

describe('the keys on the timeline', () => {
  const { lanes } = laid([
    sessions('2026-01-10', '2026-03-10', '2026-06-10'),
    medicine([{ from: '2026-01-01', ends: 'goes-on' }]),
    pressures(pressure('2026-02-20', 130), pressure('2026-06-01', 131)),
  ]);
  const mark = (lane: number, at: number) =>
    lanes[lane]?.marks[at] as NonNullable<(typeof lanes)[0]['marks'][0]>;
  test.each([
    ['ArrowRight', [0, 1], '2026-06-10'],
    ['ArrowRight', [0, 2], undefined],
    ['ArrowLeft', [0, 1], '2026-01-10'],
    ['Home', [0, 2], '2026-01-10'],
    ['End', [0, 0], '2026-06-10'],
    ['ArrowDown', [0, 1], '2026-02-20'], // over the row without marks, to the nearest in time
    ['ArrowDown', [0, 2], '2026-06-01'],
    ['ArrowUp', [2, 1], '2026-06-10'],
    ['ArrowDown', [2, 1], undefined],
    ['a', [0, 1], undefined],
  ] as const)('%s from %j leads to %s', (key, [lane, at], to) => {
    expect(nextMark(lanes, mark(lane, at), key)?.mark.at).toBe(to);
  });
  test('a pointer takes the nearest mark of the row it is over', () => {
    const { x, y } = mark(2, 1);
    expect(markAt(lanes, x - 3, y + 2)?.mark.at).toBe('2026-06-01');
  });
});

describe('a mark in words', () => {
  const saying = {
    ...{ say: english, sayMeasure: measures, sayFinding: findings },
    calendar: { timeZone: 'UTC', now: '2026-11-26T12:00:00Z', language: 'en' as const },
  };
  test.each<[TimelineFact, string, string]>([
    [
      pressure('', 138, { lab: 'Quest', from: 'lab', out: 'above' }).fact,
      '138/80 mmHg, above the band',
      'lab, Quest',
    ],
    [pressure('', 138, { told: true }).fact, '138/80 mmHg', 'told to the coach, not in the chart'],
    [
      { is: 'session', id: 's', coach: 'Dana Reyes', minutes: 30, means: 'phone' },
      'Session, 30 min, by phone',
      'Dana Reyes',
    ],
    [
      { is: 'session', id: 's', coach: 'Dana Reyes', minutes: 60, group: 'Stress' },
      'Group: Stress, 60 min',
      'Dana Reyes',
    ],
    [
      { is: 'contact', coach: 'Dana Reyes', kind: 'voicemail', minutes: 0, reached: 'nobody' },
      'Voicemail, not reached',
      'Dana Reyes',
    ],
    [{ is: 'contact', coach: 'Dana Reyes', kind: 'of-later', minutes: 5 }, 'Contact, 5 min', 'Dana Reyes'],
    [
      { is: 'contact', coach: 'Dana Reyes', kind: 'call', minutes: 2, sentLate: true },
      'Phone call, 2 min, kept offline and sent later',
      'Dana Reyes',
    ],
    [
      {
        is: 'contact',
        coach: 'Dana Reyes',
        kind: 'call',
        minutes: 10,
        reached: 'patient',
        said: 'Slept better',
      },
      'Phone call, 10 min: Slept better',
      'Dana Reyes',
    ],
    [
      { is: 'visit', kind: 'emergency', what: 'ED', reason: 'dizziness' },
      'Emergency visit, dizziness',
      'the chart',
    ],
    [
      { is: 'medicine', how: 'changed', name: 'metformin 1000 mg', dose: 'twice a day', by: 'Dr. Osei' },
      'changed to metformin 1000 mg, twice a day',
      'Dr. Osei',
    ],
    [{ is: 'check-in', done: 'partly', from: 'patient' }, 'partly done', 'the patient’s word'],
    [
      { is: 'change', how: 'begun', sure: 8, said: { en: 'Walk 20 minutes', es: '' } },
      'begun: Walk 20 minutes, sure 8 of 10',
      'the coaching record',
    ],
  ])('%j', (fact, what, from) => {
    const said = sayMark({ at: '2026-03-01', fact }, saying);
    expect([said.day, plainly(said.what), said.from]).toEqual(['1 Mar', what, from]);
  });
  test('a stay says both of its days', () => {
    const fact = { is: 'visit', kind: 'inpatient', what: '' } as const;
    expect(sayMark({ at: '2026-01-03', to: '2026-01-07', fact }, saying).day).toBe('3 Jan to 7 Jan');
  });
});
