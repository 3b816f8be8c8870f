import { inOrder, inTimeOrder } from '../in-order.ts';
import type { SessionDraft, TeachBackDraft } from './draft.ts';
import type { TeachBackOutcome } from './signed.ts';

/**
 * What became of one topic: three separate facts (understands, agrees, can do). The last attempt decides whether the
 * patient understands; the loop is closed when all three are a yes, and stays open otherwise, also when a question
 * was not asked. `undefined` when no topic was named.
 */
export function teachBackOutcome(id: string, teachBack: TeachBackDraft): TeachBackOutcome | undefined {
  const topic = teachBack.topic?.trim();
  if (!topic) return undefined;
  const attempts = inTimeOrder(teachBack.attempts)
    .map(([, attempt]) => attempt)
    .filter(({ result, words }) => result !== undefined || words?.trim());
  const last = attempts.at(-1);
  const understands = last?.result === 'correct' ? 'yes' : (last?.result ?? 'not-yet');
  const agrees = teachBack.agrees ?? 'not-asked';
  const canDo = teachBack.canDo ?? 'not-asked';
  return {
    id,
    topic,
    status: understands === 'yes' && agrees === 'yes' && canDo === 'yes' ? 'closed' : 'open',
    understands,
    agrees,
    canDo,
    attempts: attempts.length,
    lastWords: last?.words?.trim() ?? '',
    ...(teachBack.openBeforeId && { openBeforeId: teachBack.openBeforeId }),
  };
}

/** The outcomes of a session, in the order the topics came up. */
export const teachBackOutcomes = (teachBacks: SessionDraft['teachBacks']): TeachBackOutcome[] =>
  inOrder(teachBacks).flatMap(([id, teachBack]) => teachBackOutcome(id, teachBack) ?? []);

export type TeachBackOpen = 'understands' | 'agrees' | 'can-do';

/** Which of the three are still open. */
export const stillOpen = ({
  understands,
  agrees,
  canDo,
}: Pick<TeachBackOutcome, 'understands' | 'agrees' | 'canDo'>): TeachBackOpen[] => [
  ...(understands === 'yes' ? [] : (['understands'] as const)),
  ...(agrees === 'yes' ? [] : (['agrees'] as const)),
  ...(canDo === 'yes' ? [] : (['can-do'] as const)),
];
