import { and, asc, eq, gt, inArray, isNull, lt, lte, min, ne, notInArray, or, sql } from 'drizzle-orm';
import { type ChartWriteRow, rows } from './chart-writes.ts';
import type { PracticeTx } from './database.ts';
import { chartWrite } from './schema.ts';

/** What may change about a row when its turn ends. */
export type Settlement = Partial<
  Pick<
    typeof chartWrite.$inferInsert,
    'state' | 'due' | 'quietUntil' | 'looks' | 'reference' | 'etag' | 'receipt' | 'sentAt'
  >
> & { detail?: NonNullable<ChartWriteRow['detail']>[number] };

/**
 * Takes the next row whose turn it is, for `seconds` by the database's clock; every later change must show the lease.
 * Passed over: rows of EMRs in `resting`, rows that wait for another. A row found `sending` under a lease that ran out
 * comes back as `unknown`: nobody can say whether it arrived.
 */
export const takeTurn = async (
  tx: PracticeTx,
  turn: { lease: string; seconds: number; now: string; resting: string[] },
): Promise<ChartWriteRow | undefined> => {
  const free = or(isNull(chartWrite.leaseUntil), lt(chartWrite.leaseUntil, sql`now()`));
  const [next] = await tx
    .select({ id: chartWrite.id, state: chartWrite.state })
    .from(chartWrite)
    .where(
      and(
        inArray(chartWrite.state, ['queued', 'sending', 'unknown']),
        isDue(turn.now),
        free,
        turn.resting.length > 0 ? notInArray(chartWrite.iss, turn.resting) : undefined,
        nothingToWaitFor,
      ),
    )
    .orderBy(asc(chartWrite.place), asc(chartWrite.queuedAt))
    .limit(1)
    .for('update', { skipLocked: true });
  if (!next) return undefined;
  const taken = await tx
    .update(chartWrite)
    .set({
      lease: turn.lease,
      leaseUntil: until(turn.seconds),
      state: next.state === 'sending' ? 'unknown' : next.state,
    })
    .where(eq(chartWrite.id, next.id))
    .returning();
  return rows(taken)[0];
};

/**
 * Writes down that the row is about to leave, before its first byte does. False when the turn was lost, or when less
 * than `seconds` of the lease remain.
 */
export const intendToSend = async (
  tx: PracticeTx,
  id: string,
  lease: string,
  seconds: number,
  now: string,
): Promise<boolean> => {
  const intended = await tx
    .update(chartWrite)
    .set({
      state: 'sending',
      attempts: sql`attempts + 1`,
      receipt: { status: 'waiting', since: now, because: 'sending' },
    })
    .where(and(held(id, lease), mayStillLeave, sql`lease_until > ${until(seconds)}`))
    .returning({ id: chartWrite.id });
  return intended.length === 1;
};

/** Ends a turn with what became of the row. Nothing when the turn was lost to another process meanwhile. */
export const settle = async (
  tx: PracticeTx,
  id: string,
  lease: string,
  { detail, ...changes }: Settlement,
): Promise<ChartWriteRow | undefined> => {
  const noted = detail && {
    detail: sql`coalesce(detail, '[]'::jsonb) || ${JSON.stringify([detail])}::jsonb`,
  };
  const settled = await tx
    .update(chartWrite)
    .set({ ...changes, ...noted, lease: null, leaseUntil: null })
    .where(held(id, lease))
    .returning();
  return rows(settled)[0];
};

/** What rows named by others became: their reference and version in the EMR. */
export const referencesOf = async (tx: PracticeTx, ids: string[]) =>
  ids.length === 0
    ? []
    : tx
        .select({ id: chartWrite.id, reference: chartWrite.reference, etag: chartWrite.etag })
        .from(chartWrite)
        .where(inArray(chartWrite.id, ids));

/** Whether another row already stands for this resource of the chart. */
export const isTaken = async (tx: PracticeTx, reference: string, id: string): Promise<boolean> =>
  (
    await tx
      .select({ id: chartWrite.id })
      .from(chartWrite)
      .where(and(eq(chartWrite.reference, reference), ne(chartWrite.id, id), eq(chartWrite.state, 'sent')))
      .limit(1)
  ).length > 0;

