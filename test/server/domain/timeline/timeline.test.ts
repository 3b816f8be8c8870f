import { describe, expect, it } from 'vitest';
import type { ChartSnapshot } from '../../../../server/domain/chart/snapshot.ts';
import { planChanges } from '../../../../server/domain/timeline/changes.ts';
import { timelineOf } from '../../../../server/domain/timeline/lanes.ts';
import { medicineLanes } from '../../../../server/domain/timeline/medicine-lanes.ts';
import type { OwnTime } from '../../../../server/domain/timeline/own-time.ts';
import type { Lane } from '../../../../server/domain/timeline/timeline.ts';
import { measure, medicine, none, reading, recorded, rosaChart, unread, visit } from '../chart/rosa-chart.ts';
import { lookBack, planOf, talkOn } from './past.ts';

const nothing: OwnTime = { talks: [], contacts: [], checkIns: [], reports: [] };
const empty: ChartSnapshot = { ...rosaChart, visits: none, medicines: none, measures: none };
const when = { today: '2026-03-02', timeZone: 'America/Los_Angeles', stale: false };
const lines = (lane: Lane | undefined) =>
  lane?.marks.map(({ at, to, fact }) => [
    at,
    ...(to ? [to] : []),
    fact.is === 'medicine' || fact.is === 'change' ? fact.how : fact.is,
  ]);
const laneOf = (id: string, chart: Partial<ChartSnapshot>, own: Partial<OwnTime> = {}) =>
  timelineOf({ ...empty, ...chart }, { ...nothing, ...own }, when).lanes.find(lane => lane.id === id);

