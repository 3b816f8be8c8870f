import type { CoachedFact } from '../physician/coached-conditions.ts';

/** The conditions health coaching helps with, as its founding text names them; `several` is the ninth. */
export const conditionSearches = [
  'asthma',
  'behavioural',
  'heart-failure',
  'copd',
  'diabetes',
  'hypertension',
  'kidney',
  'obesity',
] as const;
export type ConditionSearch = (typeof conditionSearches)[number];

export const readingSearches = ['a1c', 'pressure', 'ldl', 'bmi', 'phq9'] as const;
export type ReadingSearch = (typeof readingSearches)[number] & CoachedFact;

export const medicineSearches = ['many-medicines', 'supply-over', 'not-taken'] as const;

/** What a coach may look for, in the order it is offered. */
export const searchIds = [
  ...conditionSearches,
  'several',
  ...readingSearches,
  ...medicineSearches,
  'missed',
] as const;
export type SearchId = (typeof searchIds)[number];

/** At and above what a reading is out of goal, and how old it may be. */
export type Goal = { from: number; secondFrom?: number; withinDays: number };

/** The numbers of a search, as the practice has them. They are kept with a run, so that it can be read later. */
export type Criteria = {
  readings: Record<ReadingSearch, Goal>;
  several: number;
  manyMedicines: number;
  supplyOver: { days: number; mostDays: number };
  missed: { months: number; least: number };
  unseenMonths: number;
};
