import { and, asc, eq } from 'drizzle-orm';
import type { PracticeTx } from './database.ts';
import { billingAsk, billingFact, question, staff } from './schema.ts';

/** Every fact that was ever written down of a patient, withdrawn ones too, oldest first, with who wrote it. */
export const factsEverOf = async (tx: PracticeTx, patientId: string) =>
  tx
    .select({ key: billingFact.key, fact: billingFact.fact, at: billingFact.at, by: staff.name })
    .from(billingFact)
    .innerJoin(staff, and(eq(staff.practiceId, billingFact.practiceId), eq(staff.id, billingFact.staffId)))
    .where(eq(billingFact.patientId, patientId))
    .orderBy(asc(billingFact.at), asc(billingFact.id));

export type AskEver = typeof billingAsk.$inferSelect & { answer: string | null };

/** Everything that was ever asked for about a patient, oldest first, done or not, with a physician's answer. */
export const asksEverOf = async (tx: PracticeTx, patientId: string): Promise<AskEver[]> =>
  (
    await tx
      .select({ row: billingAsk, answer: question.answer })
      .from(billingAsk)
      .leftJoin(
        question,
        and(eq(question.practiceId, billingAsk.practiceId), eq(question.id, billingAsk.questionId)),
      )
      .where(eq(billingAsk.patientId, patientId))
      .orderBy(asc(billingAsk.at), asc(billingAsk.id))
  ).map(({ row, answer }) => ({ ...row, answer }));