describe('a timeline', () => {
  it('of a patient of whom nothing is known is empty, and says what was not there', () => {
    const { lanes, unread: not } = timelineOf({ ...empty, medicines: unread }, nothing, when);
    expect(lanes).toEqual([]);
    expect(not.map(({ of, section }) => [of, section.status])).toEqual([
      ['visits', 'none-recorded'],
      ['medicines', 'could-not-be-read'],
      ['measures', 'none-recorded'],
    ]);
  });

  it('has sessions and other contacts in one row, a group on the day it was held, and none of whom did not come', () => {
    const group = { topic: 'Stress', means: 'video' as const, from: '2026-01-20T18:00:00Z' };
    const lane = laneOf(
      'coaching',
      {},
      {
        talks: [
          talkOn('2026-02-10', { means: 'phone' }),
          talkOn('2026-02-25', { group: { ...group, came: true } }),
          talkOn('2026-02-26', { group: { ...group, came: false } }),
        ],
        contacts: [
          {
            at: '2026-02-11T05:00:00Z',
            kind: 'call',
            reached: 'nobody' as const,
            coach: 'Dana Reyes',
            minutes: 0,
          },
        ],
      },
    );
    expect(lines(lane)).toEqual([
      ['2026-01-20', 'session'],
      ['2026-02-10', 'session'],
      ['2026-02-10', 'contact'], // nine in the evening in the practice
    ]);
    expect(lane?.marks[0]?.fact).toMatchObject({ group: 'Stress', means: 'video' });
  });

  it('has visits that took place, a stay in hospital from day to day, and counts those without a date', () => {
    const visits = recorded([
      { ...visit('inpatient', '2026-01-03T08:00:00Z'), end: '2026-01-07T20:00:00Z' },
      { ...visit('office', '2026-02-01'), status: 'cancelled' as const },
      { ...visit('office', '2026-06-01'), status: 'planned' as const },
      { ...visit('office', '2027-01-01') },
      { ...visit('office', ''), start: undefined },
      { ...visit('telephone', '2026-02-10T15:00:00Z'), ours: true as const }, // stands among the sessions
    ]);
    const timeline = timelineOf({ ...empty, visits }, nothing, when);
    expect(lines(timeline.lanes[0])).toEqual([['2026-01-03', '2026-01-07', 'visit']]);
    expect(timeline.undated).toEqual([{ of: 'visits', count: 1 }]);
  });

  it('has a row for each goal in the patient’s words, over the plans that were made for it, a day once', () => {
    const checkIn = (planId: string, day: string, done: 'done' | 'not-done') => ({
      planId,
      day,
      done,
      from: 'patient' as const,
    });
    const lane = laneOf(
      'habit:2026-01-05.a',
      {},
      {
        talks: [
          talkOn('2026-01-05', { plans: [planOf('a', '2026-01-05', 8)] }),
          talkOn('2026-02-05', {
            plans: [
              planOf('b', '2026-02-05', 8, { what: 'Walk around the block' }),
              planOf('c', '2026-02-05', 8, { goal: 'Dormir' }),
            ],
          }),
        ],
        checkIns: [
          checkIn('2026-02-05.b', '2026-02-06', 'done'),
          checkIn('2026-01-05.a', '2026-01-06', 'not-done'),
          checkIn('2026-01-05.a', '2026-01-06', 'done'),
          checkIn('2026-02-05.c', '2026-02-07', 'done'),
        ],
      },
    );
    expect(lane).toMatchObject({ is: 'habit', step: 'Walk around the block' });
    expect(lines(lane)).toEqual([
      ['2026-01-06', 'check-in'],
      ['2026-02-06', 'check-in'],
    ]);
  });

  it('draws the longest series of a measure as its line; other sources, and what was told between talks, are rings', () => {
    const home = ['2026-02-01', '2026-02-02', '2026-02-03'].map(at => reading(at, 140, 'home', 80));
    const lane = laneOf(
      'blood-pressure',
      {
        measures: recorded([
          measure('blood-pressure', 'mm[Hg]', reading('2026-01-10', 150, 'clinic', 90), ...home),
        ]),
      },
      {
        reports: [
          {
            id: 'r',
            at: '2026-02-20T17:00:00Z',
            device: false,
            readings: [{ measure: 'blood-pressure', systolic: 138, diastolic: 82, unit: 'mm[Hg]' }],
          },
        ],
      },
    );
    expect(lane?.marks.map(({ at, fact }) => [at, 'ring' in fact, 'told' in fact])).toEqual([
      ['2026-01-10', true, false],
      ['2026-02-01', false, false],
      ['2026-02-02', false, false],
      ['2026-02-03', false, false],
      ['2026-02-20', true, true],
    ]);
  });

  it('has what a patient told of their weight where the chart has none, in kilograms', () => {
    const readings = [{ measure: 'weight' as const, value: 180, unit: '[lb_av]' as const }];
    const lane = laneOf(
      'weight',
      {},
      { reports: [{ id: 'r', at: '2026-02-20T17:00:00Z', device: true, readings }] },
    );
    expect(lane).toMatchObject({
      unit: 'kg',
      marks: [{ fact: { value: 81.6, from: 'device', told: true } }],
    });
  });

  it('keeps a partial date as partial as the chart has it', () => {
    expect(
      lines(laneOf('a1c', { measures: recorded([measure('a1c', '%', reading('2025-11', 8.2, 'lab'))]) })),
    ).toEqual([['2025-11', 'reading']]);
  });
});

