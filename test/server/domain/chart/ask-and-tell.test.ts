import { describe, expect, test } from 'vitest';
import type { AskAbout } from '../../../../server/domain/chart/prep.ts';
import type { OurRecord } from '../../../../server/domain/chart/prep-rules.ts';
import type { ChartSnapshot } from '../../../../server/domain/chart/snapshot.ts';
import type { ClosedFlag } from '../../../../server/domain/escalation/closed-flag.ts';
import { measure, medicine, none, prep, reading, recorded, visit, walkingPlan } from './rosa-chart.ts';

describe('the clinician must hear', () => {
  const bp = (value: number, second: number, at = '2026-03-01') => ({
    visits: none,
    measures: recorded([measure('blood-pressure', 'mm[Hg]', reading(at, value, 'home', second))]),
  });
  const sugar = (value: number) => ({
    visits: none,
    measures: recorded([measure('glucose', 'mg/dL', reading('2026-03-01', value, 'home'))]),
  });
  const weights = (...values: [string, number][]) => ({
    visits: none,
    problems: recorded([
      { name: 'Heart failure', status: 'active' as const, source: { type: 'Condition', id: 'hf' } },
    ]),
    measures: recorded([measure('weight', 'kg', ...values.map(([at, value]) => reading(at, value, 'home')))]),
  });

  test.each<[string, Partial<ChartSnapshot>, string[]]>([
    ['180 over 110', bp(180, 110), ['blood-pressure-crisis']],
    ['170 over 120', bp(170, 120), ['blood-pressure-crisis']],
    ['179 over 119', bp(179, 119), []],
    ['179.6 over 98.2, as a machine wrote it', bp(179.6, 98.2), ['blood-pressure-crisis']],
    ['200 over 120, half a year ago', bp(200, 120, '2025-09-01'), []],
    ['a sugar of 53', sugar(53), ['very-low-glucose']],
    ['a sugar of 53.9', sugar(53.9), ['very-low-glucose']],
    ['a sugar of 54', sugar(54), []],
    ['a sugar of 400', sugar(400), []],
    ['a sugar of 401', sugar(401), ['very-high-glucose']],
    [
      '2.3 kg in six days with heart failure',
      weights(['2026-02-22', 80], ['2026-02-28', 82.3]),
      ['weight-with-heart-failure'],
    ],
    [
      '1.4 kg in two days with heart failure',
      weights(['2026-02-26', 80], ['2026-02-28', 81.4]),
      ['weight-with-heart-failure'],
    ],
    ['1.4 kg in five days with heart failure', weights(['2026-02-23', 80], ['2026-02-28', 81.4]), []],
    [
      '2.3 kg in six days without heart failure',
      { ...weights(['2026-02-22', 80], ['2026-02-28', 82.3]), problems: none },
      [],
    ],
    [
      'a hospital stay',
      { visits: recorded([visit('inpatient', '2026-02-20', 'Pneumonia')]) },
      ['since-last-time'],
    ],
    [
      'dizzy forty days after the new dose',
      {
        visits: recorded([visit('emergency', '2026-02-28', 'Dizziness')]),
        medicines: recorded([medicine('Metformin', '2026-01-15')]),
      },
      ['since-last-time'],
    ],
  ])('%s', (_, chart, why) => {
    expect(prep(chart).mustTell.map(tell => tell.why.is)).toEqual(why);
  });
});

