import type { Condition, Known, Visit } from '../billing/month-facts.ts';
import type { ConditionKind } from '../billing/vocabulary.ts';
import type { ChartSnapshot } from '../chart/snapshot.ts';

/**
 * What a problem's name says of it for certain, in words that charts in English use. What is not among them is a problem
 * of which nobody said how long it lasts: then a physician is asked. House rule; no code is guessed from a name.
 */
const named: [RegExp, ConditionKind[]][] = [
  [/\bdiabetes\b(?!.*gestational)/i, ['chronic', 'physical', 'diabetes']],
  [/hypertension|high blood pressure/i, ['chronic', 'physical']],
  [/heart failure|coronary|atrial fibrillation/i, ['chronic', 'physical']],
  [/\bcopd\b|obstructive pulmonary|\basthma\b/i, ['chronic', 'physical']],
  [/chronic kidney/i, ['chronic', 'physical']],
  [/hyperlipid|hypercholesterol/i, ['chronic', 'physical']],
  [/osteoarthritis|rheumatoid/i, ['chronic', 'physical']],
  [/\bobesity\b|\bobese\b/i, ['chronic', 'physical', 'obesity']],
];
const behavioural = /depress|anxiety|bipolar|post-traumatic|alcohol use|opioid use/i;
const tobacco = /tobacco|nicotine dependence|smok(er|es|ing)\b/i;

/** A lifelong condition, in months: longer than any rule asks for. */
const lifelong = 120;

/** The active problems of a chart as the rules of billing know conditions. */
export function conditionsIn({ problems }: Pick<ChartSnapshot, 'problems'>): Known<Condition[]> {
  if (problems.status === 'none-recorded') return [];
  if (problems.status !== 'recorded') return 'not-known';
  return problems.value
    .filter(({ status }) => status === 'active')
    .map(({ name, source }) => {
      const sure = named.find(([words]) => words.test(name))?.[1];
      const kinds: ConditionKind[] = [
        ...(sure ?? ['chronic', 'physical']),
        ...(behavioural.test(name) ? (['behavioural'] as const) : []),
        ...(tobacco.test(name) ? (['tobacco-use'] as const) : []),
      ];
      return { id: source.id, kinds, lastsMonths: sure ? lifelong : 'not-known' };
    });
}

/**
 * Office visits of the chart that a physician of the roster held: the only ones that can have begun a service. A coach's
 * own talks stand in a chart as visits too, so a visit with nobody named counts for nothing.
 */
export function visitsIn(
  { visits }: Pick<ChartSnapshot, 'visits'>,
  physicians: readonly { id: string; name: string }[],
): Visit[] {
  if (visits.status !== 'recorded') return [];
  return visits.value.flatMap(({ id, kind, status, start, withWhom = '' }) => {
    const by = physicians.find(({ name }) => isSame(name, withWhom));
    const counts = kind === 'office' && status === 'finished' && by !== undefined;
    return counts && start && start.length >= 10
      ? [{ id, kind: 'office' as const, day: start.slice(0, 10), practitionerId: by.id }]
      : [];
  });
}

const isSame = (name: string, other: string): boolean => bare(name) !== '' && bare(name) === bare(other);
const bare = (name: string): string =>
  name
    .toLowerCase()
    .replace(/\b(dr|md|do|np|pa)\b\.?/g, '')
    .replace(/[^\p{L}]+/gu, ' ')
    .trim();
