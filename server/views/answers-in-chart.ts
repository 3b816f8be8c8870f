import type { MedicineAnswer } from '../domain/physician/medicine-lines.ts';
import type { Question } from '../domain/physician/question.ts';
import type { Receipt } from '../domain/session/signed.ts';
import { answerId } from '../storage/clinician-questions.ts';
import type { PracticeTx } from '../storage/database.ts';
import type { KeptMedicineAnswer } from '../storage/medicine-answers.ts';
import { receiptsOfSession } from './receipts.ts';

/** What became of an answer on its way to the chart, by the question's id. */
export type AnswersInChart = { [questionId: string]: Receipt };

/**
 * Of every answer: what the EMR said of it as a record of its own; where it has none, it stands in the note of the talk
 * that takes it up, and is in the chart when that note is.
 */
export const answersInChart = async (
  tx: PracticeTx,
  questions: readonly Question[],
): Promise<AnswersInChart> => {
  const answered = questions.filter(question => question.status === 'answered');
  const told = await Promise.all(
    answered.map(async one => [one.id, await receiptOf(tx, answerId(one.id), one.takenUpIn)] as const),
  );
  return Object.fromEntries(told);
};

/** What was said to medicines, with the same of those that were said since then. */
export const medicineAnswersInChart = (
  tx: PracticeTx,
  answers: readonly KeptMedicineAnswer[],
  since: string,
): Promise<MedicineAnswer[]> =>
  Promise.all(
    answers.map(async ({ id, takenUpIn, ...answer }) =>
      Date.parse(answer.at) < Date.parse(since)
        ? answer
        : { ...answer, takenUp: takenUpIn !== undefined, chart: await receiptOf(tx, id, takenUpIn) },
    ),
  );

async function receiptOf(tx: PracticeTx, owner: string, takenUpIn: string | undefined): Promise<Receipt> {
  const own = (await receiptsOfSession(tx, owner)).at(-1)?.receipt;
  if (own && stands.has(own.status)) return own;
  const talk = takenUpIn === undefined ? [] : await receiptsOfSession(tx, takenUpIn);
  const note = talk.findLast(({ kind }) => kind === 'note')?.receipt;
  return { status: 'note-only', noteInChart: note?.status === 'in-chart' };
}

const stands = new Set<Receipt['status']>(['in-chart', 'waiting', 'unclear']);
