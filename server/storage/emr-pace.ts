import { eq, isNotNull } from 'drizzle-orm';
import type { PracticeTx } from './database.ts';
import { emr, type Slowed } from './schema.ts';

/** The EMRs of a practice that asked for time, and when they last did. */
export const slowedEmrs = async (tx: PracticeTx): Promise<{ iss: string; slowed: Slowed }[]> =>
  (await tx.select({ iss: emr.iss, slowed: emr.slowed }).from(emr).where(isNotNull(emr.slowed))).flatMap(
    ({ iss, slowed }) => (slowed ? [{ iss, slowed }] : []),
  );

/** Writes down for all processes that an EMR asked for time. */
export const keepSlowed = async (tx: PracticeTx, iss: string, slowed: Slowed): Promise<void> => {
  await tx.update(emr).set({ slowed }).where(eq(emr.iss, iss));
};
