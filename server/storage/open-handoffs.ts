import { and, inArray } from 'drizzle-orm';
import type { PracticeTx } from './database.ts';
import { isStillOpen } from './handoffs.ts';
import { handoff } from './schema.ts';

/** The open handoffs of these patients, by patient. */
export const openHandoffsOf = async (
  tx: PracticeTx,
  patientIds: readonly string[],
): Promise<Map<string, string[]>> => {
  const { id, patientId } = handoff;
  const rows = await tx
    .select({ id, patientId })
    .from(handoff)
    .where(and(inArray(patientId, [...patientIds]), isStillOpen));
  const ofEach = Map.groupBy(rows, row => row.patientId);
  return new Map([...ofEach].map(([patient, of]) => [patient, of.map(row => row.id)]));
};
