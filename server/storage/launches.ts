import { and, eq, isNull, lt } from 'drizzle-orm';
import type { PracticeTx } from './database.ts';
import { launch } from './schema.ts';

export type LaunchRow = typeof launch.$inferSelect;

export const insertLaunch = async (tx: PracticeTx, row: LaunchRow): Promise<void> => {
  await tx.insert(launch).values(row);
};

export const launchOf = async (tx: PracticeTx, id: string): Promise<LaunchRow | undefined> =>
  (await tx.select().from(launch).where(eq(launch.id, id)))[0];

/** Stores what the launch carries to the EMR; true only while it still holds what it held (`before`). */
export const sendLaunchOn = async (
  tx: PracticeTx,
  id: string,
  before: string | null,
  sealed: string,
  browserHash: string | null,
): Promise<boolean> => {
  const unchanged = before === null ? isNull(launch.sealed) : eq(launch.sealed, before);
  const sent = await tx
    .update(launch)
    .set({ sealed, browserHash })
    .where(and(eq(launch.id, id), eq(launch.status, 'begun'), unchanged))
    .returning({ id: launch.id });
  return sent.length === 1;
};

/** Uses a begun launch up: true for one caller only. What it carried is forgotten. */
export const useLaunch = async (tx: PracticeTx, id: string, at: string): Promise<boolean> => {
  const used = await tx
    .update(launch)
    .set({ status: 'completed', completedAt: at, sealed: null })
    .where(and(eq(launch.id, id), eq(launch.status, 'begun')))
    .returning({ id: launch.id });
  return used.length === 1;
};

export const refuseLaunch = async (tx: PracticeTx, id: string, at: string): Promise<void> => {
  await tx.update(launch).set({ status: 'refused', completedAt: at, sealed: null }).where(eq(launch.id, id));
};

/** Launches are over after ten minutes and in the audit for ever; their rows go after a day. */
export const dropOldLaunches = async (tx: PracticeTx, begunBefore: string): Promise<void> => {
  await tx.delete(launch).where(lt(launch.begunAt, begunBefore));
};
