import { inOrder } from '../../../server/domain/in-order.ts';
import type { SessionDraft } from '../../../server/domain/session/draft.ts';
import { type PlanRules, planState, readingOfStep } from '../../../server/domain/session/plan.ts';
import { pushesToAction } from '../../../server/domain/session/stage.ts';
import { isAboutStep, partsOf } from '../../../server/domain/session/step-words.ts';
import { isTakenInPart } from '../../../server/domain/session/taken-in-part.ts';
import { teachBackOutcome } from '../../../server/domain/session/teach-back.ts';
import type { sessionTalk } from '../../words/en/session-talk.ts';
import type { StepId } from './steps.ts';

export type PromptKey = keyof typeof sessionTalk.prompts;

/**
 * The prompt that fits a step as it stands: it follows what is recorded, and the stage of change. Somebody who is not
 * thinking of a change is asked about their life, never pushed to a plan.
 */
export function promptFor(step: StepId, draft: SessionDraft, rules: PlanRules): PromptKey {
  switch (step) {
    case 'agenda':
      return draft.agenda?.words?.trim() ? 'agendaMine' : 'agenda';
    case 'followUp':
      return followUpPrompt(draft);
    case 'askTellAsk':
      return askTellAskPrompt(draft);
    case 'teachBack':
      return teachBackPrompt(draft);
    case 'readiness':
      return lastOf(draft.behaviours)?.stage ?? 'readiness';
    case 'plan':
      return planPrompt(draft, rules);
    case 'medicines': {
      const last = lastOf(draft.medicines);
      return last && isTakenInPart(last) && !last.whyNot ? 'medicinesWhy' : 'medicines';
    }
    default:
      return step;
  }
}

function followUpPrompt(draft: SessionDraft): PromptKey {
  const results = inOrder(draft.followUps).flatMap(([, each]) => each.result ?? []);
  const last = results.at(-1);
  if (last === undefined) return 'followUp';
  return last === 'all' ? 'followUpAll' : last === 'part' ? 'followUpPart' : 'followUpNot';
}

function askTellAskPrompt(draft: SessionDraft): PromptKey {
  const last = lastOf(draft.askTellAsks);
  if (last?.told?.trim()) return 'askBack';
  return last?.knows?.trim() || last?.wantsToKnow?.trim() ? 'tell' : 'askTellAsk';
}

function teachBackPrompt(draft: SessionDraft): PromptKey {
  const outcomes = inOrder(draft.teachBacks).flatMap(([id, each]) => teachBackOutcome(id, each) ?? []);
  const open = outcomes.findLast(each => each.status === 'open');
  if (!open || open.attempts === 0) return 'teachBack';
  if (open.understands !== 'yes') return 'teachBackAgain';
  return open.agrees === 'yes' ? 'teachBackCan' : 'teachBackAgree';
}

function planPrompt(draft: SessionDraft, rules: PlanRules): PromptKey {
  const plan = lastOf(draft.plans);
  if (!plan?.goal?.trim()) {
    const stage = lastOf(draft.behaviours)?.stage;
    return stage !== undefined && !pushesToAction(stage) ? 'planNotNow' : 'planGoal';
  }
  const { what, often } = partsOf(plan);
  if (what === '' || !often) return 'planStep';
  const state = planState(plan, rules);
  if (state.status === 'below-threshold') return 'planBelow';
  if (!readingOfStep(plan)) return 'planSure';
  if (plan.agreement?.says !== 'agrees' || !isAboutStep(plan, plan.agreement.toStep)) return 'planAgree';
  return state.status === 'ready' ? 'planReady' : 'planNext';
}

const lastOf = <T>(entries: { [id: string]: T } | undefined): T | undefined => inOrder(entries).at(-1)?.[1];
