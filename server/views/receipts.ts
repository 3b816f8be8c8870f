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
      .map(row => ({ ...row, attempts: 0, detail: null })),
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
    attempts: row.attempts,
    detail: row.detail ?? [],
  }));

/**
 * What stands only in the note, or in the form, is in the chart exactly when that of the same version is. What a refused
 * form held stands in the note, where one went to the chart by itself.
 */
const receiptNow = (row: ReceiptRow, all: ReceiptRow[]): Receipt => {
  const { receipt } = row;
  if (receipt.status !== 'note-only' && receipt.status !== 'form-only') return receipt;
  const ofVersion = (kind: ReceiptRow['kind']) =>
    all.find(other => other.kind === kind && other.sessionVersion === row.sessionVersion);
  const note = ofVersion('note');
  const noteInChart = note?.receipt.status === 'in-chart';
  if (receipt.status === 'note-only') return { ...receipt, noteInChart };
  const form = ofVersion('form')?.receipt.status;
  const inNote = form === 'refused' && note?.route === 'native';
  return inNote ? { status: 'note-only', noteInChart } : { ...receipt, formInChart: form === 'in-chart' };
};

type ReceiptRow = Pick<
  ChartWriteRow,
  'id' | 'itemKey' | 'kind' | 'label' | 'route' | 'sessionVersion' | 'receipt' | 'attempts' | 'detail'
>;
