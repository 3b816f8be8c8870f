import { createHash } from 'node:crypto';
import type { BundleSetting } from '../../chart/write/claim-entries.ts';
import { batchRules } from '../../domain/desk/batch-rules.ts';
import { x12Cells, x12Head } from '../../domain/desk/claim-837.ts';
import { claimCells, claimHead, type ExportedLine } from '../../domain/desk/claim-columns.ts';
import { byteOrderMark, csvRow } from '../../domain/desk/csv.ts';
import { type ExportKind, fileNameOf, kindOfFile } from '../../domain/desk/export-kinds.ts';
import type { Language } from '../../domain/language.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusal.ts';
import { type BatchRow, batchOf, codesOf, freezeMonth, insertBatch } from '../../storage/export-batches.ts';
import { auditDeed, auditDeeds } from '../audit-deed.ts';
import { pagesOf, patientsIn } from './batch-lines.ts';
import { fileCharges } from './charges.ts';
import { type Biller, type DeskParts, doerOf, notInChart } from './teller.ts';

export type Exporting = { id: string; month: string };
export type Exported = Pick<BatchRow, 'id' | 'month' | 'lines' | 'patients' | 'checksum' | 'at'>;
/** `withClaim`: of a Bundle, each month also as a Claim. `language`: of paper. `noMark`: CSV without its byte order mark. */
export type ToRead = {
  id: string;
  kind: ExportKind;
  withClaim?: boolean;
  language?: Language;
  noMark?: boolean;
};
/** A file that is made as it is read. */
export type ExportFile = {
  batch: Exported;
  name: string;
  type: string;
  pieces: () => AsyncGenerator<string | Uint8Array>;
};

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
    const digest = createHash('sha256').update(byteOrderMark + csvRow(claimHead));
    let lines = 0;
    for await (const page of pagesOf(parts, { practiceId, id }, tx)) {
      digest.update(rowsOf(page, claimCells));
      lines += page.length;
    }
    // The rules of every payer and year: only whoever exports needs them.
    const { ruleSetFor } = await import('../../domain/billing/rule-sets.ts');
    const batch: BatchRow = {
      ...{ practiceId, id, month, kind: 'csv-marked', lines, patients: patients.length },
      rules: batchRules(await codesOf(tx, id), month, ruleSetFor),
      ...{ checksum: digest.digest('hex'), staffId: staff.id, at },
    };
    await insertBatch(tx, batch);
    await fileCharges(tx, who, id, now);
    const detail = { month, lines, patients: patients.length };
    const deed = { action: 'make-export', entity: 'export_batch', entityId: id, detail } as const;
    await auditDeed(tx, parts, doerOf(who), deed, now);
    return toldOf(batch);
  });

/** Reading a batch as one of its kinds: begun by writing the look down, then made a page of lines at a time. */
export const readExport = async (
  parts: DeskParts,
  who: Biller,
  asked: ToRead,
  now: Date,
): Promise<ExportFile | Refusal> => {
  const { id, kind } = asked;
  const { practiceId } = who;
  const refused = notInChart(who);
  if (refused) return refused;
  const batch = await parts.db.withPractice(practiceId, async tx => {
    const found = await batchOf(tx, id);
    if (found === undefined) return refuse('not-found', 'no-such-batch');
    const deed = { action: 'export', entity: 'export_batch', entityId: id } as const;
    await auditDeeds(tx, parts, doerOf(who), [{ ...deed, detail: { lines: found.lines, kind } }], now);
    return found;
  });
  if (isRefusal(batch)) return batch;
  const pieces = () => piecesOf(parts, who, batch, asked, now);
  const name = fileNameOf(batch, kind, asked.withClaim);
  return { batch: toldOf(batch), name, type: kindOfFile[kind].type, pieces };
};

/** The bytes of a batch as CSV, as they are read today. */
export const textOf = (parts: DeskParts, practiceId: string, id: string): AsyncGenerator<string> =>
  csvText(pagesOf(parts, { practiceId, id }), byteOrderMark, claimHead, claimCells);

async function* piecesOf(
  parts: DeskParts,
  who: Biller,
  batch: BatchRow,
  { kind, withClaim = false, language = 'en', noMark = false }: ToRead,
  now: Date,
): AsyncGenerator<string | Uint8Array> {
  const pages = pagesOf(parts, batch);
  const mark = batch.kind === 'csv-marked' && !noMark ? byteOrderMark : '';
  // What makes a Bundle or a paper is read when somebody wants one.
  switch (kind) {
    case 'csv':
      return yield* csvText(pages, mark, claimHead, claimCells);
    case '837p':
      return yield* csvText(pages, '', x12Head, x12Cells);
    case 'fhir': {
      const { bundleText } = await import('./batch-bundle.ts');
      const { usualCanonicalBase: canonicalBase } = await import('../../chart/write/charge.ts');
      const setting: BundleSetting = { batchId: batch.id, at: instantOf(batch), canonicalBase, withClaim };
      return yield* bundleText(patientsIn(pages), batch.rules ?? [], setting);
    }
    case 'pdf': {
      const { batchOnPaper } = await import('./batch-on-paper.ts');
      return yield* batchOnPaper(batch, patientsIn(pages), { language, timeZone: who.settings.timeZone });
    }
    case 'packets': {
      const { packetsOnPaper } = await import('./batch-on-paper.ts');
      return yield* packetsOnPaper(parts, who, { month: batch.month, language }, patientsIn(pages), now);
    }
  }
}

async function* csvText(
  pages: AsyncIterable<ExportedLine[]>,
  mark: string,
  head: readonly string[],
  cells: (one: ExportedLine) => (string | number)[],
): AsyncGenerator<string> {
  yield mark + csvRow(head);
  for await (const page of pages) yield rowsOf(page, cells);
}

const rowsOf = (page: readonly ExportedLine[], cells: (one: ExportedLine) => (string | number)[]): string =>
  page.map(one => csvRow(cells(one))).join('');

const instantOf = ({ at }: BatchRow): string => new Date(at).toISOString();

const toldOf = ({ id, month, lines, patients, checksum, at }: BatchRow): Exported => ({
  ...{ id, month, lines, patients, checksum, at },
});
