import { and, asc, getTableColumns, inArray, isNull, lt, notInArray, or, type SQL, sql } from 'drizzle-orm';
import { type ChartWriteRow, rows } from './chart-writes.ts';
import type { PracticeTx } from './database.ts';
import { unfoldNext } from './folded-writes.ts';
import { chartWrite } from './schema.ts';

/** A row whose turn has come, and what those it names became: their reference and version in the EMR, and their state. */
export type TakenRow = ChartWriteRow & {
  named: { id: string; reference: string | null; etag: string | null; state?: ChartWriteRow['state'] }[];
};

/** A row in hand: every change to it must show the lease. */
export type Held = { id: string; lease: string };
/** What may change about a row when its turn ends. */
export type Settlement = Partial<
  Pick<
    typeof chartWrite.$inferInsert,
    'state' | 'attempts' | 'due' | 'quietUntil' | 'looks' | 'reference' | 'etag' | 'receipt' | 'sentAt'
  >
> & { detail?: NonNullable<ChartWriteRow['detail']>[number] };

export type Turn = {
  lease: string;
  /** Length of the lease, by the database's clock. */
  seconds: number;
  now: string;
  /** Issuers whose rows are passed over. */
  resting: string[];
};

/**
 * Takes the next rows whose turn it is, `most` at most. Passed over: rows of EMRs in `resting`, rows that wait for
 * another, and rows of a patient of whom an earlier one is on its way or can go. A row found `sending` under a lease
 * that ran out comes back as `unknown`: nobody can say whether it arrived. What signatures left folded is unfolded on the
 * way, `unfold` of them and more where nothing else can go.
 */
export const takeTurns = async (
  tx: PracticeTx,
  turn: Turn,
  most: number,
  unfold: number = most,
): Promise<TakenRow[]> => {
  const [unfolded, next] = await Promise.all([unfoldNext(tx, unfold), nextTurns(tx, turn, most)]);
  if (next.length === 0) return unfolded === 0 ? [] : takeTurns(tx, turn, most, 4 * unfold);
  const taken = await tx
    .update(chartWrite)
    .set({
      lease: turn.lease,
      leaseUntil: until(turn.seconds),
      state: sql`case when state = 'sending' then 'unknown' else state end`,
    })
    .where(
      inArray(
        chartWrite.id,
        next.map(({ id }) => id),
      ),
    )
    .returning({ ...getTableColumns(chartWrite), named });
  return (rows(taken) as TakenRow[]).sort(
    (a, b) => a.place - b.place || a.queuedAt.localeCompare(b.queuedAt),
  );
};

const nextTurns = (tx: PracticeTx, turn: Turn, most: number) => {
  const free = or(isNull(chartWrite.leaseUntil), lt(chartWrite.leaseUntil, sql`now()`));
  return tx
    .select({ id: chartWrite.id })
    .from(chartWrite)
    .where(
      and(
        inArray(chartWrite.state, ['queued', 'sending', 'unknown']),
        isDue(turn.now),
        free,
        turn.resting.length > 0 ? notInArray(chartWrite.iss, turn.resting) : undefined,
        nothingToWaitFor(sql`chart_write`),
        nothingEarlier(turn.now),
      ),
    )
    .orderBy(asc(chartWrite.place), asc(chartWrite.queuedAt))
    .limit(most)
    .for('update', { skipLocked: true });
};

export const takeTurn = async (tx: PracticeTx, turn: Turn): Promise<TakenRow | undefined> =>
  (await takeTurns(tx, turn, 1))[0];

/** Holds on to rows in hand for so many seconds more, where they are still ours. */
export const holdOn = async (tx: PracticeTx, held: readonly Held[], seconds: number): Promise<void> => {
  await tx.execute(sql`
    update chart_write set lease_until = ${until(seconds)}
      from ${among(held)} and lease_until > now() and lease_until < ${until(seconds)}`);
};

/** Lets rows go that were taken and not touched: their turn comes again at once. */
export const giveBack = async (tx: PracticeTx, held: readonly Held[]): Promise<void> => {
  await tx.execute(sql`update chart_write set lease = null, lease_until = null from ${among(held)}`);
};

/**
 * Writes down that rows are about to leave, before the first byte does; they are then held for `seconds` at least. Gives
 * back the ids of those that may: not those whose turn was lost, or whose lease has run out.
 */
export const intendToSendAll = async (
  tx: PracticeTx,
  held: readonly Held[],
  seconds: number,
  now: string,
): Promise<string[]> => {
  const receipt = JSON.stringify({ status: 'waiting', since: now, because: 'sending' });
  const intended = await tx.execute<{ id: string }>(sql`
    update chart_write set state = 'sending', attempts = attempts + 1, receipt = ${receipt}::jsonb,
           lease_until = greatest(lease_until, ${until(seconds)})
      from ${among(held)} and state || '' in ('queued', 'unknown') and lease_until > now()
    returning chart_write.id`);
  return intended.rows.map(({ id }) => id);
};

export const intendToSend = async (
  tx: PracticeTx,
  id: string,
  lease: string,
  seconds: number,
  now: string,
): Promise<boolean> => (await intendToSendAll(tx, [{ id, lease }], seconds, now)).length === 1;

/**
 * Ends turns with what became of their rows, in one statement. Gives back the ids of those that were still held; what a
 * settlement leaves out stays as it is.
 */
