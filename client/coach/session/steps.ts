import type { Activity, SessionDraft } from '../../../server/domain/session/draft.ts';
import type { SessionView } from '../../../server/http/contract/session.ts';

/** The steps of one page, in the order of a talk; the coach takes them in any order. */
export const stepIds = [
  'agenda',
  'followUp',
  'askTellAsk',
  'teachBack',
  'readiness',
  'plan',
  'medicines',
  'matters',
  'measured',
  'promises',
  'nextContact',
] as const;
export type StepId = (typeof stepIds)[number];

/** What time in a step counts for. */
export const activityOf: Record<StepId, Activity> = {
  agenda: 'agenda',
  followUp: 'follow-up',
  askTellAsk: 'teaching',
  teachBack: 'teach-back',
  readiness: 'readiness',
  plan: 'planning',
  medicines: 'medicines',
  matters: 'what-matters',
  measured: 'measuring',
  promises: 'documenting',
  nextContact: 'planning',
};

/** The step a place of the draft belongs to; red flags, time and the like belong to none. */
export const stepOf = (path: readonly string[]): StepId | undefined => stepOfPart[path[0] ?? ''];

/** Whether a step has something to show for itself: its dot is filled. The last plans want all of them asked. */
export function isStarted(
  step: StepId,
  draft: SessionDraft,
  carried: Pick<SessionView['carried'], 'plans'>,
): boolean {
  switch (step) {
    case 'agenda':
      return Boolean(draft.agenda?.words?.trim() || draft.agenda?.topics);
    case 'followUp':
      return (
        carried.plans.length > 0 &&
        carried.plans.every(plan =>
          Object.values(draft.followUps ?? {}).some(each => each.planId === plan.id && each.result),
        )
      );
    case 'promises':
      return Boolean(draft.promises || draft.visitsTold || draft.tellClinician?.trim());
    default:
      return partsOf[step].some(part => draft[part] !== undefined);
  }
}

const partsOf: Record<Exclude<StepId, 'agenda' | 'followUp' | 'promises'>, (keyof SessionDraft)[]> = {
  askTellAsk: ['askTellAsks'],
  teachBack: ['teachBacks'],
  readiness: ['behaviours'],
  plan: ['plans'],
  medicines: ['medicines'],
  matters: ['matters'],
  measured: ['measured'],
  nextContact: ['nextContact'],
};

const stepOfPart: Record<string, StepId> = {
  how: 'agenda',
  agenda: 'agenda',
  followUps: 'followUp',
  askTellAsks: 'askTellAsk',
  teachBacks: 'teachBack',
  behaviours: 'readiness',
  plans: 'plan',
  medicines: 'medicines',
  matters: 'matters',
  measured: 'measured',
  promises: 'promises',
  tellClinician: 'promises',
  visitsTold: 'promises',
  nextContact: 'nextContact',
};
