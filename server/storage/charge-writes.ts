import { and, asc, eq, inArray } from 'drizzle-orm';
import type { BesideWrite } from '../domain/chart/chart-write.ts';
import { type ChartWriteRow, rows, supersedeEarlier } from './chart-writes.ts';
import { runStatement } from './connections.ts';
import type { PracticeTx } from './database.ts';
import { insertLedger } from './ledger-rows.ts';
import { namedId } from './named-id.ts';
import { chartWrite } from './schema.ts';

/** What stands in the place of a session for the charges of a patient's month. */
export const chargesOfMonth = (practiceId: string, month: string, patientId: string): string =>
  namedId(`charges of ${practiceId} ${month} ${patientId}`);

/** The charges of these months, oldest first; `lock` keeps them from leaving until the transaction ends. */
export const chargeWritesOf = async (
  tx: PracticeTx,
  abouts: readonly string[],
  lock = false,
): Promise<ChartWriteRow[]> => {
  if (abouts.length === 0) return [];
  const found = tx
    .select()
    .from(chartWrite)
    .where(and(inArray(chartWrite.sessionId, [...abouts]), eq(chartWrite.kind, 'charge')))
    .orderBy(asc(chartWrite.sessionVersion), asc(chartWrite.itemKey));
  return rows(await (lock ? found.for('update') : found));
};

/** One charge of this patient, locked until the transaction ends; what only takes one back is none. */
export const chargeToSettle = async (
  tx: PracticeTx,
  patientId: string,
  id: string,
): Promise<ChartWriteRow | undefined> => {
  const found = tx
    .select()
    .from(chartWrite)
    .where(and(eq(chartWrite.id, id), eq(chartWrite.patientId, patientId), eq(chartWrite.kind, 'charge')));
  return rows(await found.for('update')).find(({ body }) => body?.status !== 'entered-in-error');
};

/** A charge that somebody marked there as a mistake stands no more. */
export const takenBackByHand = async (tx: PracticeTx, id: string, at: string): Promise<void> => {
  await tx
    .update(chartWrite)
    .set({ state: 'superseded', lease: null, leaseUntil: null, receipt: { status: 'superseded', at } })
    .where(eq(chartWrite.id, id));
};

const insert = { name: 'insert charges', text: insertLedger(1) };

/** Puts charges into the ledger, however many, in one statement. */
export const insertCharges = async (
  tx: PracticeTx,
  writes: readonly BesideWrite[],
  supersedes: string[],
  now: string,
): Promise<void> => {
  await supersedeEarlier(tx, [{ supersedes, queuedAt: now }]);
  if (writes.length > 0) await runStatement(tx, insert, [JSON.stringify(writes)]);
};
