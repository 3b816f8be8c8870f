import { eq, lte } from 'drizzle-orm';
import type { ChartSnapshot } from '../domain/chart/snapshot.ts';
import type { PracticeTx } from './database.ts';
import { chartSnapshot } from './schema.ts';
import { type KeyRing, type SealPlace, seal, unseal } from './seal.ts';

/** Keeps the newest reading of a patient's chart, sealed; an older reading never replaces a newer one. */
export const keepSnapshot = async (
  tx: PracticeTx,
  keys: KeyRing,
  practiceId: string,
  snapshot: ChartSnapshot,
): Promise<void> => {
  const { patientId, readAt } = snapshot;
  const sealed = seal(keys, placeOf(practiceId, patientId), JSON.stringify(snapshot));
  await tx
    .insert(chartSnapshot)
    .values({ practiceId, patientId, sealed, readAt })
    .onConflictDoUpdate({
      target: [chartSnapshot.practiceId, chartSnapshot.patientId],
      set: { sealed, readAt },
      setWhere: lte(chartSnapshot.readAt, readAt),
    });
};

/** The last reading of this patient's chart, or nothing. Throws SealBroken when it cannot be opened. */
export const lastSnapshot = async (
  tx: PracticeTx,
  keys: KeyRing,
  practiceId: string,
  patientId: string,
): Promise<ChartSnapshot | undefined> => {
  const [row] = await tx.select().from(chartSnapshot).where(eq(chartSnapshot.patientId, patientId));
  return row && JSON.parse(unseal(keys, placeOf(practiceId, patientId), row.sealed));
};

const placeOf = (practiceId: string, patientId: string): SealPlace => ({
  practiceId,
  table: 'chart_snapshot',
  row: patientId,
  column: 'sealed',
});
