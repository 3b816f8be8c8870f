import type { Urgency } from '../../domain/physician/question.ts';
import { type Refusal, refuse } from '../../domain/refusal.ts';
import { insertQuestion } from '../../storage/clinician-questions.ts';
import type { PracticeTx } from '../../storage/database.ts';
import { tellNews } from '../../storage/news.ts';
import { rosterOf, type StaffRow } from '../../storage/rosters.ts';
import { auditDeed } from '../audit-deed.ts';
import type { Actor, WorkflowParts } from '../parts.ts';
import { sendBetween } from './send-between.ts';

export type Asking = {
  /** The coach's own key: pressing twice asks once. It becomes the question's id. */
  key: string;
  words: string;
  offers: string[];
  urgency: Urgency;
  forPatient: boolean;
  /** The physician who is asked, by their id on the roster; whoever comes first without it. */
  to?: string;
};

/**
 * A coach asks a physician about this patient. Kept here first, then on its way to the chart where the EMR takes it.
 * Refuses a name that is no physician of this practice.
 */
export const askQuestion = async (
  parts: WorkflowParts,
  actor: Actor,
  asking: Asking,
  now: Date,
): Promise<{ id: string } | Refusal> => {
  const { practiceId, patientId, staff } = actor;
  const outcome = await parts.db.withPractice(practiceId, async tx => {
    const physicians = await physiciansOf(tx, actor.iss);
    const to = physicians.find(({ id }) => id === asking.to);
    if (asking.to !== undefined && to === undefined) return refuse('bad-request', 'not-understood', 'to');
    const { key: id, words, offers, urgency, forPatient } = asking;
    const at = now.toISOString();
    const row = { practiceId, id, patientId, words, offers, urgency, forPatient };
    const isNew = await insertQuestion(tx, {
      ...{ ...row, staffId: staff.id, toStaffId: to?.id ?? null, askedAt: at },
    });
    if (isNew) {
      await tellNews(tx);
      const message = {
        ...{ kind: 'message' as const, message: 'question' as const, from: staff, urgency, at },
        to: to ? [to] : physicians,
        lines: [words, ...(offers.length > 0 ? [`Offered replies: ${offers.join(' / ')}`] : [])],
      };
      if (message.to.length > 0) await sendBetween(tx, actor, message, { owner: id, id }, now);
    }
    const detail = { urgency, forPatient, addressed: to !== undefined };
    const deed = { action: 'ask-question', entity: 'question', entityId: id, detail } as const;
    await auditDeed(tx, parts, actor, deed, now);
    return { id };
  });
  if ('id' in outcome) parts.outbox.nudge(practiceId);
  return outcome;
};

/** The physicians of the roster who can sign in from this EMR. */
export const physiciansOf = async (tx: PracticeTx, iss: string): Promise<StaffRow[]> =>
  (await rosterOf(tx)).filter(
    ({ role, active, iss: from }) => role === 'physician' && active && from === iss,
  );
