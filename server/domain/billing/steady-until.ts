import { dayMonthsBefore, daysAfter, firstDay, lastDay, monthOf, monthsAfter } from './calendar.ts';
import type { MonthFacts } from './month-facts.ts';
import type { RuleSet } from './rule.ts';

/** Later than every day that is asked about. */
export const forEver = '9999-12-31';

/**
 * The last day on which the same facts still give the same answer, but for the number of days that are left. A month that
 * is over stays as it is; of one that lasts its end counts, and whatever the rules ask of the very day: consents and
 * initiating visits that begin or end to count, and a device's thirty days once they are over.
 */
export function steadyUntil(
  facts: Pick<MonthFacts, 'month' | 'asOf' | 'consents' | 'visits' | 'devices'>,
  rules: RuleSet,
): string {
  const { month, asOf } = facts;
  const end = lastDay(month);
  if (asOf > end) return forEver;
  const consents = facts.consents === 'not-known' ? [] : facts.consents;
  const visits = facts.visits === 'not-known' ? [] : facts.visits;
  const devices = facts.devices === 'not-known' ? [] : facts.devices;
  const turns = [
    ...devices.map(({ from }) => daysAfter(from, 30)),
    daysAfter(end, 1),
    ...consents.flatMap(({ day, revoked }) => [day, revoked ?? day]),
    ...visits.flatMap(({ day }) => [day, ...windowsOf(rules).flatMap(months => endsIn(month, day, months))]),
  ];
  const next = turns.filter(day => day > asOf).toSorted()[0] ?? daysAfter(end, 1);
  return daysAfter(next, -1);
}

/** In how many months before a day a visit counts, by any rule. */
function windowsOf(rules: RuleSet): readonly number[] {
  const known = windows.get(rules);
  if (known) return known;
  const found = rules.rules.flatMap(({ needs }) =>
    needs.flatMap(need => (need.needs === 'visit' ? [need.withinMonths] : [])),
  );
  const made = [...new Set(found)];
  windows.set(rules, made);
  return made;
}
const windows = new WeakMap<RuleSet, readonly number[]>();

/** The first day on which a visit lies more than so many months back, where that may be in this month. */
function endsIn(month: string, visit: string, months: number): string[] {
  const same = monthsAfter(monthOf(visit), months);
  if (same !== month && monthsAfter(same, 1) !== month) return [];
  let day = firstDay(same);
  while (dayMonthsBefore(day, months) <= visit) day = daysAfter(day, 1);
  return [day];
}
