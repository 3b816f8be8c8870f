import { type FlagBecause, isMeasured } from '../escalation/because.ts';
import type { Closing } from '../escalation/escalation.ts';
import { tellNumber } from '../escalation/facts-words.ts';
import { tellTime } from '../tell-date.ts';
import type { SessionDraft } from './draft.ts';

/** What became of a red flag of this talk since it was raised, as far as it is known when the note is written. */
export type RaisedHere = {
  flagId: string;
  because: readonly FlagBecause[];
  seen?: { at: string; by: string };
  closed?: { at: string; by: string; done: Closing; words: string };
};

/**
 * The pressure behind a red flag: as it stood when it was raised, then each correction. Of one that was closed nothing is
 * followed any more, so what the talk holds now is said beside it.
 */
export function pressureOf(
  { systolic, diastolic }: NonNullable<SessionDraft['measured']> = {},
  raised?: RaisedHere,
): string | undefined {
  const now = [systolic, diastolic].some(one => one !== undefined)
    ? `${systolic ?? '?'}/${diastolic ?? '?'} mmHg`
    : undefined;
  const fact = raised?.because.filter(isMeasured).find(({ inTalk }) => inTalk === true);
  if (fact?.reading === undefined) return now;
  const { was = [], gone, reading } = fact;
  const stood = [...was.map(one => tellNumber(one.reading)), tellNumber(reading)];
  const told = `${stood.join(', corrected to ')}${gone ? ', taken away again by the coach' : ''}`;
  const isSince = raised?.closed && now !== undefined && now !== stood.at(-1);
  return isSince ? `${told}, since closed corrected to ${now}` : told;
}

/** Who has seen to it: closed by whom, with what was done; or seen, where the coach names nobody; or nothing. */
export function becameOf(raised: RaisedHere | undefined, isTold: boolean, timeZone: string): string {
  const { seen, closed } = raised ?? {};
  if (closed) {
    const words = closed.words.trim();
    const done = `${closings[closed.done]}${words ? `, "${words}"` : ''}`;
    return `, closed by ${closed.by} at ${tellTime(closed.at, timeZone)}: ${done}`;
  }
  return seen && !isTold ? `, seen by ${seen.by} at ${tellTime(seen.at, timeZone)}` : '';
}

const closings: Record<Closing, string> = {
  'saw-the-patient': 'saw the patient',
  'talked-by-phone': 'talked by phone',
  'sent-to-emergency': 'sent to emergency care',
  'changed-treatment': 'changed the treatment',
  'arranged-follow-up': 'arranged a follow-up',
  'no-danger-found': 'found no danger',
  'raised-by-mistake': 'raised by mistake',
};
