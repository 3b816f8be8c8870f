import fc from 'fast-check';
import { expect, test } from 'vitest';
import { daysAfter } from '../../../../server/domain/billing/calendar.ts';
import { callDue } from '../../../../server/domain/billing/call-due.ts';
import { evaluateMonth } from '../../../../server/domain/billing/evaluate-month.ts';
import type { MonthFacts } from '../../../../server/domain/billing/month-facts.ts';
import { forEver, steadyUntil } from '../../../../server/domain/billing/steady-until.ts';
import { monthPatient } from '../../../../server/domain/desk/month-row.ts';
import { randomCases } from '../../../parts/random-cases.ts';
import { aCall, aMonth, rulesOf } from './a-month.ts';
import { anyMonth } from './random-months.ts';

const rules = rulesOf('2026-10');
/** All that is kept of a month: its row, and whether a call is due; and what it lacks of minutes, but for the days. */
function keptOf(facts: MonthFacts): object {
  const evaluation = evaluateMonth(facts, rules);
  const { lines, minutesNotUsed: notUsed } = evaluation.chosen;
  const row = monthPatient(
    { patientId: 'rosa', evaluation, lines, notUsed, asks: [], coaches: [], denied: 0 },
    'en',
  );
  const short = evaluation.short.map(({ code, minutes }) => ({ code, minutes }));
  return { row, due: callDue(evaluation), short };
}

const october = (from: number) =>
  fc.integer({ min: from, max: 31 }).map(n => `2026-10-${String(n).padStart(2, '0')}`);
const visit = fc.constantFrom('2025-10-05', '2025-10-30', '2025-10-31', '2026-10-12', '2026-04-02');
const consents = fc
  .tuple(fc.constantFrom('chi', 'ccm', 'bhi'), october(1), fc.option(october(2)))
  .map(([to, day, revoked]) => [
    { to: to as 'chi', day: '2026-01-05', ...(revoked && { revoked }) },
    { to: 'ccm' as const, day },
  ]);
/** Someone who has not been cared for long enough for any code: what the very day allows is all there is to tell. */
const little = fc
  .tuple(fc.integer({ min: 1, max: 19 }), fc.constantFrom('chw', 'rn'), consents)
  .map(([minutes, by, said]) =>
    aMonth({ contacts: [aCall('k1', '2026-10-06', minutes, by as 'chw')], consents: said }),
  );

test('what was worked out holds on every day until it is said to end', () => {
  const looked = fc
    .tuple(fc.oneof(anyMonth, little, little), october(1), visit)
    .map(([month, asOf, seen]) => ({
      ...{ ...month, asOf },
      visits: [{ id: 'v1', kind: 'office' as const, day: seen, practitionerId: 'osei' }],
    }));
  fc.assert(
    fc.property(looked, facts => {
      const until = steadyUntil(facts, rules);
      const kept = keptOf(facts);
      for (let later = facts.asOf; later <= until && later <= '2026-11-02'; later = daysAfter(later, 1))
        expect(keptOf({ ...facts, asOf: later })).toEqual(kept);
    }),
    { numRuns: randomCases(100) },
  );
});

test.each<[string, Partial<MonthFacts>, string]>([
  ['to the end of the month, where nothing else ends', {}, '2026-10-31'],
  ['for ever, once the month is over', { asOf: '2026-11-01' }, forEver],
  [
    'until a consent ends',
    { consents: [{ to: 'ccm', day: '2026-01-05', revoked: '2026-10-20' }] },
    '2026-10-19',
  ],
  [
    'until a visit of a year ago counts no more',
    { visits: [{ id: 'v', kind: 'office', day: '2025-10-14', practitionerId: 'osei' }] },
    '2026-10-14',
  ],
  [
    'until the thirty days of a device are over',
    {
      devices: [
        { deviceId: 'rpm', kind: 'rpm', from: '2026-09-20', daysWithReadings: 'not-known', open: true },
      ],
    },
    '2026-10-19',
  ],
])('a month is steady %s', (_, facts, until) => {
  expect(steadyUntil(aMonth({ asOf: '2026-10-10', ...facts }), rules)).toBe(until);
});

test('that a call is due ends with the month', () => {
  const contacts = [aCall('k1', '2026-10-06', 55, 'chw')];
  const due = (asOf: string) => callDue(evaluateMonth(aMonth({ contacts, asOf }), rules));
  expect([due('2026-10-31'), due('2026-11-01')]).toEqual([{ by: '2026-10-31' }, undefined]);
});
