import { and, asc, eq, inArray } from 'drizzle-orm';
import type { BesideWrite } from '../domain/chart/chart-write.ts';
import { type ChartWriteRow, rows, supersedeEarlier } from './chart-writes.ts';
import type { PracticeTx } from './database.ts';
import { unfoldOfSessions } from './folded-writes.ts';
import { chartWrite } from './schema.ts';

/** Puts what goes beside a session into the ledger, due at once and never folded: it may be at the head of the queue. */
export const insertBeside = async (
  tx: PracticeTx,
  writes: readonly BesideWrite[],
  supersedes: string[] = [],
): Promise<void> => {
  const [first] = writes;
  if (first === undefined) return;
  await supersedeEarlier(tx, [{ supersedes, queuedAt: first.queuedAt }]);
  await tx.insert(chartWrite).values(writes.map(write => ({ ...write, due: write.queuedAt })));
};

/** The rows of these escalations, oldest first; `lock` keeps them from leaving until the transaction ends. */
export const besideWritesOf = async (
  tx: PracticeTx,
  ids: readonly string[],
  lock = false,
): Promise<ChartWriteRow[]> => {
  if (ids.length === 0) return [];
  const found = tx
    .select()
    .from(chartWrite)
    .where(and(inArray(chartWrite.sessionId, [...ids]), inArray(chartWrite.kind, ['red-flag', 'escalation'])))
    .orderBy(asc(chartWrite.sessionVersion));
  return rows(await (lock ? found.for('update') : found));
};

/** The row that puts this version of a session's note into the chart. */
export const noteWriteOf = async (
  tx: PracticeTx,
  sessionId: string,
  version: number,
): Promise<ChartWriteRow | undefined> => {
  await unfoldOfSessions(tx, [sessionId]);
  return rows(
    await tx
      .select()
      .from(chartWrite)
      .where(
        and(
          eq(chartWrite.sessionId, sessionId),
          eq(chartWrite.sessionVersion, version),
          eq(chartWrite.kind, 'note'),
        ),
      ),
  )[0];
};

/** What became of the supervising signatures of these sessions on their way to the chart. */
export const besideReceiptsOf = async (tx: PracticeTx, sessionIds: readonly string[]) =>
  sessionIds.length === 0
    ? []
    : tx
        .select({
          sessionId: chartWrite.sessionId,
          version: chartWrite.sessionVersion,
          receipt: chartWrite.receipt,
        })
        .from(chartWrite)
        .where(and(inArray(chartWrite.sessionId, [...sessionIds]), eq(chartWrite.kind, 'attestation')));
