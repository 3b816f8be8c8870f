import type { Role } from '../practice/settings.ts';
import { type Refusal, refuse } from '../refusal.ts';
import type { RedFlagKind } from '../session/choices.ts';
import type { FlagBecause } from './because.ts';

/** Where a red flag was raised: in a talk, by the coach; or by a rule, from what a patient reported. */
export type RaisedFrom =
  | { is: 'session'; sessionId: string; flagId: string }
  | { is: 'check-in' | 'message'; reportId: string };

/** What was done about it, when a clinician closes it. */
export const closings = [
  'saw-the-patient',
  'talked-by-phone',
  'sent-to-emergency',
  'changed-treatment',
  'arranged-follow-up',
  'no-danger-found',
  'raised-by-mistake',
] as const;
export type Closing = (typeof closings)[number];

/**
 * What a clinician must see, and its way there. It is open until somebody looked, then seen, and closed only by a
 * clinician with what was done. There is no fourth state and no way back.
 */
export type Escalation = {
  id: string;
  patientId: string;
  kind: RedFlagKind;
  /** What was said or seen, as it was written down. */
  words: string;
  because: FlagBecause[];
  from: RaisedFrom;
  raisedAt: string;
  raisedBy: string;
  supervisorId?: string;
} & EscalationState;
export type EscalationState =
  | { status: 'open' }
  | { status: 'seen'; seenAt: string; seenBy: string }
  | {
      status: 'closed';
      seenAt: string;
      seenBy: string;
      closedAt: string;
      closedBy: string;
      done: Closing;
      doneWords: string;
    };

export type Doer = { id: string; role: Role };

/** Roles of clinicians: they alone see to an escalation and close it. */
export const clinicians = ['physician'] as const satisfies readonly Role[];
export const isClinician = ({ role }: Pick<Doer, 'role'>): boolean => clinicians.some(one => one === role);

/** A clinician has looked at it. Seeing it twice changes nothing; what is closed stays closed. */
export function seeEscalation(state: EscalationState, doer: Doer, now: string): EscalationState | Refusal {
  if (!isClinician(doer)) return refuse('not-your-role', 'other-role');
  return state.status === 'open' ? { status: 'seen', seenAt: now, seenBy: doer.id } : state;
}

/**
 * Closes it with what was done. Only a clinician may, and only with words of their own: what was done by name is
 * counted, the words are what the next reader needs. Refuses one that is closed already.
 */
export function closeEscalation(
  state: EscalationState,
  doer: Doer,
  { done, words }: { done: Closing; words: string },
  now: string,
): EscalationState | Refusal {
  if (!isClinician(doer)) return refuse('not-your-role', 'other-role');
  if (state.status === 'closed') return refuse('conflict', 'escalation-closed');
  const doneWords = words.trim();
  if (doneWords === '') return refuse('reason-needed', 'not-understood', 'words');
  const seen = state.status === 'seen' ? state : { seenAt: now, seenBy: doer.id };
  return {
    status: 'closed',
    seenAt: seen.seenAt,
    seenBy: seen.seenBy,
    closedAt: now,
    closedBy: doer.id,
    done,
    doneWords,
  };
}
