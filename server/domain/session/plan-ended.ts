import { inOrder } from '../in-order.ts';
import { dayIn } from '../time-zone.ts';
import type { SessionDraft } from './draft.ts';
import { idOfPlanAfter } from './plan-after.ts';
import type { ChartItem, EarlierChartItem, PlanEnd, SignedSession, Step } from './signed.ts';

type FollowUp = NonNullable<SessionDraft['followUps']>[string];

/** A plan of an earlier session; `id` is `<session>.<plan>`, as it is kept. */
export type PlanBefore = { id: string; goal: string; step?: Step };

/** An earlier session whose plans were followed up: what of it the chart has, and all its plans as they stood before. */
export type SessionBefore = {
  id: string;
  /** Keys of its items that are records of their own in the chart, or on their way there. */
  inChart: readonly string[];
  plans: readonly { id: string; status: 'active' | PlanEnd }[];
};

/**
 * What a follow-up makes of the plan it looks back on; nothing when the plan goes on. Made smaller or swapped, a new one
 * takes its place; one that is stopped after it was done as planned is completed.
 */
export const endOfPlan = ({ next, result }: FollowUp): PlanEnd | undefined => {
  if (next === 'shrink' || next === 'swap') return 'revised';
  if (next === 'stop') return result === 'all' ? 'completed' : 'stopped';
  return undefined;
};

/** The plans that a session ended, each once; where two entries speak of one plan, the last one counts. */
export const plansEnded = ({ followUps }: SessionDraft): Map<string, PlanEnd> => {
  const ended = new Map<string, PlanEnd>();
  for (const [, review] of inOrder(followUps)) {
    if (review.planId === undefined) continue;
    const how = endOfPlan(review);
    if (how) ended.set(review.planId, how);
    else ended.delete(review.planId);
  }
  return ended;
};

/**
 * How the chart learns that plans ended: goal, step and, once none of its plans goes on, the coaching plan, each where
 * the chart has it; a plan of which it has nothing is an item of the note. Plans that a later talk has spoken of are left
 * to that talk (`settledLater`).
 */
export const chartItemsOfEndedPlans = (
  { record, endedAt }: SignedSession,
  timeZone: string,
  plansBefore: readonly PlanBefore[],
  sessionsBefore: readonly SessionBefore[],
  settledLater: { has(planId: string): boolean } = new Set<string>(),
): ChartItem[] => {
  const ended = new Map([...plansEnded(record)].filter(([planId]) => !settledLater.has(planId)));
  const on = dayIn(endedAt, timeZone);
  const plans = [...ended].flatMap(([planId, how]): ChartItem[] => {
    const plan = plansBefore.find(({ id }) => id === planId);
    const goal = plan && { goal: plan.goal };
    const parts = (['goal', 'step'] as const).flatMap((part): ChartItem[] => {
      const ends = itemOf(planId, part);
      if (!isInChart(ends, sessionsBefore)) return [];
      const about = part === 'step' && plan?.step ? { step: plan.step } : goal;
      return [{ key: `plan-ended:${part}:${planId}`, kind: 'plan-ended', part, ends, how, on, ...about }];
    });
    if (parts.length > 0) return parts;
    return [{ key: `plan-ended:plan:${planId}`, kind: 'plan-ended', part: 'plan', how, on, ...goal }];
  });
  return [...plans, ...carePlans(ended, sessionsBefore, on)];
};

/** The plan that the row of an earlier version of this session ended, told by the row's key. */
export const planEndedBy = (itemKey: string): string | undefined =>
  itemKey.match(/^plan-ended:(?:goal|step|plan):(.+)$/)?.[1];

/**
 * What an active plan of this session takes the place of: the step of the plan that was made smaller or swapped for it.
 * It is known by its id, and where one plan was revised and one was made, by that.
 */
export const stepReplacedBy = (
  planId: string,
  { record, plans }: SignedSession,
  sessionsBefore: readonly SessionBefore[],
): EarlierChartItem | undefined => {
  const revised = [...plansEnded(record)].flatMap(([id, how]) => (how === 'revised' ? [id] : []));
  const own = revised.find(id => idOfPlanAfter(id) === planId);
  const made = plans.filter(({ status }) => status === 'active');
  const hasItsOwn = plans.some(({ id }) => revised.some(old => idOfPlanAfter(old) === id));
  const only = !hasItsOwn && revised.length === 1 && made.length === 1 ? revised[0] : undefined;
  const replaced = own ?? only;
  const item = replaced === undefined ? undefined : itemOf(replaced, 'step');
  return item && isInChart(item, sessionsBefore) ? item : undefined;
};

/** The coaching plans that end with this session because a plan in them was revised. */
export const carePlansReplacedBy = (
  { record }: SignedSession,
  sessionsBefore: readonly SessionBefore[],
): EarlierChartItem[] =>
  carePlansEnded(plansEnded(record), sessionsBefore).flatMap(({ ends, how }) =>
    how === 'revised' ? [ends] : [],
  );

const itemOf = (planId: string, part: 'goal' | 'step'): EarlierChartItem => {
  const [sessionId = '', ...id] = planId.split('.');
  return { sessionId, key: `${part}:${id.join('.')}` };
};

const isInChart = ({ sessionId, key }: EarlierChartItem, sessionsBefore: readonly SessionBefore[]): boolean =>
  sessionsBefore.some(({ id, inChart }) => id === sessionId && inChart.includes(key));

const carePlans = (
  ended: Map<string, PlanEnd>,
  sessionsBefore: readonly SessionBefore[],
  on: string,
): ChartItem[] =>
  carePlansEnded(ended, sessionsBefore).map(({ ends, how }) => ({
    key: `plan-ended:care-plan:${ends.sessionId}`,
    kind: 'plan-ended',
    part: 'care-plan',
    ends,
    how,
    on,
  }));

function carePlansEnded(ended: Map<string, PlanEnd>, sessionsBefore: readonly SessionBefore[]) {
  return sessionsBefore.flatMap(session => {
    const ends = { sessionId: session.id, key: 'care-plan' };
    const now = session.plans.map(({ id, status }) => ended.get(id) ?? status);
    const isOver = now.every(status => status !== 'active');
    const isHere = session.plans.some(({ id }) => ended.has(id));
    if (!isOver || !isHere || !isInChart(ends, sessionsBefore)) return [];
    const how: PlanEnd = now.includes('revised')
      ? 'revised'
      : now.includes('stopped')
        ? 'stopped'
        : 'completed';
    return [{ ends, how }];
  });
}
