import type { RedFlagKind } from '../session/choices.ts';
import type { TeachBackOpen } from '../session/teach-back.ts';
import type { HandoffFacts, HandoffReason } from './handoff-criteria.ts';

/** What a card may be about; also the code an EMR remembers an override by, so none is ever renamed. */
export const cardTopics = ['red-flag', 'coaching-today', 'open-question', 'teach-back', 'handoff'] as const;
export type CardTopic = (typeof cardTopics)[number];

/** The moments of an EMR at which it asks us: a chart is opened, an order is signed. */
export const cardHooks = ['patient-view', 'order-sign'] as const;
export type CardHook = (typeof cardHooks)[number];

/** One thing that may be said to a physician about a patient. Texts of people are as they were written. */
export type CardSays =
  | { is: 'red-flag'; kinds: RedFlagKind[]; words: string; raisedBy: string; raisedAt: string }
  | {
      is: 'coaching-today';
      stands: 'begun' | 'signed';
      coach: string;
      redFlags: RedFlagKind[];
      result: string;
    }
  | { is: 'open-question'; asks: string; askedBy: string; urgent: boolean; askedAt: string }
  | { is: 'teach-back'; about: string; open: TeachBackOpen[]; others: number }
  | ({ is: 'handoff' } & HandoffReason);

/**
 * What was made ready about a patient, a topic each, so that a call only looks it up. `since`: when it came to be;
 * `day`: the one day, in the practice's zone, on which it is said. The chart's facts stand instead of a suggestion,
 * since the practice may change its criteria at any time.
 */
export type StandingCard = { since: string; day?: string } & (
  | { topic: 'red-flag'; says: CardSays & { is: 'red-flag' } }
  | { topic: 'coaching-today'; says: CardSays & { is: 'coaching-today' } }
  | { topic: 'open-question'; says: CardSays & { is: 'open-question' } }
  | { topic: 'teach-back'; says: CardSays & { is: 'teach-back' } }
  | { topic: 'handoff'; says: HandoffFacts }
);

/** Why a physician does not want a card. Each silences its topic for them; the last one for everybody. */
export const overrideReasons = ['not-now', 'not-relevant', 'patient-declined'] as const;
export type OverrideReason = (typeof overrideReasons)[number];

/** Days for which an override is honoured: for the person who chose it; and where the patient said no, for all. */
export const silentDays = { own: 30, patientDeclined: 180 } as const;