export const settleAll = async (
  tx: PracticeTx,
  ends: readonly (Held & { settlement: Settlement })[],
): Promise<string[]> => {
  const given = ends.map(({ id, lease, settlement: { detail, ...set } }) => ({
    ...{ id, lease, set },
    detail: detail ? [detail] : [],
  }));
  const settled = await tx.execute<{ id: string }>(sql`
    update chart_write as c
       set state = coalesce(e.set ->> 'state', c.state),
           attempts = coalesce((e.set ->> 'attempts')::int, c.attempts),
           due = coalesce((e.set ->> 'due')::timestamptz, c.due),
           looks = coalesce((e.set ->> 'looks')::int, c.looks),
           receipt = coalesce(e.set -> 'receipt', c.receipt),
           reference = case when e.set ? 'reference' then e.set ->> 'reference' else c.reference end,
           etag = case when e.set ? 'etag' then e.set ->> 'etag' else c.etag end,
           quiet_until = case when e.set ? 'quietUntil' then (e.set ->> 'quietUntil')::timestamptz else c.quiet_until end,
           sent_at = case when e.set ? 'sentAt' then (e.set ->> 'sentAt')::timestamptz else c.sent_at end,
           detail = case when e.detail = '[]'::jsonb then c.detail else coalesce(c.detail, '[]'::jsonb) || e.detail end,
           lease = null, lease_until = null
      from jsonb_to_recordset(${JSON.stringify(given)}::jsonb) as e (id uuid, lease text, set jsonb, detail jsonb)
     where c.practice_id = current_setting('app.practice')::uuid and c.id = any(${idsOf(ends)})
       and c.id = e.id and c.lease = e.lease
    returning c.id`);
  return settled.rows.map(({ id }) => id);
};

/** The same for one row; whether it was still held. */
export const settle = async (
  tx: PracticeTx,
  id: string,
  lease: string,
  settlement: Settlement,
): Promise<boolean> => (await settleAll(tx, [{ id, lease, settlement }])).length === 1;

/**
 * What the rows named by a row became, each looked up by its key. Final by the time its turn comes: it waits while one
 * of them is on its way.
 */
const named = sql<TakenRow['named']>`coalesce((
  select jsonb_agg(looked.found) from (
    select (
      select jsonb_build_object('id', other.id, 'reference', other.reference, 'etag', other.etag, 'state', other.state)
      from chart_write other
      where other.practice_id = chart_write.practice_id and other.id = need.id::uuid
    ) as found from jsonb_array_elements_text(chart_write.needs) as need (id)
  ) as looked where looked.found is not null
), '[]'::jsonb)`;

/** Rows by key and lease: the rest of a statement after `from`. */
const among = (held: readonly Held[]) =>
  sql`jsonb_to_recordset(${JSON.stringify(held)}::jsonb) as held (id uuid, lease text)
    where chart_write.practice_id = current_setting('app.practice')::uuid
      and chart_write.id = any(${idsOf(held)})
      and chart_write.id = held.id and chart_write.lease = held.lease`;

/** Said beside the join, so that the rows are found by their key: else it was planned as a walk over the whole queue. */
const idsOf = (held: readonly Held[]) => sql`${`{${held.map(({ id }) => id).join(',')}}`}::uuid[]`;

const until = (seconds: number) => sql<string>`now() + make_interval(secs => ${seconds})`;

/** Written so that the index on `due` cannot serve it: only the one in the order of turns spares sorting a long queue. */
const isDue = (now: string) => sql`${chartWrite.due} + interval '0' <= ${now}`;

/**
 * A row waits while a row it names is still on its way. An amended note also waits while nobody knows whether the note
 * it replaces arrived. Each named row is looked up by its key: as a join it was planned as a walk over the whole queue
 * for every row of the queue.
 */
const nothingToWaitFor = (row: SQL) => sql`not exists (
  select 1 from jsonb_array_elements_text(${row}.needs) as need (id)
  where (
    select needed.state in ('queued', 'sending', 'unknown')
      or (needed.state = 'needs-review' and ${row}.kind = 'note')
    from chart_write needed
    where needed.practice_id = ${row}.practice_id and needed.id = need.id::uuid
  )
)`;

/**
 * In order within a patient: a row waits for those of an earlier signature, and of an earlier place, that are on their
 * way or can go now. One that has to wait itself keeps nobody, nor does a charge, which goes after all care of the practice;
 * and a red flag (place below 0) waits for nobody. OFFSET 0 and the spelling of the state leave one plan:
 * by the index of patients. As a join, or by the order of turns, it walked over the queue for every row of the queue.
 */
const nothingEarlier = (now: string) => sql`(chart_write.place < 0 or not exists (
  select 1 from chart_write earlier
  where earlier.practice_id = chart_write.practice_id and earlier.patient_id = chart_write.patient_id
    and earlier.sent_at is null and earlier.state || '' in ('queued', 'sending', 'unknown')
    and earlier.iss = chart_write.iss and earlier.kind <> 'charge'
    and (earlier.queued_at, earlier.place) < (chart_write.queued_at, chart_write.place)
    and (earlier.lease_until > now() or (earlier.due <= ${now} and ${nothingToWaitFor(sql`earlier`)}))
  offset 0
))`;
