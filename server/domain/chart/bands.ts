import type { Band, MeasureKind } from './snapshot.ts';

/**
 * Where a measure should lie for an adult in general, used when the chart carries no range of its own. The bound
 * itself counts as inside. Dated data: none of them is this patient's own target, and each says where it is from;
 * no clinician of the practice has checked them, and the screen says so.
 */
export const bands: { readonly [K in MeasureKind]?: Band } = {
  a1c: { high: 7, source: 'ada-most-adults' },
  'blood-pressure': { high: 130, secondHigh: 80, source: 'acc-aha-2017' },
  ldl: { high: 100, source: 'general' },
  glucose: { low: 70, high: 180, source: 'ada-meals' },
  egfr: { low: 60, source: 'kdigo-reduced' },
  uacr: { high: 30, source: 'kdigo-raised' },
  'heart-rate': { low: 60, high: 100, source: 'general' },
  bmi: { low: 18.5, high: 25, source: 'cdc-healthy' },
  phq9: { high: 4, source: 'phq9-minimal' },
  'activity-minutes': { low: 150, source: 'us-activity' },
  sleep: { low: 7, high: 9, source: 'cdc-sleep' },
};

/** A change smaller than this against three months ago is no change; in the measure's unit, or a share of it. */
export const leastChange: { readonly [K in MeasureKind]?: number } = {
  a1c: 0.3,
  'blood-pressure': 5,
  weight: 1,
  bmi: 0.4,
  glucose: 15,
  ldl: 10,
  phq9: 3,
};
export const leastShareOfChange = 0.1;

/** Which measures belong to which problems, most telling first. */
export const measuresOfProblems: readonly { problem: RegExp; measures: readonly MeasureKind[] }[] = [
  { problem: /diabet|a1c|hyperglyc/i, measures: ['a1c', 'glucose', 'uacr'] },
  { problem: /hypertens|blood pressure/i, measures: ['blood-pressure'] },
  { problem: /lipid|cholesterol/i, measures: ['ldl'] },
  { problem: /kidney|renal|nephro/i, measures: ['egfr', 'uacr'] },
  { problem: /heart failure|cardiomyopathy/i, measures: ['weight', 'heart-rate'] },
  { problem: /obes|overweight/i, measures: ['weight', 'waist', 'bmi'] },
  { problem: /depress/i, measures: ['phq9'] },
  { problem: /asthma|copd|obstructive pulm/i, measures: ['peak-flow'] },
  { problem: /insomnia|sleep/i, measures: ['sleep'] },
];
export const alwaysShown: readonly MeasureKind[] = ['blood-pressure', 'weight', 'steps'];
