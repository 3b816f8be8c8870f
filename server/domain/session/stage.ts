import { inOrder } from '../in-order.ts';
import type { SessionDraft, Stage } from './draft.ts';

/** Openings for a talk about one behaviour; the words of each key live with the screens. */
export type PromptKey =
  | 'ask-permission'
  | 'what-do-you-know'
  | 'what-would-have-to-be-different'
  | 'leave-the-door-open'
  | 'good-about-now'
  | 'good-about-change'
  | 'why-not-lower'
  | 'what-would-move-it-up'
  | 'what-have-you-tried'
  | 'what-would-you-like-to-do'
  | 'smallest-first-step'
  | 'who-could-help'
  | 'what-could-get-in-the-way'
  | 'what-is-working'
  | 'what-did-you-learn'
  | 'what-worked-before'
  | 'when-it-is-hardest'
  | 'what-keeps-you-going'
  | 'what-is-next';

/** The prompts of a stage, in the order in which they are offered; without a stage, the ones that find it out. */
export const promptsFor = (stage: Stage | undefined): readonly PromptKey[] =>
  stage === undefined ? ['ask-permission', 'why-not-lower', 'what-would-move-it-up'] : prompts[stage];

/**
 * Whether the screens may offer a plan unasked. Only to somebody who is getting ready or already at it: pushing
 * earlier makes people defend what they do now, and after a lapse the talk is first about what was learned.
 */
export const pushesToAction = (stage: Stage | undefined): boolean =>
  stage === 'preparation' || stage === 'action' || stage === 'maintenance';

/** Something that does not fit together, said gently; it never stops anybody. */
export type StageRemark = { remark: 'plan-before-readiness'; behaviourId: string; planId: string };

/** A plan the patient agreed to on a behaviour that, by its stage, they do not think of changing. */
export function stageRemarks({ behaviours, plans }: SessionDraft): StageRemark[] {
  const agreed = inOrder(plans).filter(([, plan]) => plan.agreement?.says === 'agrees');
  return inOrder(behaviours)
    .filter(([, { stage }]) => stage === 'precontemplation')
    .flatMap(([behaviourId, { name = '' }]) =>
      agreed
        .filter(([, plan]) => isSameBehaviour(name, `${plan.goal ?? ''} ${plan.what ?? ''}`))
        .map(([planId]): StageRemark => ({ remark: 'plan-before-readiness', behaviourId, planId })),
    );
}

const prompts: Record<Stage, readonly PromptKey[]> = {
  precontemplation: [
    'ask-permission',
    'what-do-you-know',
    'what-would-have-to-be-different',
    'leave-the-door-open',
  ],
  contemplation: ['good-about-now', 'good-about-change', 'why-not-lower', 'what-would-move-it-up'],
  preparation: [
    'what-would-you-like-to-do',
    'what-have-you-tried',
    'smallest-first-step',
    'who-could-help',
    'what-could-get-in-the-way',
  ],
  action: ['what-is-working', 'when-it-is-hardest', 'what-could-get-in-the-way', 'who-could-help'],
  maintenance: ['what-keeps-you-going', 'when-it-is-hardest', 'what-is-next'],
  relapse: ['what-did-you-learn', 'what-worked-before', 'why-not-lower', 'what-would-you-like-to-do'],
};

/** "Walking" and "walk after dinner" share a word's first four letters. */
function isSameBehaviour(name: string, planWords: string): boolean {
  const inPlan = stemsOf(planWords);
  return stemsOf(name).some(stem => inPlan.includes(stem));
}

const stemsOf = (words: string) =>
  (words.toLowerCase().match(/\p{L}{4,}/gu) ?? []).map(word => word.slice(0, 4));
