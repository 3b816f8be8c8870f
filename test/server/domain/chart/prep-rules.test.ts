import { describe, expect, test } from 'vitest';
import type { Gap } from '../../../../server/domain/chart/findings.ts';
import type { ChartSnapshot, MeasureKind, Reading } from '../../../../server/domain/chart/snapshot.ts';
import { stepWords } from '../../../../server/domain/session/step-words.ts';
import {
  measure,
  medicine,
  none,
  prep,
  reading,
  recorded,
  rosaInput,
  unread,
  visit,
  walkingPlan,
} from './rosa-chart.ts';

describe('the minute before Rosa comes in', () => {
  test('what is new since last time, weightiest kept, newest first', () => {
    const { from, facts } = prep().since;
    expect(from).toBe('2026-02-04');
    const measured = { is: 'reading', home: false };
    expect(facts.map(fact => [fact.at, fact.found])).toEqual([
      [
        '2026-03-01',
        {
          ...measured,
          measure: 'blood-pressure',
          unit: 'mm[Hg]',
          value: { value: 138, second: 82 },
          stands: { inBand: 'above', band: { high: 130, secondHigh: 80, source: 'acc-aha-2017' } },
          home: true,
          lastOf: 2,
        },
      ],
      ['2026-02-20', { is: 'check-ins', goal: 'Caminar con mi hermana después de cenar', done: 7, of: 9 }],
      [
        '2026-02-19',
        {
          ...measured,
          measure: 'a1c',
          unit: '%',
          value: { value: 8.2 },
          stands: { inBand: 'above', band: { high: 7, source: 'ada-most-adults' } },
          was: { value: 9.1 },
        },
      ],
      [
        '2026-02-19',
        {
          ...measured,
          measure: 'egfr',
          unit: 'mL/min/{1.73_m2}',
          value: { value: 88 },
          stands: { inBand: 'in', band: { low: 60, source: 'kdigo-reduced' } },
        },
      ],
      ['2026-02-11', { is: 'visit', visit: 'emergency', reason: 'Dizziness on standing' }],
      ['2026-02-09', { is: 'medicine-new', name: 'Metformin 1000 mg', was: 'Metformin 500 mg' }],
    ]);
  });

  test('a medicine ordered again is a renewal: not new, nothing to ask about', () => {
    const view = prep({
      medicines: recorded([
        medicine('Losartan 50 mg', '2024-02-01', { status: 'stopped' }),
        medicine('Losartan 50 mg', '2026-02-10'),
      ]),
      visits: none,
      measures: none,
    });
    expect(view.since.facts.filter(fact => fact.kind === 'medicine-new')).toEqual([]);
    expect(view.ask).toEqual([]);
    expect(view.medicines.status === 'recorded' && view.medicines.value.map(each => each.isNew)).toEqual([
      false,
    ]);
  });

  test('what she chose, and how it went by her own check-ins', () => {
    expect(prep().chose).toEqual([
      {
        planId: 'p1',
        goal: 'Caminar con mi hermana después de cenar',
        step: walkingPlan.step,
        stepSaid: { en: stepWords(walkingPlan.step, 'en'), es: stepWords(walkingPlan.step, 'es') },
        confidence: 8,
        since: '2026-02-04',
        nextContact: { date: '2026-03-16', means: 'phone' },
        went: { status: 'known', done: 7, of: 9 },
      },
    ]);
  });

  test('six measures at most: those of her problems, and always blood pressure and weight', () => {
    const { measures } = prep();
    if (measures.status !== 'recorded') throw new Error(measures.status);
    expect(measures.value.map(strip => [strip.kind, strip.last.value, strip.inBand])).toEqual([
      ['a1c', 8.2, 'above'],
      ['glucose', 164, 'in'],
      ['uacr', 18, 'in'],
      ['blood-pressure', 138, 'above'],
      ['weight', 81.8, 'no-band'],
      ['ldl', 92, 'in'],
    ]);
  });

  test('what to ask about, each with why, its date and where it stands; not the visit a clinician must still hear of', () => {
    expect(prep().ask).toEqual([
      {
        about: { is: 'new-medicine', medicine: 'Metformin 1000 mg' },
        why: { is: 'changed' },
        source: { type: 'MedicationRequest', id: 'm-Metformin 1000 mg' },
        at: '2026-02-09',
      },
    ]);
  });

  test('each problem once, with since when the chart has it and where it stands', () => {
    const problem = (id: string, name: string, since?: string, status: 'active' | 'resolved' = 'active') => ({
      ...{ name, status, source: { type: 'Condition', id } },
      ...(since && { since }),
    });
    const problems = recorded([
      problem('c1', 'Type 2 diabetes', '2019-03-04'),
      problem('c2', 'Hypertension'),
      problem('c3', 'Type 2 diabetes', '2021-01-01'),
      problem('c4', 'Influenza', '2024-01-01', 'resolved'),
    ]);
    expect(prep({ problems }).problemLines).toEqual([
      { name: 'Type 2 diabetes', at: '2019-03-04', source: { type: 'Condition', id: 'c1' } },
      { name: 'Hypertension', source: { type: 'Condition', id: 'c2' } },
    ]);
  });

  test('the clinician must hear of dizziness two days after a new dose', () => {
    expect(prep().mustTell).toEqual([
      {
        what: { is: 'visit', visit: 'emergency', reason: 'Dizziness on standing' },
        why: { is: 'after-medicine', medicine: 'Metformin 1000 mg' },
        source: { type: 'Encounter', id: 'v-2026-02-12T03:30:00Z' },
        at: '2026-02-11',
      },
    ]);
  });

  test('who she is, why she was sent, nothing missing', () => {
    const view = prep();
    expect([view.age, view.why.status === 'recorded' && view.why.value.words, view.gaps]).toEqual([
      58,
      'A1c 9.1, wants to avoid insulin',
      [],
    ]);
    expect(view.lastSession).toEqual({ id: 's1', signedAt: '2026-02-04T18:00:00Z', coach: 'Dana Reyes' });
  });
});

