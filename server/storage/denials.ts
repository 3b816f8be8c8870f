import { and, asc, desc, eq, inArray, isNull, ne, or } from 'drizzle-orm';
import type { DenialEnd } from '../domain/desk/denial.ts';
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

/** Denials of a month, and of every other those that have not ended; the oldest first. */
export const denialsToLookAt = (tx: PracticeTx, month: string): Promise<DenialRow[]> =>
  tx
    .select()
    .from(denial)
    .where(or(eq(denial.month, month), isNull(denial.became)))
    .orderBy(asc(denial.day), asc(denial.at), asc(denial.patientId), asc(denial.lineKey))
    .limit(2_000);

/** Those of these lines that are not paid: a payment that comes later ends them. */
export const denialsNotPaid = (tx: PracticeTx, patientIds: readonly string[]): Promise<DenialRow[]> =>
  patientIds.length === 0
    ? Promise.resolve([])
    : tx
        .select()
        .from(denial)
        .where(
          and(
            inArray(denial.patientId, [...patientIds]),
            or(isNull(denial.became), ne(denial.became, 'paid')),
          ),
        )
        .for('update');

/** Keeps one; the same id again keeps the first. Whether it was new. */
export const keepDenial = async (tx: PracticeTx, row: typeof denial.$inferInsert): Promise<boolean> =>
  (await tx.insert(denial).values(row).onConflictDoNothing().returning({ id: denial.id })).length === 1;

/** One, locked. */
export const denialToChange = async (tx: PracticeTx, id: string): Promise<DenialRow | undefined> =>
  (await tx.select().from(denial).where(eq(denial.id, id)).for('update'))[0];

export const answerDenial = async (
  tx: PracticeTx,
  id: string,
  answer: { answer: string; answeredBy: string; answeredAt: string },
): Promise<void> => {
  await tx.update(denial).set(answer).where(eq(denial.id, id));
};

export const endDenials = async (
  tx: PracticeTx,
  ids: readonly string[],
  end: { became: DenialEnd; becameBy: string; becameAt: string },
): Promise<void> => {
  if (ids.length > 0)
    await tx
      .update(denial)
      .set(end)
      .where(inArray(denial.id, [...ids]));
};
