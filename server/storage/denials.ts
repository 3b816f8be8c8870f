import { and, desc, eq, inArray, isNull } from 'drizzle-orm';
import type { PracticeTx } from './database.ts';
import { denial } from './schema.ts';

export type DenialRow = typeof denial.$inferSelect;

/** What payers denied of a month: of everybody, or of these patients; the newest first. */
export const denialsOf = (
  tx: PracticeTx,
  month: string,
  patientIds?: readonly string[],
): Promise<DenialRow[]> =>
  tx
    .select()
    .from(denial)
    .where(
      and(
        eq(denial.month, month),
        patientIds === undefined ? undefined : inArray(denial.patientId, [...patientIds]),
      ),
    )
    .orderBy(desc(denial.at), desc(denial.id));

export const keepDenial = async (tx: PracticeTx, row: typeof denial.$inferInsert): Promise<boolean> =>
  (await tx.insert(denial).values(row).onConflictDoNothing().returning({ id: denial.id })).length === 1;

/** Answers one that is not answered yet; whether there was one. */
export const answerDenial = async (
  tx: PracticeTx,
  id: string,
  answer: { answer: string; answeredBy: string; answeredAt: string },
): Promise<DenialRow | undefined> =>
  (
    await tx
      .update(denial)
      .set(answer)
      .where(and(eq(denial.id, id), isNull(denial.answer)))
      .returning()
  )[0];
