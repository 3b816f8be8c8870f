import type { PracticeSettings } from '../practice/settings.ts';
import { carePlansReplacedBy, type SessionBefore, stepReplacedBy } from './plan-ended.ts';
import { planPage } from './plan-page.ts';
import type { ActivePlan, ChartItem, PlanNotActive, SignedSession } from './signed.ts';
import { stepWords } from './step-words.ts';

/**
 * What the chart gets of the plans that became active: goals, steps, the coaching plan of all of them; and of every plan
 * how sure the patient was, also where it was not sure enough. What takes the place of an earlier session's says of which.
 */
export function chartItemsOfPlans(
  signed: SignedSession,
  settings: PracticeSettings,
  sessionsBefore: readonly SessionBefore[],
): ChartItem[] {
  const plans = signed.plans.filter(plan => plan.status === 'active');
  return [
    ...plans.map(goalItem),
    ...plans.map(plan => stepItem(plan, signed, sessionsBefore)),
    ...carePlanItem(plans, signed, settings, sessionsBefore),
    ...plans.map(confidenceItem),
    ...signed.plans.flatMap(plan => (plan.status === 'not-active' ? confidenceWithoutPlan(plan) : [])),
  ];
}

const goalKey = (plan: ActivePlan) => `goal:${plan.id}`;
const stepKey = (plan: ActivePlan) => `step:${plan.id}`;

const goalItem = (plan: ActivePlan): ChartItem => ({
  key: goalKey(plan),
  kind: 'goal',
  words: plan.goal,
  ...(plan.goalSummary && { summary: plan.goalSummary }),
  start: plan.step.start,
});

/** A step holds until it is looked at again: the next contact. */
const stepItem = (
  plan: ActivePlan,
  signed: SignedSession,
  sessionsBefore: readonly SessionBefore[],
): ChartItem => {
  const replaces = stepReplacedBy(plan.id, signed, sessionsBefore);
  return {
    key: stepKey(plan),
    kind: 'step',
    goalKey: goalKey(plan),
    words: stepWords(plan.step, 'en'),
    step: plan.step,
    ...(plan.nextContact.date >= plan.step.start && { until: plan.nextContact.date }),
    ...(replaces && { replaces }),
  };
};

function carePlanItem(
  plans: ActivePlan[],
  signed: SignedSession,
  settings: PracticeSettings,
  sessionsBefore: readonly SessionBefore[],
): ChartItem[] {
  const start = plans.map(plan => plan.step.start).sort()[0];
  if (start === undefined) return [];
  const text = plans.map(plan => `Goal: "${plan.goal}". Step: ${stepWords(plan.step, 'en')}.`).join('\n');
  const replaces = carePlansReplacedBy(signed, sessionsBefore);
  return [
    {
      key: 'care-plan',
      kind: 'care-plan',
      goalKeys: plans.map(goalKey),
      stepKeys: plans.map(stepKey),
      text,
      ...planPage(signed, settings),
      start,
      ...(replaces.length > 0 && { replaces }),
    },
  ];
}

const confidenceItem = (plan: ActivePlan): ChartItem => ({
  key: `plan-confidence:${plan.id}`,
  kind: 'ruler',
  ruler: 'confidence',
  about: stepWords(plan.step, 'en'),
  value: plan.confidence.value,
  at: plan.confidence.at,
  goalKey: goalKey(plan),
});

/** The last number that was said; the goal it was about is none yet. */
function confidenceWithoutPlan({ id, confidence }: PlanNotActive): ChartItem[] {
  const last = confidence?.at(-1);
  if (last === undefined) return [];
  return [
    {
      key: `plan-confidence:${id}`,
      kind: 'ruler',
      ruler: 'confidence',
      about: last.inNote ?? last.aboutStep,
      value: last.value,
      at: last.at,
    },
  ];
}
