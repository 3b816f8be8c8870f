import { and, eq } from 'drizzle-orm';
import type { MedicineAnswer } from '../domain/physician/medicine-lines.ts';
import type { PracticeTx } from './database.ts';
import { medicineAnswer, staff } from './schema.ts';

export type KeptMedicineAnswer = MedicineAnswer & {
  id: string;
  /** The signed session that told it in its note. */
  takenUpIn?: string;
};

/** What physicians said to medicines of this patient. */
export const medicineAnswersOf = async (tx: PracticeTx, patientId: string): Promise<KeptMedicineAnswer[]> => {
  const rows = await tx
    .select({ row: medicineAnswer, by: staff.name })
    .from(medicineAnswer)
    .innerJoin(
      staff,
      and(eq(staff.practiceId, medicineAnswer.practiceId), eq(staff.id, medicineAnswer.staffId)),
    )
    .where(eq(medicineAnswer.patientId, patientId));
  return rows.map(({ row, by }) => {
    const { id, sessionId, lineId, deed, words, at, takenUpIn } = row;
    const told = { ...(words !== null && { words }), ...(takenUpIn !== null && { takenUpIn }) };
    return { id, sessionId, lineId, deed, by, at, ...told };
  });
};

/** Keeps what was said to one medicine of one session, once. Whether it was the first. */
export const insertMedicineAnswer = async (
  tx: PracticeTx,
  row: typeof medicineAnswer.$inferInsert,
): Promise<boolean> => {
  const kept = await tx
    .insert(medicineAnswer)
    .values(row)
    .onConflictDoNothing()
    .returning({ id: medicineAnswer.id });
  return kept.length === 1;
};
