import { describe, expect, test } from 'vitest';
import type { ChartSnapshot } from '../../../../server/domain/chart/snapshot.ts';
import { measure, medicine, none, prep, reading, recorded, unread } from './rosa-chart.ts';

describe('the minute before Rosa comes in', () => {
  test('what is new since last time, weightiest kept, newest first', () => {
    const { from, facts } = prep().since;
    expect(from).toBe('2026-02-04');
    expect(facts.map(fact => `${fact.at} ${fact.words}`)).toEqual([
      '2026-03-01 Home blood pressure 138/82, last of 2 (was 146/88)',
      '2026-02-20 "Caminar con mi hermana después de cenar": 7 of 9 days',
      '2026-02-19 A1c 8.2% (was 9.1%)',
      '2026-02-19 eGFR 88',
      '2026-02-11 Emergency visit: Dizziness on standing',
      '2026-02-09 Metformin 1000 mg, was Metformin 500 mg',
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
        step: 'Walk 20 minutes, 3 times a week (Mon, Wed, Fri), after dinner, around the block, with my sister',
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
    expect(measures.value.map(strip => [strip.kind, strip.last.value, strip.inBand, strip.trend])).toEqual([
      ['a1c', 8.2, 'above', 'down'],
      ['glucose', 164, 'in', 'no-trend'],
      ['uacr', 18, 'in', 'no-trend'],
      ['blood-pressure', 138, 'above', 'down'],
      ['weight', 81.8, 'no-band', 'no-trend'],
      ['ldl', 92, 'in', 'no-trend'],
    ]);
  });

  test('three things to ask about, each with why', () => {
    expect(prep().ask).toEqual([
      { words: 'Emergency visit: Dizziness on standing', why: 'since last time', at: '2026-02-11' },
      { words: 'How Metformin 1000 mg is going', why: 'new', at: '2026-02-09' },
    ]);
  });

  test('the clinician must hear of dizziness two days after a new dose', () => {
    expect(prep().mustTell).toEqual([
      {
        words: 'Emergency visit: Dizziness on standing',
        why: 'soon after Metformin 1000 mg was started',
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

describe('absence is said aloud', () => {
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
  });

  test.each<[string, Partial<ChartSnapshot>, string[]]>([
    [
      'no measure at all',
      { measures: none },
      [
        'No blood pressure recorded',
        'No weight recorded',
        'No A1c recorded',
        'No urine albumin recorded',
        'No eGFR recorded',
      ],
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
      ['No blood pressure since Mar 2025'],
    ],
    [
      'family history of diabetes asks for no A1c',
      {
        problems: recorded([
          { name: 'Family history of diabetes', status: 'active', source: { type: 'Condition', id: 'f' } },
        ]),
        measures: none,
      },
      ['No blood pressure recorded', 'No weight recorded'],
    ],
    ['smoking never asked', { smoking: none }, ['No smoking status recorded']],
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