test('what was of the last talk itself is no news: its visit, and what the coach measured in it', () => {
  const bp = (at: string, systolic: number) => reading(at, systolic, 'clinic', 88);
  const facts = (at: string) =>
    prep(
      {
        medicines: none,
        visits: recorded([visit('office', '2026-02-04T17:00:00Z', 'Health coaching'), visit('office', at)]),
        measures: recorded([
          measure('blood-pressure', 'mm[Hg]', bp('2025-11-14', 146), bp('2026-02-04T17:40:00Z', 152)),
          measure('weight', 'kg', reading(at, 82, 'clinic')),
        ]),
      },
      { checkIns: [] },
    ).since.facts.map(({ found }) => (found.is === 'reading' ? found.measure : found.is));
  expect(facts('2026-02-04T16:00:00Z')).toEqual([]);
  expect(facts('2026-02-04T19:00:00Z')).toEqual(['visit', 'weight']);
  expect(facts('2026-02-04')).toEqual(['visit', 'weight']); // without an hour nobody knows
  const withDana = { ...visit('office', '2026-02-04T19:00:00Z', 'Health coaching'), withWhom: 'Dana Reyes' };
  expect(
    prep({ medicines: none, visits: recorded([withDana]), measures: none }, { checkIns: [] }).since.facts,
  ).toEqual([]); // booked for later than it was signed, and hers all the same
});

test('a signed session that is open again is told as its amendment, with the day it was signed', () => {
  const [signed] = rosaInput.ours.sessions;
  if (!signed) throw new Error('no session');
  const amending = { ...signed, status: 'amending' as const };
  expect(prep({}, { sessions: [amending] }).openSession).toMatchObject({ amends: signed.signedAt });
});

test('of many new medicines four are told, so that the newest results have a place', () => {
  const names = [
    'Omeprazole',
    'Tiotropium',
    'Albuterol',
    'Losartan',
    'Apixaban',
    'Furosemide',
    'Atorvastatin',
  ];
  const medicines = recorded(names.map((name, at) => medicine(name, `2026-02-1${at}`)));
  const kinds = prep({ medicines }).since.facts.map(fact => fact.kind);
  expect(kinds.filter(kind => kind === 'medicine-new')).toHaveLength(4);
  expect(kinds).toContain('lab');
  const alone = prep({ medicines, measures: none, visits: none }, { checkIns: [] }).since.facts;
  expect(alone.map(fact => fact.kind)).toEqual(Array(6).fill('medicine-new'));
});

