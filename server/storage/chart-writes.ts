import { and, asc, eq, inArray, ne, sql } from 'drizzle-orm';
import type { EarlierChartWrite, NewChartWrite } from '../domain/chart/chart-write.ts';
import type { PracticeTx } from './database.ts';
import { foldWrites, unfoldOfPatient, unfoldOfSessions } from './folded-writes.ts';
import { chartWrite } from './schema.ts';

/** A row of the ledger; its body is a resource of ours. */
export type ChartWriteRow = Omit<typeof chartWrite.$inferSelect, 'body'> & {
  body: EarlierChartWrite['body'];
};

/** Puts the writes of one signature into the ledger, due at once; folded, until their rows are needed. */
export const insertChartWrites = async (tx: PracticeTx, writes: NewChartWrite[]): Promise<void> => {
  await supersedeEarlier(tx, writes);
  await foldWrites(tx, writes);
};

/**
 * A row that supersedes another takes its place only when that one has not left meanwhile; if it has, this throws and
 * the whole signature is rolled back, to be made again on the new state.
 */
export const supersedeEarlier = async (
  tx: PracticeTx,
  writes: readonly Pick<NewChartWrite, 'supersedes' | 'queuedAt'>[],
): Promise<void> => {
  for (const { supersedes = [], queuedAt } of writes)
    for (const id of supersedes) await supersede(tx, id, queuedAt);
};

/** All rows of a session, oldest version first, each version in the order in which it goes to the chart. */
export const writesOfSession = async (tx: PracticeTx, sessionId: string): Promise<ChartWriteRow[]> => {
  await unfoldOfSessions(tx, [sessionId]);
  return rows(
    await tx
      .select()
      .from(chartWrite)
      .where(eq(chartWrite.sessionId, sessionId))
      .orderBy(asc(chartWrite.sessionVersion), asc(chartWrite.place), asc(chartWrite.itemKey)),
  );
};

/** The same, locked until the transaction ends: what has not left by now leaves only as this transaction says. */
export const writesToChange = async (tx: PracticeTx, sessionId: string): Promise<ChartWriteRow[]> => {
  await unfoldOfSessions(tx, [sessionId]);
  return rows(
    await tx
      .select()
      .from(chartWrite)
      .where(eq(chartWrite.sessionId, sessionId))
      .orderBy(asc(chartWrite.sessionVersion), asc(chartWrite.place))
      .for('update'),
  );
};

/** The rows of these sessions that put their plans into this EMR, oldest version first. */
export const planWritesOf = async (
  tx: PracticeTx,
  sessionIds: string[],
  iss: string,
): Promise<ChartWriteRow[]> => {
  if (sessionIds.length === 0) return [];
  await unfoldOfSessions(tx, sessionIds);
  return rows(
    await tx
      .select()
      .from(chartWrite)
      .where(
        and(
          inArray(chartWrite.sessionId, sessionIds),
          inArray(chartWrite.kind, ['goal', 'step', 'care-plan']),
          eq(chartWrite.iss, iss),
        ),
      )
      .orderBy(asc(chartWrite.sessionVersion)),
  );
};

/** All rows of a session without their resources, for receipts. */
export const receiptRowsOfSession = async (tx: PracticeTx, sessionId: string) => {
  await unfoldOfSessions(tx, [sessionId]);
  return tx
    .select({
      id: chartWrite.id,
      itemKey: chartWrite.itemKey,
      kind: chartWrite.kind,
      label: chartWrite.label,
      route: chartWrite.route,
      receipt: chartWrite.receipt,
      sessionVersion: chartWrite.sessionVersion,
      attempts: chartWrite.attempts,
      detail: chartWrite.detail,
    })
    .from(chartWrite)
    .where(eq(chartWrite.sessionId, sessionId))
    .orderBy(asc(chartWrite.sessionVersion), asc(chartWrite.place), asc(chartWrite.itemKey));
};

/** One row of this patient, locked until the transaction ends; a charge is nobody's but the desk's. */
export const chartWriteOf = async (
  tx: PracticeTx,
  patientId: string,
  id: string,
): Promise<ChartWriteRow | undefined> => {
  await unfoldOfPatient(tx, patientId);
  const found = tx
    .select()
    .from(chartWrite)
    .where(and(eq(chartWrite.id, id), eq(chartWrite.patientId, patientId), ne(chartWrite.kind, 'charge')));
  return rows(await found.for('update'))[0];
};

