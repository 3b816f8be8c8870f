import type { QuestionsView } from '../../domain/physician/physician-view.ts';
import { questionsView } from '../../views/questions.ts';
import { auditDeed } from '../audit-deed.ts';
import type { Actor, WorkflowParts } from '../parts.ts';
import { physiciansOf } from './ask-question.ts';

/** The questions about this patient that are open, or answered and not yet taken up; the look is audited. */
export const lookAtQuestions = (
  parts: Pick<WorkflowParts, 'db' | 'keys'>,
  actor: Actor,
  now: Date,
): Promise<QuestionsView> =>
  parts.db.withPractice(actor.practiceId, async tx => {
    const { patientId, settings, iss } = actor;
    await auditDeed(tx, parts, actor, { action: 'look-at-questions', entity: 'question' }, now);
    const [view, physicians] = await Promise.all([
      questionsView(tx, patientId, { settings, now }),
      physiciansOf(tx, iss),
    ]);
    return { ...view, physicians: physicians.map(({ id, name }) => ({ id, name })) };
  });
