import type { WaitingQuestions } from '../../domain/physician/waiting-questions.ts';
import { type Refusal, refuse } from '../../domain/refusal.ts';
import { waitingQuestionsFor } from '../../views/waiting-questions.ts';
import { auditShown } from '../audit-shown.ts';
import type { OnWatch } from '../escalation/clinician.ts';
import type { WorkflowParts } from '../parts.ts';

/** The questions that wait, of all patients: it names them, so it is shown on no page of a chart; each that was named is written down. */
export const lookAtWaiting = async (
  parts: Pick<WorkflowParts, 'db' | 'keys'>,
  who: OnWatch,
  now: Date,
): Promise<WaitingQuestions | Refusal> => {
  if (who.patientId !== undefined) return refuse('conflict', 'list-without-chart');
  return parts.db.withPractice(who.practiceId, async tx => {
    const waiting = await waitingQuestionsFor(tx, parts.keys, who, now);
    const patients = [...waiting.open, ...waiting.answered].map(({ patientId }) => patientId);
    await auditShown(tx, parts, who, { action: 'look-at-questions', patients }, now);
    return waiting;
  });
};
