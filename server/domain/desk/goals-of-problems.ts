import type { PlanDomain } from '../session/choices.ts';

/** What a plan is about, as coaches say it, and what people watch by themselves. */
export type Behaviour = Exclude<PlanDomain, 'other'> | 'weighing' | 'sugar-checks' | 'pressure-checks';

/**
 * Which problems a behaviour serves, by the words of a problem's name in charts in English: guidelines name the behaviour in
 * the treatment of the condition (M: named from memory, and told as derived wherever it is shown). Medicines serve some
 * problem of the chart, but a plan does not say which.
 */
const served: readonly { problem: RegExp; by: readonly Behaviour[]; source: string }[] = [
  {
    ...{ problem: /diabetes/i, by: ['activity', 'food', 'sleep', 'stress', 'tobacco', 'sugar-checks'] },
    source: 'ADA Standards of Care, section 5',
  },
  {
    ...{ problem: /hypertension|high blood pressure/i, by: ['activity', 'food', 'pressure-checks'] },
    source: 'ACC/AHA guideline on high blood pressure, non-drug treatment',
  },
  {
    ...{ problem: /obesity|obese|overweight/i, by: ['activity', 'food', 'sleep', 'weighing'] },
    source: 'USPSTF, behavioural weight loss',
  },
  {
    ...{ problem: /hyperlipid|cholesterol|dyslipid/i, by: ['activity', 'food', 'tobacco'] },
    source: 'ACC/AHA guideline on cholesterol, lifestyle',
  },
  {
    ...{ problem: /heart failure/i, by: ['activity', 'food', 'tobacco', 'weighing'] },
    source: 'AHA/ACC guideline on heart failure, self-care',
  },
  {
    ...{ problem: /coronary|ischemic heart/i, by: ['activity', 'food', 'tobacco'] },
    source: 'AHA/ACC guideline on coronary disease, lifestyle',
  },
  {
    ...{ problem: /\bcopd\b|obstructive pulmonary|\basthma\b/i, by: ['activity', 'tobacco'] },
    source: 'GOLD report, non-drug treatment',
  },
  {
    ...{ problem: /depress|anxiety/i, by: ['activity', 'sleep', 'stress'] },
    source: 'APA and VA/DoD guidelines, activity and sleep',
  },
  {
    ...{ problem: /tobacco|nicotine dependence|smok(er|es|ing)\b/i, by: ['tobacco'] },
    source: 'USPSTF, help to stop smoking',
  },
  { ...{ problem: /insomnia|sleep/i, by: ['sleep'] }, source: 'AASM guideline on insomnia' },
  {
    ...{ problem: /osteoarthritis|back pain/i, by: ['activity'] },
    source: 'ACR guideline on osteoarthritis',
  },
];

/** Plain words of a step in English and Spanish; where words of two behaviours stand in it, it names none. */
const named: Record<Behaviour, RegExp> = {
  activity: /\b(walk\w*|swim\w*|danc\w+|exercis\w+|gym|bik(e|ing)|camin\w+|nad\w+|bail\w+|ejercicio\w*)\b/i,
  food: /\b(eat\w*|plates?|vegetables?|fruits?|salt|sodas?|tortillas?|bread|sweets|com(er|o)|platos?|verduras?|frutas?|sal|refrescos?|pan)\b/i,
  medicines: /\b(pills?|medicines?|tablets?|insulin|pastillas?|medicinas?|insulina)\b/i,
  stress: /\b(breath\w*|relax\w*|meditat\w+|respir\w+|relaj\w+|medit\w+)\b/i,
  sleep: /\b(sleep\w*|bed ?time|dorm\w+|acost\w+)\b/i,
  tobacco: /\b(smok\w+|cigar\w+|vap\w+|fum\w+)\b/i,
  weighing: /\b(weigh|weigh(ing)? myself|scale|pesarme|me peso|báscula)\b/i,
  'sugar-checks': /\b(check|measure|write|med\w+|anot\w+)\b.*\b(sugar|glucose|azúcar|glucosa)\b/i,
  'pressure-checks': /\b(check|measure|write|med\w+|anot\w+)\b.*\b(pressure|presión)\b/i,
};

/** What a plan is about: as the coach said it, else by the words of its step where these name one thing alone. */
export function behaviourOf(about: PlanDomain | undefined, step: string): Behaviour | undefined {
  if (about !== undefined && about !== 'other') return about;
  const found = (Object.keys(named) as Behaviour[]).filter(behaviour => named[behaviour].test(step));
  return found.length === 1 ? found[0] : undefined;
}

/** By which source a behaviour serves a problem; undefined where nothing here says that it does. */
export const serves = (behaviour: Behaviour, problem: string): string | undefined =>
  served.find(one => one.problem.test(problem) && one.by.includes(behaviour))?.source;
