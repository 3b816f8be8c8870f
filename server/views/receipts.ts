import type { NewChartWrite } from '../domain/chart/chart-write.ts';
import type { Receipt } from '../domain/session/signed.ts';
import { type ChartWriteRow, receiptRowsOfSession } from '../storage/chart-writes.ts';
import type { PracticeTx } from '../storage/database.ts';

/** Every item of a session and what became of it, in the order of the note (`WriteView` of the contract). */
export const receiptsOfSession = async (tx: PracticeTx, sessionId: string) =>
  told(await receiptRowsOfSession(tx, sessionId));

/** The same of a first signature just made, from the rows it put into the ledger. */
export const newReceipts = (rows: readonly NewChartWrite[]) =>
  told(
    rows
      .toSorted((a, b) => a.place - b.place || (a.itemKey < b.itemKey ? -1 : 1))
      .map(row => ({ ...row, detail: null })),
  );

const told = (rows: ReceiptRow[]) =>
  rows.map(row => ({
    id: row.id,
    key: row.itemKey,
    kind: row.kind,
    label: row.label,
    route: row.route,
    receipt: receiptNow(row, rows),
    version: row.sessionVersion,
    detail: row.detail ?? [],
  }));

/** What stands only in the note is in the chart exactly when the note of the same version is. */
const receiptNow = (row: ReceiptRow, all: ReceiptRow[]): Receipt => {
  if (row.receipt.status !== 'note-only') return row.receipt;
  const note = all.find(other => other.kind === 'note' && other.sessionVersion === row.sessionVersion);
  return { ...row.receipt, noteInChart: note?.receipt.status === 'in-chart' };
};

type ReceiptRow = Pick<
  ChartWriteRow,
  'id' | 'itemKey' | 'kind' | 'label' | 'route' | 'sessionVersion' | 'receipt' | 'detail'
>;
