import { and, desc, eq, gte, inArray } from 'drizzle-orm';
import type { PracticeTx } from './database.ts';
import { patientReport } from './schema.ts';

export type ReportRow = typeof patientReport.$inferSelect;

/** Keeps what a patient reported. False when the same report (by its key) is there already: nothing happens twice. */
export const keepReport = async (
  tx: PracticeTx,
  row: typeof patientReport.$inferInsert,
): Promise<boolean> => {
  const kept = await tx
    .insert(patientReport)
    .values(row)
    .onConflictDoNothing()
    .returning({ id: patientReport.id });
  return kept.length > 0;
};

/** What this patient reported, newest first; `since`: an instant. */
export const reportsOf = async (
  tx: PracticeTx,
  patientId: string,
  since: string,
  limit = 50,
): Promise<ReportRow[]> =>
  tx
    .select()
    .from(patientReport)
    .where(and(eq(patientReport.patientId, patientId), gte(patientReport.at, since)))
    .orderBy(desc(patientReport.at))
    .limit(limit);

/** These reports, wherever they are still there. */
export const reportsByIds = async (tx: PracticeTx, ids: readonly string[]): Promise<ReportRow[]> =>
  ids.length === 0
    ? []
    : tx
        .select()
        .from(patientReport)
        .where(inArray(patientReport.id, [...ids]));
