import fc from 'fast-check';
import { expect, test } from 'vitest';
import { caseloadOf } from '../../../../server/domain/panel/caseload.ts';
import { daysAfter } from '../../../../server/domain/panel/days.ts';
import type { PatientFacts } from '../../../../server/domain/panel/facts.ts';
import { rank, ranked } from '../../../../server/domain/panel/rank.ts';
import { usualWeights } from '../../../../server/domain/panel/weights.ts';
import { steady, today } from './facts.ts';

const runs = { numRuns: 60 };
const near = fc.integer({ min: -70, max: 30 }).map(days => daysAfter(today, days));
const past = fc.integer({ min: -70, max: 0 }).map(days => daysAfter(today, days));
const on = (days: fc.Arbitrary<string>, rest: object = {}) => days.map(day => ({ day, ...rest }));
const bp = fc
  .integer({ min: 110, max: 190 })
  .chain(value => on(past, { measure: 'blood-pressure' as const, value, second: 70, unit: 'mmHg' }));
const few = <T>(one: fc.Arbitrary<T>) => fc.array(one, { maxLength: 3 });

/** What may be added to a patient's facts as a further reason, a kind at a time. */
const additions = {
  promises: few(near.map(due => ({ what: 'call', to: 'patient' as const, due }))),
  teachBacks: few(on(past, { topic: 'low sugar' })),
  plans: few(near.map(review => ({ goal: 'Walk', review }))),
  messages: few(on(past)),
  answers: few(on(past)),
  readings: few(bp),
  labs: few(bp),
  admissions: few(on(past, { kind: 'inpatient' as const })),
  dates: few(on(near, { id: 'd', what: 'Quit day' })),
  redFlags: few(on(past)),
};
const someone = fc
  .record({
    ...(additions as unknown as { promises: fc.Arbitrary<[]> }),
    patientId: fc.string({ minLength: 1, maxLength: 6 }),
    coachedSince: past,
    lastReached: fc.option(past, { nil: undefined }),
    lastTried: fc.option(past, { nil: undefined }),
    snooze: fc.option(
      near.map(until => ({ until, why: 'away' as const })),
      { nil: undefined },
    ),
  })
  .map(facts => steady(facts as Partial<PatientFacts>));

test('the order of need is the same in whatever order the patients come', () => {
  const panel = fc.uniqueArray(someone, { selector: one => one.patientId, maxLength: 12 });
  const shuffled = panel.chain(all =>
    fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
  );
  fc.assert(
    fc.property(shuffled, ([all, other]) => {
      expect(rank(other, usualWeights, today)).toEqual(rank(all, usualWeights, today));
    }),
    runs,
  );
});

test.each(Object.keys(additions) as (keyof typeof additions)[])('more %s never make a row less', kind => {
  fc.assert(
    fc.property(someone, additions[kind] as fc.Arbitrary<object[]>, (facts, more) => {
      const before = ranked(facts, usualWeights, today).score;
      const after = { ...facts, [kind]: [...facts[kind], ...more] };
      expect(ranked(after, usualWeights, today).score).toBeGreaterThanOrEqual(before);
    }),
    { numRuns: 25 },
  );
});

test('nobody who was not seen for as long as the practice allows is hidden, whatever was put off or tried', () => {
  const unseen = fc.tuple(someone, fc.integer({ min: usualWeights.limits.unseenDays, max: 400 }));
  fc.assert(
    fc.property(unseen, ([facts, days]) => {
      const last = daysAfter(today, -days);
      const forgotten = { ...facts, coachedSince: last, lastReached: last };
      expect(ranked(forgotten, usualWeights, today).standing).toBe('shown');
    }),
    runs,
  );
});

test('what moves into the next week makes room enough, and nothing moves that cannot wait', () => {
  const panel = fc.uniqueArray(someone, { selector: one => one.patientId, maxLength: 20 });
  fc.assert(
    fc.property(panel, fc.integer({ min: 0, max: 200 }), (all, have) => {
      const rows = rank(all, usualWeights, today);
      const { needMinutes, moves } = caseloadOf(rows, have);
      const moved = rows.filter(({ patientId }) => moves.includes(patientId));
      const left = needMinutes - moved.reduce((sum, { week }) => sum + week.minutes, 0);
      const others = rows.filter(row => !moved.includes(row) && row.week.minutes > 0);
      expect(moved.some(({ week }) => week.must)).toBe(false);
      expect(left <= have || others.every(({ week }) => week.must)).toBe(true);
    }),
    runs,
  );
});

test('seventy to a hundred are a full panel; a week with time enough moves nobody', () => {
  const row = (n: number) => ({ patientId: `p${n}`, week: { minutes: 10, score: n, must: n === 0 } });
  const panel = (size: number) => Array.from({ length: size }, (_, n) => row(n));
  expect([69, 70, 100, 101].map(size => caseloadOf(panel(size)).size)).toEqual([
    ...['below', 'within', 'within', 'above'],
  ]);
  expect(caseloadOf(panel(6), 60)).toMatchObject({ needMinutes: 60, moves: [] });
  expect(caseloadOf(panel(6), 35).moves).toEqual(['p1', 'p2', 'p3']);
  expect(caseloadOf(panel(6), 0).moves).toEqual(['p1', 'p2', 'p3', 'p4', 'p5']);
});
