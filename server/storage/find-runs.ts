import { and, desc, eq, lte, ne } from 'drizzle-orm';
import type { Work } from '../domain/find/run.ts';
import type { PracticeTx } from './database.ts';
import { findRun, staff } from './schema.ts';
import { type KeyRing, type SealPlace, seal, unseal } from './seal.ts';

export type FindRunRow = typeof findRun.$inferSelect;

/** Keeps a run that begins; the same id again keeps the first. Whether it was new. */
export const insertRun = async (
  tx: PracticeTx,
  keys: KeyRing,
  row: Omit<FindRunRow, 'workSealed' | 'step' | 'doneAt'>,
  work: Work,
): Promise<boolean> => {
  const workSealed = seal(keys, placeOf(row.practiceId, row.id), JSON.stringify(work));
  const kept = await tx
    .insert(findRun)
    .values({ ...row, workSealed })
    .onConflictDoNothing()
    .returning({ id: findRun.id });
  return kept.length === 1;
};

/** A run of this practice that is still kept. */
export const runOf = async (tx: PracticeTx, id: string): Promise<FindRunRow | undefined> =>
  (await tx.select().from(findRun).where(eq(findRun.id, id)))[0];

/** What a run has read so far; nothing once it is done. */
export const workOf = (keys: KeyRing, { practiceId, id, workSealed }: FindRunRow): Work | undefined =>
  workSealed === null ? undefined : (JSON.parse(unseal(keys, placeOf(practiceId, id), workSealed)) as Work);

/** Keeps a step of a run; false where another one was kept since this began. Without `work` nothing of it is left. */
export const saveStep = async (
  tx: PracticeTx,
  keys: KeyRing,
  { practiceId, id, step }: Pick<FindRunRow, 'practiceId' | 'id' | 'step'>,
  to: Pick<FindRunRow, 'status' | 'reads' | 'doneAt'> & { notRead?: FindRunRow['notRead'] },
  work: Work | undefined,
): Promise<boolean> => {
  const workSealed = work === undefined ? null : seal(keys, placeOf(practiceId, id), JSON.stringify(work));
  const saved = await tx
    .update(findRun)
    .set({ ...to, workSealed, step: step + 1 })
    .where(and(eq(findRun.id, id), eq(findRun.step, step), ne(findRun.status, 'done')))
    .returning({ id: findRun.id });
  return saved.length === 1;
};

/** The newest runs with who asked. */
export const lastRuns = async (tx: PracticeTx, most: number): Promise<(FindRunRow & { by: string })[]> =>
  (
    await tx
      .select({ row: findRun, by: staff.name })
      .from(findRun)
      .innerJoin(staff, and(eq(staff.practiceId, findRun.practiceId), eq(staff.id, findRun.staffId)))
      .orderBy(desc(findRun.askedAt))
      .limit(most)
  ).map(({ row, by }) => ({ ...row, by }));

/** Forgets a run with everybody it found; false where there is none. */
export const dropRun = async (tx: PracticeTx, id: string): Promise<boolean> =>
  (await tx.delete(findRun).where(eq(findRun.id, id)).returning({ id: findRun.id })).length > 0;

/** Forgets every run whose time is over. */
export const forgetRuns = async (tx: PracticeTx, now: string): Promise<string[]> =>
  (await tx.delete(findRun).where(lte(findRun.keepUntil, now)).returning({ id: findRun.id })).map(
    ({ id }) => id,
  );

const placeOf = (practiceId: string, row: string): SealPlace => ({
  ...{ practiceId, table: 'find_run', row, column: 'work_sealed' },
});