/** What a person found when looking in the chart for an unclear item. Changes nothing unless the row is unclear. */
export const answerUnclear = async (
  tx: PracticeTx,
  id: string,
  answer: 'it-is-there' | 'it-is-not-there',
  now: string,
): Promise<void> => {
  const unclear = and(eq(chartWrite.id, id), inArray(chartWrite.state, ['unknown', 'needs-review']));
  const settled =
    answer === 'it-is-there'
      ? ({
          state: 'sent',
          sentAt: now,
          quietUntil: null,
          receipt: { status: 'in-chart', at: now, reference: '', awaitingSignature: false },
        } as const)
      : queuedAnew(now);
  await tx
    .update(chartWrite)
    .set({ ...settled, lease: null, leaseUntil: null })
    .where(unclear);
};

/**
 * Puts a refused row back in the queue; one that may have been sent since (a restored one) is looked for first. Changes
 * nothing unless the row was refused. `over`: the version in the chart that a person chose to write over.
 */
export const retryRefused = async (
  tx: PracticeTx,
  id: string,
  now: string,
  over: string | null = null,
): Promise<void> => {
  await tx
    .update(chartWrite)
    .set({
      ...queuedAnew(now),
      ...(over === null ? lookedForFirst : {}),
      etag: over,
    })
    .where(and(eq(chartWrite.id, id), eq(chartWrite.state, 'refused')));
};

/** A refused row stays unsent for good: a person left what stands in the chart. */
export const leaveTheirs = async (tx: PracticeTx, id: string): Promise<void> => {
  await tx
    .update(chartWrite)
    .set({
      state: 'not-sent',
      receipt: { status: 'note-only', noteInChart: false, because: 'left-theirs' },
    })
    .where(and(eq(chartWrite.id, id), eq(chartWrite.state, 'refused')));
};

/** The rows of one version of a session that wait for a visit, locked: never sent without one, or refused for it. */
export const rowsWithoutVisit = async (
  tx: PracticeTx,
  sessionId: string,
  version: number,
): Promise<ChartWriteRow[]> => {
  await unfoldOfSessions(tx, [sessionId]);
  return rows(
    await tx
      .select()
      .from(chartWrite)
      .where(
        and(
          eq(chartWrite.sessionId, sessionId),
          eq(chartWrite.sessionVersion, version),
          inArray(chartWrite.state, ['not-sent', 'refused']),
          ne(chartWrite.kind, 'visit'),
          sql`receipt ->> 'because' = 'visit-needed'`,
        ),
      )
      .for('update'),
  );
};

/** Puts such a row in the queue as it now is. */
export const sendInVisit = async (
  tx: PracticeTx,
  row: Pick<ChartWriteRow, 'id' | 'body'>,
  now: string,
): Promise<void> => {
  await tx
    .update(chartWrite)
    .set({ ...queuedAnew(now), body: row.body })
    .where(eq(chartWrite.id, row.id));
};

export const rows = (found: (typeof chartWrite.$inferSelect)[]): ChartWriteRow[] => found as ChartWriteRow[];

const queuedAnew = (now: string) =>
  ({
    state: 'queued',
    due: now,
    looks: 0,
    quietUntil: null,
    receipt: { status: 'waiting', since: now, because: 'queued' },
  }) as const;

/** A row keeps the moment from which it may be sent again, if it was ever in doubt: then it is unknown, not queued. */
const lookedForFirst = {
  state: sql<'queued'>`case when quiet_until is null then 'queued' else 'unknown' end`,
  quietUntil: sql<string | null>`quiet_until`,
};

async function supersede(tx: PracticeTx, id: string, now: string): Promise<void> {
  const done = await tx
    .update(chartWrite)
    .set({ state: 'superseded', lease: null, leaseUntil: null, receipt: { status: 'superseded', at: now } })
    .where(and(eq(chartWrite.id, id), inArray(chartWrite.state, ['queued', 'not-sent']), sql`attempts = 0`))
    .returning({ id: chartWrite.id });
  if (done.length === 0)
    throw new Error('a chart write left for the EMR while its session was being amended');
}
