import { and, asc, desc, eq, inArray, isNull } from 'drizzle-orm';
import type { KeptLine } from '../domain/desk/kept-month.ts';
import { runStatement, type Statement } from './connections.ts';
import type { PracticeTx } from './database.ts';
import { insertFromJson } from './rows-in-json.ts';
import { exportBatch, exportLine, remittance, remittanceLine, staff } from './schema.ts';
import { type KeyRing, type SealPlace, seal, unseal } from './seal.ts';

export type RemittanceRow = typeof remittance.$inferSelect;
export type RemittanceLineRow = typeof remittanceLine.$inferSelect;
export type LeftLine = { month: string; patientId: string; whoSealed: string; line: KeptLine };

/** Every line of these months that ever left, as it left last. One statement. */
export const leftLinesOf = async (tx: PracticeTx, months: readonly string[]): Promise<LeftLine[]> => {
  if (months.length === 0) return [];
  const rows = await tx
    .select({
      ...{ month: exportLine.month, patientId: exportLine.patientId, whoSealed: exportLine.whoSealed },
      line: exportLine.line,
    })
    .from(exportBatch)
    .innerJoin(
      exportLine,
      and(eq(exportLine.practiceId, exportBatch.practiceId), eq(exportLine.batchId, exportBatch.id)),
    )
    .where(inArray(exportBatch.month, [...months]))
    .orderBy(asc(exportBatch.at), asc(exportLine.place));
  const last = new Map(rows.map(row => [`${row.month} ${row.patientId} ${row.line.key}`, row]));
  return [...last.values()];
};

/** Which of these prints were taken in before. */
export const printsKnown = async (tx: PracticeTx, prints: readonly string[]): Promise<Set<string>> =>
  new Set(
    (await runStatement<{ print: string }>(tx, known, [JSON.stringify(prints)])).map(({ print }) => print),
  );
const known: Statement = {
  name: 'remittance lines that are known',
  text: `select l.print from remittance_line l
    where l.print in (select jsonb_array_elements_text($1::jsonb))`,
};

export const remittanceOf = async (tx: PracticeTx, id: string): Promise<RemittanceRow | undefined> =>
  (await tx.select().from(remittance).where(eq(remittance.id, id)))[0];

export const remittanceBySum = async (tx: PracticeTx, checksum: string): Promise<RemittanceRow | undefined> =>
  (
    await tx
      .select()
      .from(remittance)
      .where(eq(remittance.checksum, checksum))
      .orderBy(asc(remittance.at))
      .limit(1)
  )[0];

/** The newest that were taken in, with who did it. */
export const lastRemittances = async (tx: PracticeTx): Promise<(RemittanceRow & { by: string })[]> =>
  (
    await tx
      .select({ row: remittance, by: staff.name })
      .from(remittance)
      .innerJoin(staff, and(eq(staff.practiceId, remittance.practiceId), eq(staff.id, remittance.staffId)))
      .orderBy(desc(remittance.at))
      .limit(24)
  ).map(({ row, by }) => ({ ...row, by }));

export const insertRemittance = async (tx: PracticeTx, row: RemittanceRow): Promise<void> => {
  await tx.insert(remittance).values(row);
};

const keepLines: Statement = {
  name: 'keep lines of a remittance',
  text: insertFromJson(remittanceLine, 1),
};
/** Keeps lines in one statement. */
export const insertRemittanceLines = async (
  tx: PracticeTx,
  rows: readonly RemittanceLineRow[],
): Promise<void> => {
  if (rows.length > 0) await runStatement(tx, keepLines, [JSON.stringify(rows)]);
};

/** Lines that nothing of ours was found for; the oldest first. */
export const unmatchedLines = (tx: PracticeTx): Promise<RemittanceLineRow[]> =>
  tx
    .select()
    .from(remittanceLine)
    .where(isNull(remittanceLine.patientId))
    .orderBy(asc(remittanceLine.at), asc(remittanceLine.place))
    .limit(500);

/** One that waits to be matched, locked. */
export const lineToMatch = async (
  tx: PracticeTx,
  remittanceId: string,
  place: number,
): Promise<RemittanceLineRow | undefined> =>
  (
    await tx
      .select()
      .from(remittanceLine)
      .where(and(eq(remittanceLine.remittanceId, remittanceId), eq(remittanceLine.place, place)))
      .for('update')
  )[0];

export const matchLine = async (
  tx: PracticeTx,
  { remittanceId, place }: { remittanceId: string; place: number },
  to: { month: string; patientId: string; lineKey: string; staffId: string; at: string },
): Promise<void> => {
  await tx
    .update(remittanceLine)
    .set({ ...to, matchedBy: 'hand', patientSealed: null })
    .where(and(eq(remittanceLine.remittanceId, remittanceId), eq(remittanceLine.place, place)));
};

/** The name a payer gave, sealed for its line. */
export const sealPatient = (keys: KeyRing, practiceId: string, print: string, name: string): string =>
  seal(keys, placeOf(practiceId, print), name);
export const openPatient = (keys: KeyRing, practiceId: string, print: string, sealed: string): string =>
  unseal(keys, placeOf(practiceId, print), sealed);

const placeOf = (practiceId: string, print: string): SealPlace => ({
  ...{ practiceId, table: 'remittance_line', row: print, column: 'patient_sealed' },
});