test('how it went is counted anew from the check-ins after it was last told', () => {
  const [plan] = rosaInput.ours.plans;
  if (!plan) throw new Error('Rosa has a plan');
  const wentWhenTold = (at: string) =>
    prep({}, { plans: [{ ...plan, went: { result: 'part', done: 6, of: 9, at } }] }).chose[0]?.went;
  expect(wentWhenTold('2026-02-20T19:00:00Z')).toEqual({ status: 'known', done: 6, of: 9 });
  expect(wentWhenTold('2026-02-16T19:00:00Z')).toMatchObject({ status: 'known', of: 2 });
});

test('a plan that was kept is told with how sure they are now, and when it is asked about next', () => {
  const [plan] = rosaInput.ours.plans;
  if (!plan) throw new Error('Rosa has a plan');
  const next = { date: '2026-03-16', means: 'phone' } as const;
  const went = { result: 'part', sure: 6, next, at: '2026-02-18T18:00:00Z' } as const;
  const [chosen] = prep({}, { plans: [{ ...plan, went }] }).chose;
  expect([chosen?.confidence, chosen?.nextContact]).toEqual([6, next]);
});

describe('absence is said aloud', () => {
  const no = (measure: MeasureKind): Extract<Gap, { is: 'measure' }> => ({ is: 'measure', measure });

  test('a section that could not be read is named and is never a gap', () => {
    const view = prep({ measures: unread, medicines: unread });
    expect(view.since.notRead).toEqual([
      { section: 'medicines', because: 'took-too-long' },
      { section: 'measures', because: 'took-too-long' },
    ]);
    expect([view.measures.status, view.medicines.status, view.gaps]).toEqual([
      'could-not-be-read',
      'could-not-be-read',
      [],
    ]);
    expect(view.mustTellUnread.map(({ section }) => section)).toEqual(['measures', 'medicines']);
  });

  test('what was never asked for is told apart from what failed', () => {
    const view = prep({ visits: { status: 'not-looked-for', because: 'not-granted' }, goals: unread });
    expect(view.since.notRead).toEqual([
      { section: 'visits', because: 'not-granted' },
      { section: 'goals', because: 'took-too-long' },
    ]);
    expect(view.goals).toMatchObject({ status: 'could-not-be-read' });
  });

  test('a reading of which nobody wrote where it was taken is not called a lab result', () => {
    const kindsOf = (from: Reading['from']) =>
      prep(
        {
          visits: none,
          medicines: none,
          measures: recorded([measure('weight', 'kg', reading('2026-02-20', 81, from))]),
        },
        { checkIns: [] },
      ).since.facts.map(fact => fact.kind);
    expect((['lab', 'clinic', 'home', 'unknown'] as const).flatMap(kindsOf)).toEqual([
      'lab',
      'clinic',
      'home-reading',
      'reading',
    ]);
  });

  test.each<[string, Partial<ChartSnapshot>, Gap[]]>([
    [
      'no measure at all',
      { measures: none },
      [no('blood-pressure'), no('weight'), no('a1c'), no('uacr'), no('egfr')],
    ],
    [
      'no blood pressure since March',
      {
        problems: none,
        measures: recorded([
          measure('blood-pressure', 'mm[Hg]', reading('2025-03', 130, 'clinic', 80)),
          measure('weight', 'kg', reading('2026-01-02', 80, 'clinic')),
        ]),
      },
      [{ ...no('blood-pressure'), since: '2025-03' }],
    ],
    [
      'family history of diabetes asks for no A1c',
      {
        problems: recorded([
          { name: 'Family history of diabetes', status: 'active', source: { type: 'Condition', id: 'f' } },
        ]),
        measures: none,
      },
      [no('blood-pressure'), no('weight')],
    ],
    ['smoking never asked', { smoking: none }, [{ is: 'smoking' }]],
    ['smoking could not be read', { smoking: unread }, []],
  ])('%s', (_, chart, gaps) => {
    expect(prep(chart).gaps).toEqual(gaps);
  });

  test('a chart with nothing in it and a record with nothing in it make a prep with nothing in it', () => {
    const empty = { problems: none, medicines: none, measures: none, visits: none, referrals: none };
    const nothing = { plans: [], checkIns: [], teachBacks: [], promises: [], sessions: [] };
    const view = prep(empty, nothing);
    expect([view.since, view.ask, view.mustTell, view.chose, view.lastSession]).toEqual([
      { facts: [], notRead: [] },
      [],
      [],
      [],
      undefined,
    ]);
  });
});
