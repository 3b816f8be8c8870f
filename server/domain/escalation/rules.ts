import type { RedFlagKind } from '../session/choices.ts';

/** Where a rule is from and since when it holds. `checked: false`: it waits for a clinician's word. */
export type Sourced = { since: string; source: string; checked: boolean };

/** A limit beyond which a measure is a red flag by itself. */
export type FlagLimit = Sourced & {
  measure: 'systolic' | 'diastolic' | 'glucose' | 'weight-gain-2-days' | 'weight-gain-7-days';
  at: 'or-above' | 'above' | 'below';
  value: number;
  unit: string;
  kind: RedFlagKind;
};

/** Dated data; a change is a new entry, never a new number in an old one. None was checked by a clinician yet. */
export const flagLimits: readonly FlagLimit[] = [
  limit('systolic', 'or-above', 180, 'mm[Hg]', 'blood-pressure-crisis', 'ACC/AHA guideline 2017, crisis'),
  limit('diastolic', 'or-above', 120, 'mm[Hg]', 'blood-pressure-crisis', 'ACC/AHA guideline 2017, crisis'),
  limit('glucose', 'below', 54, 'mg/dL', 'severe-low-glucose', 'ADA Standards of Care, level 2'),
  limit('glucose', 'above', 400, 'mg/dL', 'severe-high-glucose', 'house rule'),
  limit('weight-gain-2-days', 'or-above', 1.4, 'kg', 'rapid-weight-gain', 'heart failure teaching, 3 lb'),
  limit('weight-gain-7-days', 'or-above', 2.3, 'kg', 'rapid-weight-gain', 'heart failure teaching, 5 lb'),
];

/** The limits that one reading crosses; the value in the unit of the limits. */
export const limitsCrossed = (measure: FlagLimit['measure'], value: number): FlagLimit[] =>
  flagLimits.filter(limit => limit.measure === measure && crosses[limit.at](value, limit.value));

const crosses = {
  'or-above': (value: number, limit: number) => value >= limit,
  above: (value: number, limit: number) => value > limit,
  below: (value: number, limit: number) => value < limit,
};

function limit(
  measure: FlagLimit['measure'],
  at: FlagLimit['at'],
  value: number,
  unit: string,
  kind: RedFlagKind,
  source: string,
): FlagLimit {
  return { measure, at, value, unit, kind, since: '2026-01-01', source, checked: false };
}
