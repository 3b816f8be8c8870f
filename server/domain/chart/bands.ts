import type { Band, MeasureKind } from './snapshot.ts';

/**
 * Where a measure should lie for an adult in general, used when the chart carries no range of its own. The bound
 * itself counts as inside. Dated data: none of them is this patient's own target, and each says where it is from and
 * that no clinician of the practice has checked it.
 */
export const bands: { readonly [K in MeasureKind]?: Band } = {
  a1c: { high: 7, source: 'ADA Standards of Care, most adults; not checked' },
  'blood-pressure': { high: 130, secondHigh: 80, source: 'ACC/AHA 2017; not checked' },
  ldl: { high: 100, source: 'general range; not checked' },
  glucose: { low: 70, high: 180, source: 'ADA Standards of Care, before and after meals; not checked' },
  egfr: { low: 60, source: 'KDIGO, below is reduced; not checked' },
  uacr: { high: 30, source: 'KDIGO, above is raised; not checked' },
  'heart-rate': { low: 60, high: 100, source: 'general range; not checked' },
  bmi: { low: 18.5, high: 25, source: 'CDC, healthy range; not checked' },
  phq9: { high: 4, source: 'PHQ-9, minimal; not checked' },
  'activity-minutes': { low: 150, source: 'US activity guideline, a week; not checked' },
  sleep: { low: 7, high: 9, source: 'CDC, adults, hours; not checked' },
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

export const measureNames: Record<MeasureKind, string> = {
  a1c: 'A1c',
  'blood-pressure': 'blood pressure',
  weight: 'weight',
  ldl: 'LDL',
  glucose: 'glucose',
  steps: 'steps',
  egfr: 'eGFR',
  uacr: 'urine albumin',
  'heart-rate': 'heart rate',
  bmi: 'BMI',
  waist: 'waist',
  phq9: 'PHQ-9',
  'activity-minutes': 'active minutes',
  sleep: 'sleep',
  'adherent-days': 'medicine days',
  'peak-flow': 'peak flow',
};
