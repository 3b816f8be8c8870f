import type { ExportedLine } from '../../domain/desk/claim-columns.ts';
import type { ClaimedPatient } from '../../domain/desk/claimed-patient.ts';
import { openWho } from '../../storage/billing-months.ts';
import type { PracticeTx } from '../../storage/database.ts';
import { linesAfter } from '../../storage/export-batches.ts';
import type { DeskParts } from './teller.ts';

/** Lines that are in memory at once, whatever the size of the batch. */
const most = 250;

export type OfBatch = { practiceId: string; id: string };

/**
 * The lines of a batch in their order, a page at a time. They never change, so each page is a moment of its own and no
 * transaction has to last as long as a slow reader; within `tx` where one is under way.
 */
export async function* pagesOf(
  parts: DeskParts,
  { practiceId, id }: OfBatch,
  tx?: PracticeTx,
): AsyncGenerator<ExportedLine[]> {
  // All lines of a patient stand together and name them by the same seal.
  let last: { sealed: string; who: ClaimedPatient } | undefined;
  for (let after = 0; ; after += most) {
    const read = (within: PracticeTx) => linesAfter(within, id, after, most);
    const rows = await (tx ? read(tx) : parts.db.glance(practiceId, read));
    if (rows.length > 0)
      yield rows.map(({ batchId, place, patientId, month, whoSealed, frequency, line }) => {
        if (last?.sealed !== whoSealed)
          last = { sealed: whoSealed, who: openWho(parts.keys, practiceId, { month, patientId }, whoSealed) };
        return { batchId, place, patientId, who: last.who, frequency, line };
      });
    if (rows.length < most) return;
  }
}

/** The same, one patient after another: all lines of each together. */
export async function* patientsIn(pages: AsyncIterable<ExportedLine[]>): AsyncGenerator<ExportedLine[]> {
  let together: ExportedLine[] = [];
  for await (const page of pages)
    for (const line of page) {
      if (together.length > 0 && together[0]?.patientId !== line.patientId) {
        yield together;
        together = [];
      }
      together.push(line);
    }
  if (together.length > 0) yield together;
}
