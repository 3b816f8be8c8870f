import { createHash } from 'node:crypto';
import { claimCells, claimHead } from '../../domain/desk/claim-columns.ts';
import { csvRow } from '../../domain/desk/csv.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusal.ts';
import { openWho } from '../../storage/billing-months.ts';
import type { PracticeTx } from '../../storage/database.ts';
import {
  type BatchRow,
  batchOf,
  freezeMonth,
  insertBatch,
  linesAfter,
} from '../../storage/export-batches.ts';
import { auditDeed, auditDeeds } from '../audit-deed.ts';
import { type Biller, type DeskParts, doerOf, notInChart } from './teller.ts';

export type Exporting = { id: string; month: string };
export type Exported = Pick<BatchRow, 'id' | 'month' | 'lines' | 'patients' | 'checksum' | 'at'>;

/** Lines that are in memory at once, whatever the size of the batch. */
const most = 1_000;

/**
 * Makes a batch of every locked month and marks these as exported. The lines are frozen by one statement, so that a batch
 * is one moment however busy the desk is; the same id again is the same batch. Refuses a month in which nothing is locked.
 */
export const makeExport = async (
  parts: DeskParts,
  who: Biller,
  { id, month }: Exporting,
  now: Date,
): Promise<Exported | Refusal> =>
  notInChart(who) ??
  parts.db.withPractice(who.practiceId, async tx => {
    const made = await batchOf(tx, id);
    if (made) return made.month === month ? toldOf(made) : refuse('conflict', 'no-such-batch');
    const { practiceId, staff } = who;
    const at = now.toISOString();
    const patients = await freezeMonth(tx, { id, month, staffId: staff.id, by: staff.name, at });
    if (patients.length === 0) return refuse('conflict', 'nothing-to-export');
    const digest = createHash('sha256');
    let lines = -1; // the head is no line
    for await (const text of bytesOf(tx, parts, practiceId, id)) {
      digest.update(text.rows);
      lines += text.count;
    }
    const batch: BatchRow = {
      ...{ practiceId, id, month, kind: 'csv', lines, patients: patients.length },
      ...{ checksum: digest.digest('hex'), staffId: staff.id, at },
    };
    await insertBatch(tx, batch);
    const detail = { month, lines, patients: patients.length };
    const deed = { action: 'make-export', entity: 'export_batch', entityId: id, detail } as const;
    await auditDeed(tx, parts, doerOf(who), deed, now);
    return toldOf(batch);
  });

/** Reading a batch: begun by writing the look down, then a page of lines at a time, each in a moment of its own. */
export const readExport = async (
  parts: DeskParts,
  who: Biller,
  id: string,
  now: Date,
): Promise<{ batch: Exported; text: () => AsyncGenerator<string> } | Refusal> => {
  const refused = notInChart(who);
  if (refused) return refused;
  const batch = await parts.db.withPractice(who.practiceId, async tx => {
    const found = await batchOf(tx, id);
    if (found === undefined) return refuse('not-found', 'no-such-batch');
    const deed = { action: 'export', entity: 'export_batch', entityId: id } as const;
    await auditDeeds(tx, parts, doerOf(who), [{ ...deed, detail: { lines: found.lines } }], now);
    return found;
  });
  return isRefusal(batch) ? batch : { batch: toldOf(batch), text: () => textOf(parts, who.practiceId, id) };
};

/** The bytes of a batch; its lines never change, so no transaction has to last as long as a slow reader. */
export async function* textOf(parts: DeskParts, practiceId: string, id: string): AsyncGenerator<string> {
  yield csvRow(claimHead);
  for (let after = 0; ; after += most) {
    const rows = await parts.db.glance(practiceId, tx => rowsAfter(tx, parts, practiceId, id, after));
    if (rows.length > 0) yield rows.join('');
    if (rows.length < most) return;
  }
}

async function* bytesOf(tx: PracticeTx, parts: DeskParts, practiceId: string, id: string) {
  yield { rows: csvRow(claimHead), count: 1 };
  for (let after = 0; ; after += most) {
    const rows = await rowsAfter(tx, parts, practiceId, id, after);
    yield { rows: rows.join(''), count: rows.length };
    if (rows.length < most) return;
  }
}

async function rowsAfter(
  tx: PracticeTx,
  { keys }: DeskParts,
  practiceId: string,
  id: string,
  after: number,
): Promise<string[]> {
  const rows = await linesAfter(tx, id, after, most);
  return rows.map(({ batchId, place, patientId, month, whoSealed, frequency, line }) => {
    const who = openWho(keys, practiceId, { month, patientId }, whoSealed);
    return csvRow(claimCells({ batchId, place, patientId, who, frequency, line }));
  });
}

const toldOf = ({ id, month, lines, patients, checksum, at }: BatchRow): Exported => ({
  ...{ id, month, lines, patients, checksum, at },
});
