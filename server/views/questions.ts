import type { QuestionsView } from '../domain/physician/physician-view.ts';
import { ageOf } from '../domain/physician/question.ts';
import type { PracticeSettings } from '../domain/practice/settings.ts';
import { questionsOf } from '../storage/clinician-questions.ts';
import type { PracticeTx } from '../storage/database.ts';

/** The questions of one patient as the coach sees them. */
export const questionsView = async (
  tx: PracticeTx,
  patientId: string,
  { settings, now }: { settings: PracticeSettings; now: Date },
): Promise<Omit<QuestionsView, 'physicians'>> => {
  const at = now.toISOString();
  const all = await questionsOf(tx, patientId, at);
  return {
    open: all
      .filter(question => question.status === 'open')
      .map(question => ({ ...question, ...ageOf(question, at, settings.timeZone) })),
    answered: all.filter(question => question.status === 'answered').filter(({ takenUp }) => !takenUp),
  };
};
