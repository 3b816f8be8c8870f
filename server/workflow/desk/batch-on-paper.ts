import type { ExportedLine } from '../../domain/desk/claim-columns.ts';
import { claimPaper, type Paragraph } from '../../domain/desk/claim-paper.ts';
import { packetPaper } from '../../domain/desk/packet-paper.ts';
import type { Language } from '../../domain/language.ts';
import { isRefusal } from '../../domain/refusal.ts';
import type { BatchRow } from '../../storage/export-batches.ts';
import { batchPaper } from '../../views/claim-paper.ts';
import { lookAtClaim } from './look-at-claim.ts';
import type { Biller, DeskParts } from './teller.ts';

type Patients = AsyncIterable<ExportedLine[]>;

/** A batch on paper as it left, from its frozen lines alone: the same bytes every time. */
export async function* batchOnPaper(
  { month, at }: Pick<BatchRow, 'month' | 'at'>,
  patients: Patients,
  { language, timeZone }: { language: Language; timeZone: string },
): AsyncGenerator<Uint8Array> {
  const sheet = { month, language, timeZone, madeAt: new Date(at).toISOString() };
  yield* batchPaper(
    (async function* () {
      for await (const lines of patients) yield claimPaper(lines, sheet);
    })(),
    sheet,
  );
}

/**
 * The claim packets of all patients of a batch in one file, whole, as they stand now: one press, and every denial of it can
 * be answered. Each patient's look is written down as if their packet had been opened by itself.
 */
export async function* packetsOnPaper(
  parts: DeskParts,
  who: Biller,
  { month, language }: { month: string; language: Language },
  patients: Patients,
  now: Date,
): AsyncGenerator<Uint8Array> {
  const { timeZone } = who.settings;
  const on = { language, timeZone, by: who.staff.name };
  async function* packets(): AsyncGenerator<Paragraph[]> {
    for await (const [first] of patients) {
      if (first === undefined) continue;
      const packet = await lookAtClaim(parts, who, { month, patientId: first.patientId, language }, now);
      if (!isRefusal(packet)) yield packetPaper(packet, on);
    }
  }
  yield* batchPaper(packets(), { month, language, timeZone, madeAt: now.toISOString() });
}
