import { inOrder } from '../in-order.ts';
import type { SessionDraft } from './draft.ts';

/** The plans of before that the patient keeps: they go on, whatever is added to them. An entry without its plan is one too. */
export const plansKept = ({ followUps }: Pick<SessionDraft, 'followUps'>): string[] => {
  const kept = new Set<string>();
  for (const [id, { planId = id, next }] of inOrder(followUps)) {
    if (next === 'keep') kept.add(planId);
    else if (next !== undefined) kept.delete(planId);
  }
  return [...kept];
};

/**
 * Every plan of before that goes on after a talk: those the patient keeps, those it looked back on without saying what
 * next, and of those that stood (`standing`) the ones it did not ask about at all.
 */
export const plansGoingOn = (
  record: Pick<SessionDraft, 'followUps'>,
  standing: readonly { id: string }[] = [],
): { id: string; isAsked: boolean }[] => {
  const kept = plansKept(record);
  const spoken = inOrder(record.followUps).filter(
    ([, { planId: _, ...review }]) => Object.keys(review).length > 0,
  );
  const asked = new Set(spoken.map(([id, { planId = id }]) => planId));
  const ended = new Set(
    spoken.flatMap(([id, { planId = id, next }]) => (next && next !== 'keep' ? [planId] : [])),
  );
  const others = standing.filter(({ id }) => !kept.includes(id) && !ended.has(id));
  return [
    ...kept.map(id => ({ id, isAsked: true })),
    ...others.map(({ id }) => ({ id, isAsked: asked.has(id) })),
  ];
};