describe('a medicine on the timeline', () => {
  const of = (...list: Parameters<typeof medicineLanes>[0]) => medicineLanes(list, '2026-03-02', 'UTC');
  it.each([
    [
      'goes on from the day it was prescribed',
      [medicine('metformin 500 mg', '2025-06-01')],
      [['2025-06-01', 'prescribed']],
      [{ from: '2025-06-01', ends: 'goes-on' }],
    ],
    [
      'ordered again as it was is no change',
      [medicine('metformin 500 mg', '2025-06-01'), medicine('metformin 500 mg', '2025-09-01')],
      [['2025-06-01', 'prescribed']],
      [
        { to: '2025-09-01', ends: 'stopped' },
        { from: '2025-09-01', ends: 'goes-on' },
      ],
    ],
    [
      'in another strength is one change and no end',
      [
        medicine('metformin 1000 mg', '2025-11-02'),
        medicine('Metformin 500 mg', '2025-06-01', { status: 'stopped', stopped: '2025-11-02' }),
      ],
      [
        ['2025-06-01', 'prescribed'],
        ['2025-11-02', 'changed'],
      ],
      [{ to: '2025-11-02', ends: 'stopped' }, { ends: 'goes-on' }],
    ],
    [
      'that was stopped ends on its day',
      [medicine('lisinopril', '2025-06-01', { status: 'stopped', stopped: '2025-08-01' })],
      [
        ['2025-06-01', 'prescribed'],
        ['2025-08-01', 'stopped'],
      ],
      [{ from: '2025-06-01', to: '2025-08-01', ends: 'stopped' }],
    ],
    [
      'begun again after an end is told again',
      [
        medicine('lisinopril', '2025-06-01', { status: 'stopped', stopped: '2025-08-01' }),
        medicine('lisinopril', '2025-10-01'),
      ],
      [
        ['2025-06-01', 'prescribed'],
        ['2025-08-01', 'stopped'],
        ['2025-10-01', 'prescribed'],
      ],
      [{ to: '2025-08-01' }, { from: '2025-10-01' }],
    ],
    [
      'that was stopped nobody wrote down when has no end',
      [medicine('lisinopril', '2025-06-01', { status: 'stopped' })],
      [['2025-06-01', 'prescribed']],
      [{ from: '2025-06-01', ends: 'unknown' }],
    ],
  ] as const)('%s', (_, list, marks, courses) => {
    const [lane, ...more] = of(...list);
    expect(more).toEqual([]);
    expect(lines(lane)).toEqual(marks);
    expect(lane?.courses).toMatchObject(courses);
  });
  it('ordered twice in two doses that are both active stands twice: neither ended the other', () => {
    const [lane] = of(
      medicine('metformin 500 mg', '2025-06-01', { dose: 'in the morning' }),
      medicine('metformin 500 mg', '2025-09-01', { dose: 'in the evening' }),
    );
    expect(lines(lane)).toEqual([
      ['2025-06-01', 'prescribed'],
      ['2025-09-01', 'prescribed'],
    ]);
    expect(lane?.courses.map(({ ends }) => ends)).toEqual(['goes-on', 'goes-on']);
  });
  it.each([
    ['insulin glargine 100 unit/mL', 'insulin lispro 100 unit/mL', 2],
    ['24 HR Metformin hydrochloride 500 MG', 'metformin hydrochloride 1000 MG', 1],
  ])('%s and %s have %i rows', (one, other, rows) => {
    expect(of(medicine(one, '2025-06-01'), medicine(other, '2025-09-01'))).toHaveLength(rows);
  });
  it('that is to begin later, or has no date, has no row', () => {
    expect(of(medicine('a', '2026-05-01'), medicine('b'))).toEqual([]);
  });
});

describe('what the coaching changed', () => {
  const first = talkOn('2026-01-05', { plans: [planOf('a', '2026-01-05', 8)] });
  const told = (second: Parameters<typeof talkOn>[1]) =>
    planChanges([first, talkOn('2026-02-05', second)], 'UTC').map(({ day, how, sure }) => [
      day,
      how,
      ...(sure ? [sure] : []),
    ]);
  const begun = ['2026-01-05', 'begun', 8];
  const next = planOf('after-a', '2026-02-05', 9, { amount: 10 });
  it.each([
    ['a plan kept is no change', { followUps: lookBack('2026-01-05.a', { next: 'keep' }) }, []],
    [
      'made smaller it is one change',
      { plans: [next], followUps: lookBack('2026-01-05.a', { next: 'shrink' }) },
      [['2026-02-05', 'smaller', 9]],
    ],
    [
      'swapped it is another',
      { plans: [next], followUps: lookBack('2026-01-05.a', { next: 'swap' }) },
      [['2026-02-05', 'other', 9]],
    ],
    [
      'given up it ends',
      { followUps: lookBack('2026-01-05.a', { result: 'not', next: 'stop' }) },
      [['2026-02-05', 'stopped']],
    ],
    [
      'done as planned it is completed',
      { followUps: lookBack('2026-01-05.a', { result: 'all', next: 'stop' }) },
      [['2026-02-05', 'completed']],
    ],
    [
      'made smaller without another it ends',
      { followUps: lookBack('2026-01-05.a', { next: 'shrink' }) },
      [['2026-02-05', 'stopped']],
    ],
    ['beside it another is begun', { plans: [planOf('b', '2026-02-05', 7)] }, [['2026-02-05', 'begun', 7]]],
  ] as const)('%s', (_, second, expected) => {
    expect(told(second as Parameters<typeof talkOn>[1])).toEqual([begun, ...expected]);
  });
});
