import type { RedFlagKind } from '../session/choices.ts';
import { type PlansOfBefore, resultOf } from '../session/note-status.ts';
import { redFlagsOf } from '../session/red-flags.ts';
import type { SignedSession, TeachBackOutcome } from '../session/signed.ts';
import { stillOpen } from '../session/teach-back.ts';
import { dayIn } from '../time-zone.ts';
import type { StandingCard } from './card.ts';

/** A topic that was taught and is not closed. `from`: where it came from, as the session says. */
export type OpenTopic = { outcome: TeachBackOutcome; from?: string; since: string };

/** A question of a coach that nobody has answered. `to`: the staff id of the one physician it is for, or nobody's. */
export type OpenQuestion = {
  asks: string;
  askedBy: string;
  askedAt: string;
  urgent: boolean;
  to: string | null;
};

/** A red flag that no clinician has closed. */
export type OpenFlag = { kind: RedFlagKind; words: string; raisedBy: string; raisedAt: string };

/** Every red flag that is open, by the one that was raised first. */
export function openRedFlags(flags: readonly OpenFlag[]): StandingCard | undefined {
  const [first] = flags.toSorted((one, other) => Date.parse(one.raisedAt) - Date.parse(other.raisedAt));
  if (first === undefined) return undefined;
  const { words, raisedBy, raisedAt } = first;
  const kinds = [...new Set([first.kind, ...flags.map(({ kind }) => kind)])];
  return { topic: 'red-flag', since: raisedAt, says: { is: 'red-flag', kinds, words, raisedBy, raisedAt } };
}

/** A talk that was begun: said for the rest of its day. */
export const begunToday = (talk: { coach: string; openedAt: string; timeZone: string }): StandingCard => ({
  topic: 'coaching-today',
  since: talk.openedAt,
  day: dayIn(talk.openedAt, talk.timeZone),
  says: { is: 'coaching-today', stands: 'begun', coach: talk.coach, redFlags: [], result: '' },
});

/** A talk that was signed, with what came of it: said on the day it was held, whenever it was signed. */
export const signedToday = (
  signed: SignedSession,
  timeZone: string,
  before?: PlansOfBefore,
): StandingCard => ({
  topic: 'coaching-today',
  since: signed.startedAt,
  day: dayIn(signed.startedAt, timeZone),
  says: {
    is: 'coaching-today',
    stands: 'signed',
    coach: signed.coach.name,
    redFlags: redFlagsOf(signed.record).map(({ kind }) => kind),
    result: resultOf(signed, before),
  },
});

/**
 * What was taught by a clinician (on the visit's plan, or a change of medicine) and has not been told back, agreed to
 * and found possible: the oldest of it. What a coach taught is the coach's to close.
 */
export function openTeachBack(topics: readonly OpenTopic[]): StandingCard | undefined {
  const taught = topics
    .filter(({ from }) => from === 'visit-plan' || from === 'medicine-change')
    .toSorted((one, other) => (one.since < other.since ? -1 : 1));
  const [oldest] = taught;
  if (oldest === undefined) return undefined;
  const { topic: about } = oldest.outcome;
  return {
    topic: 'teach-back',
    since: oldest.since,
    says: { is: 'teach-back', about, open: stillOpen(oldest.outcome), others: taught.length - 1 },
  };
}

/**
 * An unanswered question that this reader may be shown, theirs or anybody's: an urgent one first, else the one that has
 * waited longest. One for another physician hides none of theirs.
 */
export function waitingQuestion(
  questions: readonly OpenQuestion[],
  staffId: string,
): StandingCard | undefined {
  const [first] = questions
    .filter(({ to }) => to === null || to === staffId)
    .toSorted(
      (one, other) =>
        Number(other.urgent) - Number(one.urgent) || Date.parse(one.askedAt) - Date.parse(other.askedAt),
    );
  if (first === undefined) return undefined;
  const { asks, askedBy, askedAt, urgent } = first;
  return {
    topic: 'open-question',
    since: askedAt,
    says: { is: 'open-question', asks, askedBy, askedAt, urgent },
  };
}
