import type { AnsweredQuestion, Question } from '../domain/physician/question.ts';
import type { Receipt } from '../domain/session/signed.ts';
import { answerId } from '../storage/clinician-questions.ts';
import type { PracticeTx } from '../storage/database.ts';
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
  const told = await Promise.all(answered.map(async one => [one.id, await receiptOf(tx, one)] as const));
  return Object.fromEntries(told);
};

async function receiptOf(tx: PracticeTx, { id, takenUpIn }: AnsweredQuestion): Promise<Receipt> {
  const own = (await receiptsOfSession(tx, answerId(id))).at(-1)?.receipt;
  if (own && stands.has(own.status)) return own;
  const talk = takenUpIn === undefined ? [] : await receiptsOfSession(tx, takenUpIn);
  const note = talk.findLast(({ kind }) => kind === 'note')?.receipt;
  return { status: 'note-only', noteInChart: note?.status === 'in-chart' };
}

const stands = new Set<Receipt['status']>(['in-chart', 'waiting', 'unclear']);
