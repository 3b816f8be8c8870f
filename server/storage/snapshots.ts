import { eq, inArray, lte } from 'drizzle-orm';
import type { ChartSnapshot } from '../domain/chart/snapshot.ts';
import type { PracticeTx } from './database.ts';
import { chartSnapshot } from './schema.ts';
import { type KeyRing, SealBroken, type SealPlace, seal, unseal } from './seal.ts';

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

/** The last readings of several patients, in one statement. One that does not open is not among them. */
export async function lastSnapshots(
  tx: PracticeTx,
  keys: KeyRing,
  practiceId: string,
  patientIds: readonly string[],
): Promise<Map<string, ChartSnapshot>> {
  if (patientIds.length === 0) return new Map();
  const rows = await tx
    .select({ patientId: chartSnapshot.patientId, sealed: chartSnapshot.sealed })
    .from(chartSnapshot)
    .where(inArray(chartSnapshot.patientId, [...patientIds]));
  return new Map(
    rows.flatMap(({ patientId, sealed }) => {
      const text = opened(keys, placeOf(practiceId, patientId), sealed);
      return text === undefined ? [] : [[patientId, JSON.parse(text) as ChartSnapshot] as const];
    }),
  );
}

function opened(keys: KeyRing, place: SealPlace, sealed: string): string | undefined {
  try {
    return unseal(keys, place, sealed);
  } catch (cause) {
    if (cause instanceof SealBroken) return undefined;
    throw cause;
  }
}

const placeOf = (practiceId: string, patientId: string): SealPlace => ({
  practiceId,
  table: 'chart_snapshot',
  row: patientId,
  column: 'sealed',
});
