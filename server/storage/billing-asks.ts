import { and, asc, eq, inArray, isNull } from 'drizzle-orm';
import type { PracticeTx } from './database.ts';
import { billingAsk, question } from './schema.ts';

export type AskRow = typeof billingAsk.$inferSelect;
/** With what became of the question to a physician, where it is one. */
export type AskKept = AskRow & { answer: string | null };

/** What was asked for about these patients and is not done; the oldest first. One statement. */
export const asksOf = async (tx: PracticeTx, patientIds: readonly string[]): Promise<AskKept[]> =>
  patientIds.length === 0
    ? []
    : (
        await tx
          .select({ row: billingAsk, answer: question.answer })
          .from(billingAsk)
          .leftJoin(
            question,
            and(eq(question.practiceId, billingAsk.practiceId), eq(question.id, billingAsk.questionId)),
          )
          .where(and(inArray(billingAsk.patientId, [...patientIds]), isNull(billingAsk.doneAt)))
          .orderBy(asc(billingAsk.at), asc(billingAsk.id))
      ).map(({ row, answer }) => ({ ...row, answer }));

/** Consents that this patient's coach is to ask for. */
export const consentAsksOf = (tx: PracticeTx, patientId: string): Promise<AskRow[]> =>
  tx.select().from(billingAsk).where(consentsOf(patientId)).orderBy(asc(billingAsk.at), asc(billingAsk.id));

/** How many they are. */
export const consentsToAskFor = (tx: PracticeTx, patientId: string): Promise<number> =>
  tx.$count(billingAsk, consentsOf(patientId));

/** One of this patient that is not done, locked. */
export const askToEnd = async (tx: PracticeTx, patientId: string, id: string): Promise<AskRow | undefined> =>
  (
    await tx
      .select()
      .from(billingAsk)
      .where(and(eq(billingAsk.id, id), eq(billingAsk.patientId, patientId), isNull(billingAsk.doneAt)))
      .for('update')
  )[0];

export const insertAsk = async (tx: PracticeTx, row: typeof billingAsk.$inferInsert): Promise<void> => {
  await tx.insert(billingAsk).values(row).onConflictDoNothing();
};

/** What the desk asked for by this question, while it is not done. */
export const askOfQuestion = async (tx: PracticeTx, questionId: string): Promise<AskRow | undefined> =>
  (
    await tx
      .select()
      .from(billingAsk)
      .where(and(eq(billingAsk.questionId, questionId), isNull(billingAsk.doneAt)))
  )[0];

/** It is there now. */
export const endAsk = async (
  tx: PracticeTx,
  id: string,
  by: { staffId: string; at: string },
): Promise<void> => {
  await tx.update(billingAsk).set({ doneAt: by.at, doneBy: by.staffId }).where(eq(billingAsk.id, id));
};

/** What was asked for under this key is there now. */
export const endAsks = async (
  tx: PracticeTx,
  patientId: string,
  key: string,
  by: { staffId: string; at: string },
): Promise<void> => {
  await tx
    .update(billingAsk)
    .set({ doneAt: by.at, doneBy: by.staffId })
    .where(and(eq(billingAsk.patientId, patientId), eq(billingAsk.key, key), isNull(billingAsk.doneAt)));
};

const consentsOf = (patientId: string) =>
  and(eq(billingAsk.patientId, patientId), eq(billingAsk.who, 'coach'), isNull(billingAsk.doneAt));