describe('a red flag that a clinician closed', () => {
  const flag: ClosedFlag = {
    ...{ kind: 'blood-pressure-crisis', words: 'my head hurts' },
    from: { is: 'session', sessionId: 's1', flagId: 'f1' },
    because: [
      {
        is: 'reading',
        reading: { measure: 'blood-pressure', systolic: 142, diastolic: 88, unit: 'mm[Hg]' },
        was: [
          {
            reading: { measure: 'blood-pressure', systolic: 192, diastolic: 118, unit: 'mm[Hg]' },
            until: '2026-02-04T17:50:00Z',
          },
        ],
      },
    ],
    closed: {
      by: 'Dr. Ama Osei',
      at: '2026-02-05T15:00:00Z',
      done: 'changed-treatment',
      line: 'Amlodipine doubled, comes on Friday',
    },
  };
  const told = (closedFlags: ClosedFlag[], chart: Partial<ChartSnapshot> = {}) =>
    prep({ visits: none, ...chart }, { closedFlags }).mustTell;

  test('is told with who closed it, when, what was done and the line for the next reader, and with the number it was raised for', () => {
    expect(told([flag])).toEqual([
      {
        what: { is: 'red-flag', flag: 'blood-pressure-crisis', number: '192/118 mmHg' },
        why: {
          is: 'red-flag',
          closed: {
            by: 'Dr. Ama Osei',
            done: { en: 'changed the treatment', es: 'cambió el tratamiento' },
            line: 'Amlodipine doubled, comes on Friday',
          },
        },
        at: '2026-02-05',
      },
    ]);
  });

  test('stands no longer among what must be told, whatever its reading in the chart says', () => {
    const measures = (at: string) =>
      recorded([measure('blood-pressure', 'mm[Hg]', reading(at, 192, 'clinic', 118))]);
    const whyTold = (at: string) => told([flag], { measures: measures(at) }).map(({ why }) => why.is);
    expect(whyTold('2026-02-04')).toEqual(['red-flag']);
    expect(whyTold('2026-02-20')).toEqual(['blood-pressure-crisis', 'red-flag']); // measured again since
  });

  test('is told for thirty days', () => {
    const at = (day: string) =>
      told([{ ...flag, closed: { ...flag.closed, at: `${day}T15:00:00Z` } }]).length;
    expect([at('2026-01-31'), at('2026-01-30')]).toEqual([1, 0]);
  });
});

describe('what to ask about', () => {
  const quiet = { visits: none, medicines: none };
  const checkIns = (done: number, of: number) =>
    Array.from({ length: of }, (_, n) => ({
      planId: 'p1',
      day: `2026-02-${10 + n}`,
      done: n < done ? ('done' as const) : ('not-done' as const),
    }));
  const open = {
    id: 't1',
    since: '2026-02-04T18:00:00Z',
    outcome: {
      id: 't1',
      topic: 'Metformin with food',
      status: 'open',
      understands: 'yes',
      agrees: 'partly',
      canDo: 'not-asked',
      attempts: 1,
      lastWords: '',
    },
  } as const;

  test.each<[string, Partial<OurRecord>, Omit<AskAbout, 'at'>[]]>([
    [
      'tried 3 of 9',
      { checkIns: checkIns(3, 9) },
      [{ about: { is: 'in-the-way', goal: walkingPlan.goal }, why: { is: 'tried', done: 3, of: 9 } }],
    ],
    ['tried 5 of 9', { checkIns: checkIns(5, 9) }, []],
    [
      'nobody asked yet',
      { checkIns: [] },
      [{ about: { is: 'how-it-went', goal: walkingPlan.goal }, why: { is: 'not-asked-yet' } }],
    ],
    [
      'told at a follow-up without numbers',
      {
        checkIns: [],
        plans: [
          { id: 'p1', plan: walkingPlan, since: '2026-02-04', went: { result: 'part', at: '2026-02-10' } },
        ],
      },
      [],
    ],
    [
      'a promise that was due: it stands, overdue, among what is open',
      { promises: [{ id: 'q', what: 'the bus pass', to: 'patient', due: '2026-03-01' }] },
      [],
    ],
    [
      'a promise that is due today',
      { promises: [{ id: 'q', what: 'the bus pass', to: 'patient', due: '2026-03-02' }] },
      [],
    ],
    ['a teach-back still open: it stands among what is open', { teachBacks: [open] }, []],
  ])('%s', (_, ours, ask) => {
    expect(prep(quiet, ours).ask.map(({ about, why }) => ({ about, why }))).toEqual(ask);
  });

  test('never more than three', () => {
    const many = {
      checkIns: [],
      plans: ['p1', 'p2'].map(id => ({ id, plan: walkingPlan, since: '2026-02-04' })),
    };
    expect(prep({}, many).ask).toHaveLength(3);
  });
});
