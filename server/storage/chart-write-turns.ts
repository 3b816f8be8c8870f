import { and, eq, gt, inArray, isNull, lt, lte, min, ne, sql } from 'drizzle-orm';
import type { Receipt } from '../domain/session/signed.ts';
import { type ChartWriteRow, rows } from './chart-writes.ts';
import type { PracticeTx } from './database.ts';
import { unfoldAll } from './folded-writes.ts';
import { chartWrite } from './schema.ts';

export { intendToSend, type Settlement, settle, takeTurn } from './turns-taken.ts';

/** What rows named by others became: their reference and version in the EMR. */
export const referencesOf = async (tx: PracticeTx, ids: string[]) =>
  ids.length === 0
    ? []
    : tx
        .select({ id: chartWrite.id, reference: chartWrite.reference, etag: chartWrite.etag })
        .from(chartWrite)
        .where(inArray(chartWrite.id, ids));

/** Which of these names no row of the ledger has. */
export const unknownHere = async (tx: PracticeTx, names: string[]): Promise<string[]> => {
  const ids = names.filter(name => uuid.test(name));
  if (ids.length === 0) return names;
  const known = await tx.select({ id: chartWrite.id }).from(chartWrite).where(inArray(chartWrite.id, ids));
  return names.filter(name => !known.some(({ id }) => id === name.toLowerCase()));
};

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

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
  changes: { reference?: string; looks: number; quietUntil: string | null; receipt?: Receipt },
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
export const tellDown = async (tx: PracticeTx, iss: string, now: string): Promise<ChartWriteRow[]> => {
  await unfoldAll(tx);
  return rows(
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
};

/** Lets all rows of an EMR that asked for time wait until then, whichever process would send them. */
export const holdBack = async (tx: PracticeTx, iss: string, until: string): Promise<void> => {
  await unfoldAll(tx);
  await tx
    .update(chartWrite)
    .set({ due: until })
    .where(
      and(
        eq(chartWrite.iss, iss),
        inArray(chartWrite.state, ['queued', 'unknown']),
        lt(chartWrite.due, until),
        isNull(chartWrite.lease),
      ),
    );
};

/** ISO time after `now` at which the next row falls due, or nothing. */
export const nextDue = async (tx: PracticeTx, now: string): Promise<string | undefined> => {
  const [next] = await tx
    .select({ due: min(chartWrite.due) })
    .from(chartWrite)
    .where(and(inArray(chartWrite.state, ['queued', 'sending', 'unknown']), gt(chartWrite.due, now)));
  return next?.due ?? undefined;
};
