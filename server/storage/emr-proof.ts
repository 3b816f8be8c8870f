import { and, desc, eq, isNotNull } from 'drizzle-orm';
import type { ProvenFacts } from '../domain/chart/proven.ts';
import type { PracticeTx } from './database.ts';
import { emr, emrCanary } from './schema.ts';

export type CanaryRow = typeof emrCanary.$inferSelect;

/** Writes down that a canary is about to be made, before anything leaves. */
export const beginCanary = async (tx: PracticeTx, row: typeof emrCanary.$inferInsert): Promise<void> => {
  await tx.insert(emrCanary).values(row);
};

/**
 * Keeps what a canary proved, with the canary and as what now holds of this EMR. An id of ours that is taken now and was
 * taken before is proven since then; what was not tried this time stands as it was.
 */
export const keepProof = async (
  tx: PracticeTx,
  canary: Pick<CanaryRow, 'id' | 'iss'>,
  proven: ProvenFacts[],
  endedAt: string,
): Promise<ProvenFacts[]> => {
  await tx.update(emrCanary).set({ proven, endedAt }).where(eq(emrCanary.id, canary.id));
  const before = await provenOf(tx, canary.iss);
  const kept = before.filter(old => !proven.some(fresh => fresh.type === old.type));
  const now = [...proven.map(fresh => since(fresh, before)), ...kept];
  await tx.update(emr).set({ proven: now }).where(eq(emr.iss, canary.iss));
  return now;
};

/** The last canary that came to its end. */
export const lastCanary = async (tx: PracticeTx, iss: string): Promise<CanaryRow | undefined> =>
  (
    await tx
      .select()
      .from(emrCanary)
      .where(and(eq(emrCanary.iss, iss), isNotNull(emrCanary.endedAt)))
      .orderBy(desc(emrCanary.endedAt))
      .limit(1)
  )[0];

/** An EMR refused an id of ours that it took at the canary: what is sent next goes another way. */
export const dropOwnIdProof = async (tx: PracticeTx, iss: string, type: string): Promise<void> => {
  const proven = await provenOf(tx, iss);
  const left = proven.map(one => (one.type === type ? withoutOwnId(one) : one));
  await tx.update(emr).set({ proven: left }).where(eq(emr.iss, iss));
};

const provenOf = async (tx: PracticeTx, iss: string): Promise<ProvenFacts[]> =>
  (await tx.select({ proven: emr.proven }).from(emr).where(eq(emr.iss, iss)).for('update'))[0]?.proven ?? [];

function since(fresh: ProvenFacts, before: ProvenFacts[]): ProvenFacts {
  if (fresh.ownId !== 'taken') return fresh;
  const old = before.find(one => one.type === fresh.type && one.ownId === 'taken');
  return { ...fresh, ownIdSince: old?.ownIdSince ?? fresh.at };
}

const withoutOwnId = ({ ownIdSince: _since, ...facts }: ProvenFacts): ProvenFacts => ({
  ...facts,
  ownId: 'refused',
});
