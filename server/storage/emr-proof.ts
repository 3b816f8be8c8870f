import { and, desc, eq, inArray, isNotNull, isNull, lt } from 'drizzle-orm';
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
 * taken before is proven since then; one that is new counts for rows of a minute later, when no process knows the EMR as it
 * was before. What was not tried this time stands as it was.
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
  const now = [...proven.map(fresh => since(fresh, before, endedAt)), ...kept];
  await tx.update(emr).set({ proven: now }).where(eq(emr.iss, canary.iss));
  return now;
};

/** Canaries on this patient, begun before a moment, that never came to their end: what they wrote may stand there still. */
export const brokenCanaries = async (
  tx: PracticeTx,
  iss: string,
  patientId: string,
  begunBefore: string,
): Promise<string[]> => {
  const rows = await tx
    .select({ id: emrCanary.id })
    .from(emrCanary)
    .where(
      and(
        ...[eq(emrCanary.iss, iss), eq(emrCanary.patientId, patientId)],
        ...[isNull(emrCanary.endedAt), lt(emrCanary.begunAt, begunBefore)],
      ),
    );
  return rows.map(({ id }) => id);
};

/** What they wrote was looked for and taken away: they ended when they began, with nothing proven. */
export const endBroken = async (tx: PracticeTx, ids: string[]): Promise<void> => {
  if (ids.length === 0) return;
  await tx.update(emrCanary).set({ endedAt: emrCanary.begunAt }).where(inArray(emrCanary.id, ids));
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

const aMinute = 60_000;

function since(fresh: ProvenFacts, before: ProvenFacts[], endedAt: string): ProvenFacts {
  if (fresh.ownId !== 'taken') return fresh;
  const old = before.find(one => one.type === fresh.type && one.ownId === 'taken');
  return { ...fresh, ownIdSince: old?.ownIdSince ?? new Date(Date.parse(endedAt) + aMinute).toISOString() };
}

const withoutOwnId = ({ ownIdSince: _since, ...facts }: ProvenFacts): ProvenFacts => ({
  ...facts,
  ownId: 'refused',
});
