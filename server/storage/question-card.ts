import { and, eq } from 'drizzle-orm';
import { waitingQuestion } from '../domain/physician/standing-cards.ts';
import { openQuestionFor } from './clinician-questions.ts';
import type { PracticeTx } from './database.ts';
import { physicianCard } from './schema.ts';

/** A question was asked, answered or taken back: the card that a physician sees in the chart says what still waits. */
export const standQuestionAnew = async (
  tx: PracticeTx,
  practiceId: string,
  patientId: string,
): Promise<void> => {
  const open = await openQuestionFor(tx, patientId);
  const card =
    open &&
    waitingQuestion([
      {
        ...{ asks: open.words, askedBy: open.asked.by, askedAt: open.asked.at },
        ...{ urgent: open.urgency === 'today', ...(open.to && { to: open.to.staffId }) },
      },
    ]);
  const mine = and(eq(physicianCard.patientId, patientId), eq(physicianCard.topic, 'open-question'));
  if (card === undefined) {
    await tx.delete(physicianCard).where(mine);
    return;
  }
  const { topic, since } = card;
  await tx
    .insert(physicianCard)
    .values({ practiceId, patientId, topic, since, card })
    .onConflictDoUpdate({
      target: [physicianCard.practiceId, physicianCard.patientId, physicianCard.topic],
      set: { since, card },
    });
};
