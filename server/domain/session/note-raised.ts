import { type FlagBecause, isMeasured } from '../escalation/because.ts';
import { doneInShort } from '../escalation/closed-flag.ts';
import type { Closing } from '../escalation/escalation.ts';
import { measureOf } from '../escalation/facts-of-talk.ts';
import { tellNumber } from '../escalation/facts-words.ts';
import type { ReportedReading } from '../escalation/reported.ts';
import { inOrder } from '../in-order.ts';
import { tellTime } from '../tell-date.ts';
import type { RedFlagKind, SessionDraft } from './draft.ts';
import { isTakenBack, redFlagsOf } from './red-flags.ts';

/** What became of a red flag of this talk since it was raised, as far as it is known when the note is written. */
export type RaisedHere = {
  flagId: string;
  kind: RedFlagKind;
  raisedAt: string;
  because: readonly FlagBecause[];
  seen?: { at: string; by: string };
  closed?: { at: string; by: string; done: Closing; words: string };
};

/**
 * The number behind a red flag of this kind: as it stood when it was raised, then each correction; what was reported before
 * the talk where the talk has none. Of one that was closed nothing is followed any more, so what the talk holds now is said
 * beside it.
 */
export function numberOf(
  kind: RedFlagKind,
  measured: SessionDraft['measured'],
  raised?: Pick<RaisedHere, 'because' | 'closed'>,
): string | undefined {
  const now = numberInTalk(measureOf[kind], measured);
  const facts = raised?.because.filter(isMeasured) ?? [];
  const fact = facts.find(({ inTalk }) => inTalk === true) ?? (now === undefined ? facts[0] : undefined);
  if (fact?.reading === undefined) return now;
  const { was = [], gone, reading } = fact;
  const stood = [...was.map(one => tellNumber(one.reading)), tellNumber(reading)];
  const told = `${stood.join(', corrected to ')}${gone ? ', taken away again by the coach' : ''}`;
  const isSince = raised?.closed && now !== undefined && now !== stood.at(-1);
  return isSince ? `${told}, since closed corrected to ${now}` : told;
}

function numberInTalk(
  measure: ReportedReading['measure'] | undefined,
  { systolic, diastolic, glucose, weight, weightUnit }: NonNullable<SessionDraft['measured']> = {},
): string | undefined {
  if (measure === 'blood-pressure' && (systolic !== undefined || diastolic !== undefined))
    return `${systolic ?? '?'}/${diastolic ?? '?'} mmHg`;
  if (measure === 'glucose' && glucose !== undefined) return `${glucose} mg/dL`;
  if (measure === 'weight' && weight !== undefined) return `${weight} ${weightUnit ?? '(unit not recorded)'}`;
  return undefined;
}

/** A red flag that was raised in this talk and that the coach took back, or off the page, afterwards. */
export type RaisedAndTakenBack = { flagId: string; kind: RedFlagKind; raisedAt?: string; why?: string };

/** In the order in which they were raised; one that was taken off the page has no reason. */
export function takenBackIn(
  draft: Pick<SessionDraft, 'redFlags' | 'measured'>,
  here: readonly RaisedHere[] = [],
): RaisedAndTakenBack[] {
  const standing = redFlagsOf(draft).map(({ id }) => id);
  const gone = here.filter(({ flagId }) => !standing.includes(flagId));
  const unsaved = inOrder(draft.redFlags).filter(
    ([id, flag]) => isTakenBack(flag) && !gone.some(({ flagId }) => flagId === id),
  );
  return [
    ...gone.map(({ flagId, kind, raisedAt }) => {
      const why = draft.redFlags?.[flagId]?.takenBack;
      return { flagId, kind, raisedAt, ...(why && { why }) };
    }),
    ...unsaved.map(([flagId, { kind = 'other', takenBack: why, seenAt: raisedAt }]) => ({
      ...{ flagId, kind, ...(why && { why }), ...(raisedAt && { raisedAt }) },
    })),
  ];
}

/** Who has seen to it: closed by whom, with what was done; or seen, where the coach names nobody; or nothing. */
export function becameOf(raised: RaisedHere | undefined, isTold: boolean, timeZone: string): string {
  const { seen, closed } = raised ?? {};
  if (closed) {
    const words = closed.words.trim();
    const done = `${doneInShort.en[closed.done]}${words ? `, "${words}"` : ''}`;
    return `, closed by ${closed.by} at ${tellTime(closed.at, timeZone)}: ${done}`;
  }
  return seen && !isTold ? `, seen by ${seen.by} at ${tellTime(seen.at, timeZone)}` : '';
}
