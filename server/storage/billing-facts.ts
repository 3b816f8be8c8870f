import { and, asc, desc, eq, inArray, sql } from 'drizzle-orm';
import type { BillingFact } from '../domain/desk/facts.ts';
import type { PracticeTx } from './database.ts';
import { billingFact, patientConsent, staff } from './schema.ts';

export type ConsentRow = typeof patientConsent.$inferSelect;
export type FactRow = typeof billingFact.$inferSelect;

/** What these patients agreed to and did not, oldest first, with who took each answer. One statement. */
export const consentsOf = async (
  tx: PracticeTx,
  patientIds: readonly string[],
): Promise<(ConsentRow & { by: string })[]> =>
  patientIds.length === 0
    ? []
    : (
        await tx
          .select({ row: patientConsent, by: staff.name })
          .from(patientConsent)
          .innerJoin(
            staff,
            and(eq(staff.practiceId, patientConsent.practiceId), eq(staff.id, patientConsent.staffId)),
          )
          .where(inArray(patientConsent.patientId, [...patientIds]))
          // Of two answers of one moment the one that forbids is the last word.
          .orderBy(asc(patientConsent.at), sql`${patientConsent.said} <> 'given'`, asc(patientConsent.id))
      ).map(({ row, by }) => ({ ...row, by }));

/** The last fact of each key of these patients, in one statement; what was withdrawn is not among them. */
export const factsOf = async (tx: PracticeTx, patientIds: readonly string[]): Promise<FactRow[]> =>
  patientIds.length === 0
    ? []
    : (
        await tx
          .selectDistinctOn([billingFact.patientId, billingFact.key])
          .from(billingFact)
          .where(inArray(billingFact.patientId, [...patientIds]))
          .orderBy(billingFact.patientId, billingFact.key, desc(billingFact.at), desc(billingFact.id))
      ).filter(({ fact }) => fact.is !== 'withdrawn');

/** Keeps an answer; the same id again keeps the first. Whether it was new. */
export const keepConsent = async (
  tx: PracticeTx,
  row: typeof patientConsent.$inferInsert,
): Promise<boolean> =>
  (await tx.insert(patientConsent).values(row).onConflictDoNothing().returning({ id: patientConsent.id }))
    .length === 1;

export const keepFact = async (
  tx: PracticeTx,
  row: typeof billingFact.$inferInsert & { fact: BillingFact },
): Promise<boolean> =>
  (await tx.insert(billingFact).values(row).onConflictDoNothing().returning({ id: billingFact.id }))
    .length === 1;
