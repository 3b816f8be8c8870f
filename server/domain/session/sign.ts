import { inOrder } from '../in-order.ts';
import type { PracticeSettings } from '../practice/settings.ts';
import { type Refusal, refuse } from '../refusal.ts';
import type { SessionDraft } from './draft.ts';
import { activate } from './plan.ts';
import { redFlagsOf, untold } from './red-flags.ts';
import type { SignedSession } from './signed.ts';
import { teachBackOutcomes } from './teach-back.ts';
import { minutesOf, talkOf } from './time.ts';

export type SignInput = Pick<
  SignedSession,
  'id' | 'version' | 'patientId' | 'coach' | 'visitId' | 'amendmentReason' | 'group'
> & {
  draft: SessionDraft;
  openedAt: string;
  now: string;
  settings: PracticeSettings;
  /** Of an amendment: the time as it stood at the first signature. Amending is no part of the talk and costs no minute. */
  atFirst?: Pick<SessionDraft, 'time'>;
  /** Red flags of this draft that a clinician has closed: who was told is not asked any more. */
  closedFlags?: readonly string[];
};

/**
 * What a signature makes of a draft. Refuses, all at once and each with its place: a session in which nothing is
 * recorded, a red flag that nobody was told of and no clinician closed, a corrected time or an amendment without a reason. Plans that are not
 * active are kept with what they lack.
 */
export function signSession(input: SignInput): SignedSession | Refusal[] {
  const { signed, refusals } = wouldSign(input);
  return refusals.length > 0 ? refusals : signed;
}

/** For the preview: what a signature would make of the draft as it stands, beside all that keeps it from being one. */
export const wouldSign = (input: SignInput): { signed: SignedSession; refusals: Refusal[] } => ({
  signed: signedFrom(input),
  refusals: refusalsOf(input),
});

function signedFrom(input: SignInput): SignedSession {
  const { draft, settings, now } = input;
  const { time } = input.atFirst ?? draft;
  const minutes = minutesOf(time, draft.timeCorrections);
  const reason = input.amendmentReason?.trim();
  return {
    id: input.id,
    version: input.version,
    patientId: input.patientId,
    coach: input.coach,
    ...(input.visitId !== undefined && { visitId: input.visitId }),
    ...spanOf(time, input.openedAt, minutes.total),
    signedAt: now,
    minutes,
    record: draft,
    plans: inOrder(draft.plans)
      .filter(([, plan]) => plan.goal?.trim() || plan.what?.trim())
      .map(([id, plan]) =>
        activate(id, plan, {
          threshold: settings.confidenceThreshold,
          // An amendment is signed later than its talk: a contact that was ahead then is not late now.
          ...(input.version === 1 && { now, timeZone: settings.timeZone }),
          nextContact: draft.nextContact,
        }),
      ),
    teachBacks: teachBackOutcomes(draft.teachBacks),
    ...(reason && input.version > 1 && { amendmentReason: reason }),
    ...(input.group && { group: input.group }),
  };
}

/** Whether anything of the talk was written down; how and how long it was is not yet something. */
export const isNothingRecorded = ({ how, time, timeCorrections, ...record }: SessionDraft): boolean =>
  !holdsSomething(record);

function refusalsOf({ draft, version, amendmentReason, group, closedFlags = [] }: SignInput): Refusal[] {
  const refusals: Refusal[] = [];
  if (group === undefined && isNothingRecorded(draft))
    refusals.push(refuse('nothing-recorded', 'nothing-recorded'));
  for (const flag of untold(redFlagsOf(draft))) {
    if (closedFlags.includes(flag.id)) continue;
    refusals.push(refuse('red-flag-not-told', 'red-flag-not-told', flag.field));
  }
  for (const [id, { minutes, reason }] of inOrder(draft.timeCorrections)) {
    if (minutes !== undefined && !reason?.trim()) {
      refusals.push(refuse('reason-needed', 'time-without-reason', `timeCorrections.${id}.reason`));
    }
  }
  if (version > 1 && !amendmentReason?.trim()) {
    refusals.push(refuse('reason-needed', 'amendment-without-reason', 'amendmentReason'));
  }
  return refusals;
}

const holdsSomething = (value: unknown): boolean =>
  typeof value === 'object' && value !== null
    ? Object.values(value).some(holdsSomething)
    : typeof value === 'string'
      ? value.trim() !== ''
      : value !== undefined && value !== null;

/** The talk's own time; without any, from the opening for as long as the minutes say. */
function spanOf(
  time: SessionDraft['time'],
  openedAt: string,
  minutes: number,
): { startedAt: string; endedAt: string } {
  const talk = talkOf(time);
  if (talk) return { startedAt: talk.from, endedAt: talk.to };
  const ended = new Date(Date.parse(openedAt) + minutes * 60_000).toISOString();
  return { startedAt: openedAt, endedAt: minutes > 0 ? ended : openedAt };
}
