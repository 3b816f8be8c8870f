import type { Known } from '../billing/month-facts.ts';
import type { ConditionKind } from '../billing/vocabulary.ts';
import type { Problem } from '../chart/snapshot.ts';

/**
 * What a problem's name says of it for certain, in words that charts in English use. What is not among them is a problem
 * of which nobody said how long it lasts: then a physician is asked. House rule; no code is guessed from a name.
 */
const named: readonly { words: RegExp; kinds: readonly ConditionKind[] }[] = [
  { words: /\bdiabetes\b(?!.*gestational)/i, kinds: ['chronic', 'physical', 'diabetes'] },
  { words: /hypertension|high blood pressure/i, kinds: ['chronic', 'physical'] },
  { words: /heart failure|coronary|atrial fibrillation/i, kinds: ['chronic', 'physical'] },
  { words: /\bcopd\b|obstructive pulmonary|\basthma\b/i, kinds: ['chronic', 'physical'] },
  { words: /chronic kidney/i, kinds: ['chronic', 'physical'] },
  { words: /hyperlipid|hypercholesterol/i, kinds: ['chronic', 'physical'] },
  { words: /osteoarthritis|rheumatoid/i, kinds: ['chronic', 'physical'] },
  { words: /\bobesity\b|\bobese\b/i, kinds: ['chronic', 'physical', 'obesity'] },
];
const behavioural = /depress|anxiety|bipolar|post-traumatic|alcohol use|opioid use/i;
const tobacco = /tobacco|nicotine dependence|smok(er|es|ing)\b/i;

/**
 * Habits and circumstances by name, for a chart that was read before its codes were looked at or that has none: what ICD-10-CM
 * files under Z55 to Z65 (circumstances of life) and Z72 (habits).
 */
const circumstances: readonly RegExp[] = [
  /inactiv|sedentary|lack of (physical )?exercise/i,
  /homeless|housing|\bevict/i,
  /food insecurity|inadequate food|poverty|low income|financial (strain|hardship|difficult)/i,
  /unemploy|\bemployment\b|labor force|\bjob\b/i,
  /lack of (transport|education|access)|transportation/i,
  /social isolation|social contact|lives? alone|refugee|criminal record/i,
  /(unhealthy|inappropriate|poor) diet|(unhealthy|risk) behaviou?r|\bhigh school\b|educated to/i,
  /^(tobacco use|(current|former|ex-?) ?(smoker|tobacco user)|smoker|non-?smoker)$/i,
];

/** A lifelong condition, in months: longer than any rule asks for. */
export const lifelong = 120;

/** How a problem counts: its kinds, and how long it lasts where its name says so for certain. None: it is no condition. */
export function countsAs({ name, circumstance }: Pick<Problem, 'name' | 'circumstance'>): {
  kinds: ConditionKind[];
  lastsMonths: Known<number>;
} {
  const sure = named.find(({ words }) => words.test(name))?.kinds;
  const also: ConditionKind[] = [
    ...(behavioural.test(name) ? (['behavioural'] as const) : []),
    ...(tobacco.test(name) ? (['tobacco-use'] as const) : []),
  ];
  const isNone =
    sure === undefined &&
    !also.includes('behavioural') &&
    (circumstance || circumstances.some(words => words.test(name)));
  const own = sure ?? (isNone ? [] : (['chronic', 'physical'] as const));
  return { kinds: [...own, ...also], lastsMonths: sure ? lifelong : 'not-known' };
}

/** Whether a problem is a condition at all: what is none is not offered as one that lasts. */
export const isCondition = (problem: Pick<Problem, 'name' | 'circumstance'>): boolean =>
  countsAs(problem).kinds.some(kind => kind !== 'tobacco-use');
