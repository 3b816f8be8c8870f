import { coached } from '../physician/coached-conditions.ts';
import type { HandoffCriterion } from '../physician/handoff-criteria.ts';
import { type ConditionSearch, type Criteria, readingSearches } from './search-ids.ts';
import file from './searches.json' with { type: 'json' };

/** The codes of a condition: asked for one by one, and known again by how an ICD-10-CM code begins. */
export type ConditionCodes = { icd10: string[]; asked: string[]; snomed: string[] };
export const codesOf = (condition: ConditionSearch): ConditionCodes => file.conditions[condition];

/** SNOMED CT: a medicine is not taken as it should be. */
export const notTakenCodes: readonly string[] = file.medicines.taking.snomed;

/** What the practice set for handing a patient over holds here too; the rest is the house's, with its source beside it. */
export function criteriaOf(handoffWhen: readonly HandoffCriterion[] = []): Criteria {
  const own = handoffWhen.map(({ condition, from, secondFrom, withinDays }) => [
    coached[condition].fact,
    { from, withinDays, ...(secondFrom !== undefined && { secondFrom }) },
  ]);
  const { readings, several, medicines, visits } = file;
  const goals = readingSearches.map(id => {
    const { source: _source, mark: _mark, ...goal } = readings[id];
    return [id, goal];
  });
  return {
    readings: Object.fromEntries([...goals, ...own]),
    several: several.least,
    manyMedicines: medicines.many.least,
    supplyOver: { days: medicines.supply.daysOver, mostDays: medicines.supply.mostDaysOver },
    missed: { months: visits.missed.months, least: visits.missed.least },
    unseenMonths: visits.unseen.months,
  };
}
