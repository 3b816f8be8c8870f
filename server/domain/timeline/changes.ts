import { dayOf } from '../chart/chart-dates.ts';
import { inOrder } from '../in-order.ts';
import { idOfPlanAfter } from '../session/plan-after.ts';
import { plansEnded } from '../session/plan-ended.ts';
import type { ActivePlan, Step } from '../session/signed.ts';
import { heldAt, type PastTalk } from './past-talk.ts';

/**
 * A day on which the coaching changed what the patient does: a plan was begun, made smaller, swapped for another, done
 * with, or given up. `step`: the one that holds from then on, or the one that ended.
 */
export type PlanChange = {
  day: string;
  how: 'begun' | 'smaller' | 'other' | 'completed' | 'stopped';
  step: Pick<Step, 'what' | 'howMuch'>;
  /** How sure the patient was of the step that holds, 0 to 10. */
  sure?: number;
  talkId: string;
};

/** All of them, oldest first. What takes the place of another plan is one change, not an end and a beginning. */
export function planChanges(talks: readonly PastTalk[], timeZone: string): PlanChange[] {
  const before = new Map(
    talks.flatMap(talk => activeOf(talk).map(plan => [`${talk.id}.${plan.id}`, plan.step] as const)),
  );
  return talks
    .flatMap(talk => changesOfTalk(talk, before, timeZone))
    .sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
}

function changesOfTalk(talk: PastTalk, before: ReadonlyMap<string, Step>, timeZone: string): PlanChange[] {
  const ended = plansEnded({ followUps: talk.followUps });
  const revised = [...ended].flatMap(([id, how]) => (how === 'revised' ? [id] : []));
  const active = activeOf(talk);
  const taken = new Map<string, string>();
  for (const plan of active) {
    const old = revised.find(id => idOfPlanAfter(id) === plan.id);
    if (old) taken.set(plan.id, old);
  }
  // Where one was revised and one was made, the one took the other's place.
  const [only] = revised;
  const [made] = active;
  if (taken.size === 0 && only && made && revised.length === 1 && active.length === 1)
    taken.set(made.id, only);
  const nextOf = (planId: string) =>
    inOrder(talk.followUps).findLast(([, review]) => review.planId === planId)?.[1].next;
  const begun = active.map((plan): PlanChange => {
    const old = taken.get(plan.id);
    const how = old === undefined ? 'begun' : nextOf(old) === 'shrink' ? 'smaller' : 'other';
    return {
      ...{ day: dayOf(plan.agreedAt, timeZone), how, talkId: talk.id },
      ...{ step: inShort(plan.step), sure: plan.confidence.value },
    };
  });
  const replaced = new Set(taken.values());
  const over = [...ended].flatMap(([planId, end]): PlanChange[] => {
    const step = before.get(planId);
    if (!step || replaced.has(planId)) return [];
    const how = end === 'completed' ? 'completed' : 'stopped';
    return [{ day: dayOf(heldAt(talk), timeZone), how, step: inShort(step), talkId: talk.id }];
  });
  return [...over, ...begun];
}

const activeOf = ({ plans }: PastTalk): ActivePlan[] =>
  plans.filter((plan): plan is ActivePlan => plan.status === 'active');

const inShort = ({ what, howMuch }: Step): PlanChange['step'] => ({ what, ...(howMuch && { howMuch }) });
