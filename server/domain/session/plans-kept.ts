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
