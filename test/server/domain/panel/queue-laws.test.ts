import fc from 'fast-check';
import { expect, test } from 'vitest';
import { caseloadOf } from '../../../../server/domain/panel/caseload.ts';
import { daysAfter } from '../../../../server/domain/panel/days.ts';
import type { PatientFacts } from '../../../../server/domain/panel/facts.ts';
import { weightsOf } from '../../../../server/domain/panel/own-weights.ts';
import { heightOf, rank, ranked } from '../../../../server/domain/panel/rank.ts';
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
const talk = (day: string) => ({ day, clock: '10:00', means: 'phone' as const, missed: false });
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

test('an open red flag stands above all others, whatever the sums are and whatever a practice once set', () => {
  const panel = fc.uniqueArray(someone, { selector: one => one.patientId, minLength: 2, maxLength: 12 });
  const set = weightsOf({ points: { 'red-flag': 1, promise: 200, message: 200 }, off: ['red-flag'] });
  fc.assert(
    fc.property(panel, all => {
      const rows = rank(all, set, today);
      const flags = rows.map(({ reasons }) => reasons[0]?.kind === 'red-flag');
      expect(flags).toEqual(rows.map(({ patientId }) => isFlagged(all, patientId)).toSorted(flaggedFirst));
      expect(rows.every((row, at) => !flags[at] || (row.band === 'now' && row.standing === 'shown'))).toBe(
        true,
      );
      expect(rows.map(heightOf)).toEqual(rows.map(heightOf).toSorted((one, other) => other - one));
    }),
    runs,
  );
});
const isFlagged = (all: readonly PatientFacts[], patientId: string) =>
  all.some(one => one.patientId === patientId && one.redFlags.length > 0);
const flaggedFirst = (one: boolean, other: boolean) => Number(other) - Number(one);

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

test.each<[string, Partial<PatientFacts>, boolean]>([
  ['a talk booked for Friday', { bookings: [talk('2026-11-27')] }, true],
  ['a talk booked for next week', { bookings: [talk('2026-12-01')] }, false],
  ['a talk to which nobody came', { bookings: [{ ...talk('2026-11-25'), missed: true }] }, false],
  ['a quit day on Sunday', { dates: [{ id: 'd', what: 'Quit day', day: '2026-11-29' }] }, true],
  ['one on Monday', { dates: [{ id: 'd', what: 'Quit day', day: '2026-11-30' }] }, false],
  ['a promise for Saturday', { promises: [{ what: 'call', to: 'patient', due: '2026-11-28' }] }, true],
  ['a promise for Monday', { promises: [{ what: 'call', to: 'patient', due: '2026-11-30' }] }, false],
  ['a call agreed on for tomorrow', { agreed: '2026-11-27' }, true],
  ['an open red flag', { redFlags: [{ day: today }] }, true],
  ['an open teach-back', {}, false],
])('%s: whether it keeps a patient in this week', (_, change, must) => {
  const facts = steady({ teachBacks: [{ day: '2026-11-20', topic: 'low sugar' }], ...change });
  expect(ranked(facts, usualWeights, today).week.must).toBe(must);
});

test('seventy to a hundred are a full panel; a week with time enough moves nobody', () => {
  const row = (n: number) => ({ patientId: `p${n}`, week: { minutes: 10, score: n, must: n === 0 } });
  const panel = (size: number) => Array.from({ length: size }, (_, n) => row(n));
  expect([69, 70, 100, 101].map(size => caseloadOf(panel(size)).size)).toEqual([
    ...['below', 'within', 'within', 'above'],
  ]);
  expect(caseloadOf(panel(6), 60)).toMatchObject({ needMinutes: 60, moves: [] });
  expect(caseloadOf(panel(6), 35).moves).toEqual(['p1', 'p2', 'p3']);
  expect(caseloadOf(panel(6), 35).overMinutes).toBe(0);
  expect(caseloadOf(panel(6), 0)).toMatchObject({ moves: ['p1', 'p2', 'p3', 'p4', 'p5'], overMinutes: 10 });
});
