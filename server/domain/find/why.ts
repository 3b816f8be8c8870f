import { daysBefore } from '../time-zone.ts';
import type { PersonFacts } from './facts.ts';
import { isCondition, isReading, type Question } from './question.ts';
import {
  type ConditionSearch,
  type Criteria,
  conditionSearches,
  type ReadingSearch,
  type SearchId,
} from './search-ids.ts';

/** Why somebody is on the list: one search that they meet, with what says so. */
export type Why =
  | { search: ConditionSearch; name: string }
  | { search: 'several'; names: string[] }
  | { search: ReadingSearch; day: string; value: number; second?: number; goal: number; secondGoal?: number }
  | { search: 'many-medicines'; count: number }
  | { search: 'supply-over'; name: string; day: string }
  | { search: 'not-taken'; name: string }
  | { search: 'missed'; count: number; day: string }
  | { search: 'unseen'; months: number; since?: string };

/** As of which day, and whether it is known of everybody when they were seen last. */
export type AsOf = { today: string; knowsSeen: boolean };

/**
 * Why this patient answers the question, or nothing where they do not. `unseen` narrows only where all visits of the time
 * were read: of who was merely not reached in a list that was cut off nobody knows.
 */
export function whyFound(
  facts: PersonFacts,
  question: Question,
  criteria: Criteria,
  asOf: AsOf,
): Why[] | undefined {
  const met = (id: SearchId) => meets(id, facts, criteria, asOf.today);
  const found = question.from.map(met);
  const isMet = question.join === 'all' ? found.every(Boolean) : found.some(Boolean);
  if (!isMet || question.without.some(id => met(id) !== undefined)) return undefined;
  const whys = found.filter(one => one !== undefined);
  if (!question.unseen || !asOf.knowsSeen) return whys;
  const unseen = notSeen(facts, criteria, asOf.today);
  return unseen && [...whys, unseen];
}

function meets(id: SearchId, facts: PersonFacts, criteria: Criteria, today: string): Why | undefined {
  if (isCondition(id)) {
    const name = facts.conditions[id];
    return name === undefined ? undefined : { search: id, name };
  }
  if (isReading(id)) return outOfGoal(id, facts, criteria, today);
  switch (id) {
    case 'several': {
      const names = conditionSearches.flatMap(one => facts.conditions[one] ?? []);
      return names.length >= criteria.several ? { search: 'several', names } : undefined;
    }
    case 'many-medicines': {
      const count = facts.medicines.length;
      return count >= criteria.manyMedicines ? { search: 'many-medicines', count } : undefined;
    }
    case 'supply-over': {
      const { days, mostDays } = criteria.supplyOver;
      const over = facts.supplyOver;
      const isOver = over && over.day <= daysBefore(today, days) && over.day >= daysBefore(today, mostDays);
      return isOver ? { search: 'supply-over', ...over } : undefined;
    }
    case 'not-taken':
      return facts.notTaken && { search: 'not-taken', ...facts.notTaken };
    case 'missed': {
      const since = monthsEarlier(today, criteria.missed.months);
      const days = facts.missed.filter(day => day >= since && day <= today);
      const last = days.at(-1);
      return last !== undefined && days.length >= criteria.missed.least
        ? { search: 'missed', count: days.length, day: last }
        : undefined;
    }
  }
}

function outOfGoal(
  id: ReadingSearch,
  { readings }: PersonFacts,
  criteria: Criteria,
  today: string,
): Why | undefined {
  const reading = readings[id];
  const { from, secondFrom, withinDays } = criteria.readings[id];
  if (reading === undefined || reading.day < daysBefore(today, withinDays)) return undefined;
  const isHigh = reading.value >= from || (secondFrom !== undefined && (reading.second ?? 0) >= secondFrom);
  return isHigh
    ? { search: id, ...reading, goal: from, ...(secondFrom !== undefined && { secondGoal: secondFrom }) }
    : undefined;
}

function notSeen({ seen }: PersonFacts, { unseenMonths: months }: Criteria, today: string): Why | undefined {
  if (seen !== undefined && seen >= monthsEarlier(today, months)) return undefined;
  return { search: 'unseen', months, ...(seen !== undefined && { since: seen }) };
}

/** The same day so many months earlier, or the last one that month has. */
export function monthsEarlier(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const first = new Date(Date.UTC(year, month - 1 - months, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  first.setUTCDate(Math.min(date, last));
  return first.toISOString().slice(0, 10);
}