/** The sent rows that made or changed one resource, out of a row's own session and that of the row it changes. */
export const ownWritesTo = async (
  tx: PracticeTx,
  reference: string,
  [sessionId, changed]: [string, string | undefined],
): Promise<ChartWriteRow[]> => {
  const changedIn =
    changed === undefined
      ? []
      : await tx.select({ id: chartWrite.sessionId }).from(chartWrite).where(eq(chartWrite.id, changed));
  const sessions = [sessionId, ...changedIn.map(({ id }) => id)];
  return rows(
    await tx
      .select()
      .from(chartWrite)
      .where(
        and(
          inArray(chartWrite.sessionId, sessions),
          eq(chartWrite.reference, reference),
          eq(chartWrite.state, 'sent'),
        ),
      ),
  );
};

/** Sent rows that were in doubt once and are due for another look for doubles. */
export const dueSweeps = async (tx: PracticeTx, now: string): Promise<ChartWriteRow[]> =>
  rows(
    await tx
      .select()
      .from(chartWrite)
      .where(and(eq(chartWrite.state, 'sent'), lte(chartWrite.quietUntil, now)))
      .limit(50),
  );

export const keepSweep = async (
  tx: PracticeTx,
  id: string,
  changes: { reference?: string; looks: number; quietUntil: string | null },
): Promise<void> => {
  await tx
    .update(chartWrite)
    .set(changes)
    .where(and(eq(chartWrite.id, id), eq(chartWrite.state, 'sent')));
};

/** Makes rows that waited for their author's sign-in due. */
export const wakeForSignIn = async (tx: PracticeTx, now: string): Promise<void> => {
  await tx
    .update(chartWrite)
    .set({ due: now })
    .where(
      and(inArray(chartWrite.state, ['queued', 'unknown']), sql`receipt ->> 'because' = 'sign-in-needed'`),
    );
};

/** Says of all queued rows of an EMR that it is down. */
export const tellDown = async (tx: PracticeTx, iss: string, now: string): Promise<ChartWriteRow[]> =>
  rows(
    await tx
      .update(chartWrite)
      .set({ receipt: { status: 'waiting', since: now, because: 'emr-down' } })
      .where(
        and(
          eq(chartWrite.iss, iss),
          eq(chartWrite.state, 'queued'),
          sql`receipt ->> 'because' <> 'emr-down'`,
        ),
      )
      .returning(),
  );

/** ISO time after `now` at which the next row falls due, or nothing. */
export const nextDue = async (tx: PracticeTx, now: string): Promise<string | undefined> => {
  const [next] = await tx
    .select({ due: min(chartWrite.due) })
    .from(chartWrite)
    .where(and(inArray(chartWrite.state, ['queued', 'sending', 'unknown']), gt(chartWrite.due, now)));
  return next?.due ?? undefined;
};

const held = (id: string, lease: string) => and(eq(chartWrite.id, id), eq(chartWrite.lease, lease));

const until = (seconds: number) => sql<string>`now() + make_interval(secs => ${seconds})`;

/** Written so that no index of the queue can serve it: the row is found by its key, not by a walk over the queue. */
const mayStillLeave = sql`${chartWrite.state} || '' in ('queued', 'unknown')`;

/** Written so that the index on `due` cannot serve it: only the one in the order of turns spares sorting a long queue. */
const isDue = (now: string) => sql`${chartWrite.due} + interval '0' <= ${now}`;

/**
 * A row waits while a row it names is still on its way. An amended note also waits while nobody knows whether the note
 * it replaces arrived. Each named row is looked up by its key: as a join it was planned as a walk over the whole queue
 * for every row of the queue.
 */
const nothingToWaitFor = sql`not exists (
  select 1 from jsonb_array_elements_text(chart_write.needs) as need (id)
  where (
    select needed.state in ('queued', 'sending', 'unknown')
      or (needed.state = 'needs-review' and chart_write.kind = 'note')
    from chart_write needed
    where needed.practice_id = chart_write.practice_id and needed.id = need.id::uuid
  )
)`;
