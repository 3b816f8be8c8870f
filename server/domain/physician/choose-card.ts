import type { Role } from '../practice/settings.ts';
import { dayIn, daysBefore } from '../time-zone.ts';
import type { CardHook, CardSays, CardTopic, StandingCard } from './card.ts';
import type { CoachedFact } from './coached-conditions.ts';
import {
  type HandoffCriterion,
  type HandoffFacts,
  reasonForHandoff,
  withReadBefore,
} from './handoff-criteria.ts';

/** Who asks about whom, and all that was made ready. */
export type CardAsked = {
  hook: CardHook;
  reader: { staffId: string; role: Role };
  standing: readonly StandingCard[];
  /** The chart as the EMR sent it with this very call; what was read before counts where it sent too little. */
  chart?: HandoffFacts;
  /** Which readings the EMR did not send with it: of these, what was read before counts. */
  unsent?: readonly CoachedFact[];
  criteria: readonly HandoffCriterion[];
  /** A coach has dealt with this patient, or was asked to. */
  coached: boolean;
  silenced: readonly CardTopic[];
  now: Date;
  timeZone: string;
};
export type ChosenCard = { topic: CardTopic; says: CardSays };

/** A topic that was taught so long ago is the coach's work and no news for a physician. */
const teachBackDays = 90;

/**
 * The one card, or none: nothing to say is the rule, and a card the exception. In this order: a red flag that no clinician
 * has closed; a question that waits for an answer; today's talk; what was taught and has not landed; a patient whom a
 * coach could help. Only for physicians, and at an order only the last. A topic they have put aside is passed over, but
 * an open red flag never is.
 */
export function chooseCard(asked: CardAsked): ChosenCard | undefined {
  if (asked.reader.role !== 'physician') return undefined;
  const wanted = [...standingNow(asked), ...suggested(asked)].filter(
    ({ topic }) => !mayBePutAside(topic) || !asked.silenced.includes(topic),
  );
  return order[asked.hook].flatMap(topic => wanted.find(one => one.topic === topic) ?? []).at(0);
}

/** Every card but that of a red flag: it ends when a clinician has closed it. */
export const mayBePutAside = (topic: CardTopic): boolean => topic !== 'red-flag';

const order: Record<CardHook, readonly CardTopic[]> = {
  'patient-view': ['red-flag', 'open-question', 'coaching-today', 'teach-back', 'handoff'],
  'order-sign': ['handoff'],
};

function standingNow({ standing, now, timeZone }: CardAsked): ChosenCard[] {
  const today = dayIn(now.toISOString(), timeZone);
  return standing.flatMap(card => {
    if (card.topic === 'handoff') return [];
    if (card.day !== undefined && card.day !== today) return [];
    if (card.topic === 'teach-back' && dayIn(card.since, timeZone) < daysBefore(today, teachBackDays))
      return [];
    return [{ topic: card.topic, says: card.says }];
  });
}

function suggested({
  standing,
  chart,
  unsent = [],
  criteria,
  coached,
  now,
  timeZone,
}: CardAsked): ChosenCard[] {
  if (coached) return [];
  const kept = standing.find(card => card.topic === 'handoff');
  const facts = chart ? withReadBefore(chart, kept?.says, unsent) : kept?.says;
  if (facts === undefined) return [];
  const sent = facts.sent || kept?.says.sent === true;
  const reason = reasonForHandoff({ ...facts, sent }, criteria, { now, timeZone });
  return reason ? [{ topic: 'handoff', says: { is: 'handoff', ...reason } }] : [];
}
