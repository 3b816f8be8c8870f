import type { MeasureKind } from '../chart/snapshot.ts';

/** Under which name the last reading of a measure is kept with a chart's facts; kept rows hold these names. */
export const coachedFacts = ['a1c', 'pressure', 'ldl', 'bmi', 'phq9'] as const;
export type CoachedFact = (typeof coachedFacts)[number];

export type Coached = {
  /** What it is called in charts; who has it in the family, or something else of that name, has not got it. */
  is: RegExp;
  not: RegExp;
  fact: CoachedFact;
  /** From where to where a practice may set its criterion: outside it is a slip of the keyboard or another unit. */
  sane: Bounds;
  /** Diastolic, for a blood pressure. */
  saneSecond?: Bounds;
};
type Bounds = { least: number; most: number };

/** The measure in the chart behind each fact. */
export const measureOfFact = {
  a1c: 'a1c',
  pressure: 'blood-pressure',
  ldl: 'ldl',
  bmi: 'bmi',
  phq9: 'phq9',
} as const satisfies Record<CoachedFact, MeasureKind>;

/**
 * Conditions a practice may send to coaching for, each with the one measure that tells how it stands: a higher reading
 * is worse. Heart failure and lung diseases are none of them: what tells of them is a change, or a share of one's own
 * best. Bounds in the unit the measure is shown in.
 */
const table = {
  diabetes: {
    is: /diabet/i,
    not: /pre-?diabet|family history|insipidus|gestational|risk of/i,
    fact: 'a1c',
    sane: { least: 5, most: 15 },
  },
  hypertension: {
    is: /hypertens|high blood pressure/i,
    not: /family history|pulmonary|portal|ocular|intracranial|gestational|white.?coat|risk of/i,
    fact: 'pressure',
    sane: { least: 110, most: 220 },
    saneSecond: { least: 60, most: 130 },
  },
  'high-cholesterol': {
    is: /hyperlip|hypercholesterol|dyslipid|(high|elevated|raised) (ldl|cholesterol)|\blipid disorder|disorder of lip/i,
    not: /family history|screening|risk of/i,
    fact: 'ldl',
    sane: { least: 70, most: 400 },
  },
  obesity: {
    is: /obes/i,
    not: /history of|screening|risk of|pre-?obes/i,
    fact: 'bmi',
    sane: { least: 25, most: 70 },
  },
  depression: {
    is: /depressi|dysthymi/i,
    not: /history of|screening|risk of|bipolar|manic|respiratory|marrow|\bST\b|\bCNS\b|fracture/i,
    fact: 'phq9',
    sane: { least: 5, most: 27 },
  },
} satisfies { [condition: string]: Coached };

export type CoachedCondition = keyof typeof table;
export const coached: Record<CoachedCondition, Coached> = table;
export const coachedConditions = Object.keys(table) as CoachedCondition[];

/** Whether a problem of this name is the condition. */
export const isNamed = (condition: CoachedCondition, name: string): boolean =>
  coached[condition].is.test(name) && !coached[condition].not.test(name);
