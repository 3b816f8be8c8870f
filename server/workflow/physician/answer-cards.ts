import type { OverrideReason } from '../../domain/physician/card.ts';
import { audit } from '../../storage/audit.ts';
import { answerShown } from '../../storage/physician-cards.ts';
import type { WorkflowParts } from '../parts.ts';

/** What became of a card: its link was followed, or it was put aside and why. */
export type CardAnswer =
  | { id: string; outcome: 'accepted' }
  | { id: string; outcome: 'overridden'; reason: OverrideReason | 'other' };

/**
 * Keeps what readers made of their cards; an overridden one silences its topic. A card that was never shown by this
 * practice, or that no longer is remembered, changes nothing. Out: how many were known.
 */
export const answerCards = (
  parts: Pick<WorkflowParts, 'db' | 'keys'>,
  practiceId: string,
  answers: readonly CardAnswer[],
  now: Date,
): Promise<number> =>
  parts.db.withPractice(practiceId, async tx => {
    let known = 0;
    for (const answer of answers) {
      const { outcome } = answer;
      const reason = answer.outcome === 'overridden' ? answer.reason : null;
      const shown = await answerShown(tx, answer.id, { outcome, reason, answeredAt: now.toISOString() });
      if (shown === undefined) continue;
      known += 1;
      const { patientId, topic, reader } = shown;
      const detail = { topic, reader, answer: outcome, ...(reason && { reason }) };
      const entry = { actor: 'nobody', action: 'answer-card', patientId, outcome: 'done', detail } as const;
      await audit(tx, parts.keys, { ...entry, entity: 'card_shown', entityId: answer.id }, practiceId, now);
    }
    return known;
  });
