import { type EmrTerms, rule, saidByPractice } from '../../chart/acceptance.ts';
import {
  type ChargeRows,
  type ChargesOf,
  exportedCharges,
  withdrawnCharges,
} from '../../chart/write/charge-rows.ts';
import type { ChargesHere } from '../../domain/desk/in-chart.ts';
import { chargesOfMonth, chargeWritesOf, insertCharges } from '../../storage/charge-writes.ts';
import type { PracticeTx } from '../../storage/database.ts';
import { type ExportLineRow, linesAfter } from '../../storage/export-batches.ts';
import { deskTerms } from './desk-terms.ts';
import type { Biller } from './teller.ts';

/** Lines that are in memory at once, whatever the size of the batch. */
const most = 1_000;

/**
 * Puts every line of a batch that was just frozen into the outbox as a charge, where the practice wants that and its EMR
 * takes it. In the transaction of the export: a charge is on its way exactly when its month has left.
 */
export async function fileCharges(tx: PracticeTx, who: Biller, batchId: string, now: Date): Promise<void> {
  const terms = await deskTerms(tx, who, { kind: 'charge' }, now);
  if (rule({ kind: 'charge' }, terms, false).because !== 'accepted') return;
  for (let after = 0; ; ) {
    const found = await linesAfter(tx, batchId, after, most);
    const lines = found.length < most ? found : wholePatients(found);
    await put(tx, who, terms, lines, now);
    if (found.length < most) return;
    after = lines.at(-1)?.place ?? after;
  }
}

/** Takes back what a patient's month left in the chart, now that it is opened again. */
export async function withdrawCharges(
  tx: PracticeTx,
  who: Biller,
  { month, patientId }: { month: string; patientId: string },
  now: Date,
): Promise<void> {
  const about = chargesOfMonth(who.practiceId, month, patientId);
  const previous = await chargeWritesOf(tx, [about], true);
  if (previous.length === 0) return;
  const terms = await deskTerms(tx, who, { kind: 'charge' }, now);
  await insert(tx, [withdrawnCharges(chargesOf(who, terms, { about, patientId, previous }, now))], now);
}

/** What becomes of charges in this sign-in, and why: for whoever looks at a claim. */
export async function chargesHere(tx: PracticeTx, who: Biller, now: Date): Promise<ChargesHere> {
  const terms = await deskTerms(tx, who, { kind: 'charge' }, now);
  const { because } = rule({ kind: 'charge' }, terms, false);
  if (because === 'accepted') return 'taken';
  if (!saidByPractice(terms, 'charges')) return 'off';
  return because === 'not-granted' ? 'not-granted' : 'not-taken';
}

/** Without the last patient of a page that was cut: the rest of that month comes with the next. */
function wholePatients(lines: ExportLineRow[]): ExportLineRow[] {
  const last = lines.at(-1)?.patientId;
  const whole = lines.filter(({ patientId }) => patientId !== last);
  return whole.length > 0 ? whole : lines;
}

async function put(tx: PracticeTx, who: Biller, terms: EmrTerms, lines: ExportLineRow[], now: Date) {
  const months = Map.groupBy(lines, ({ month, patientId }) =>
    chargesOfMonth(who.practiceId, month, patientId),
  );
  const before = await chargeWritesOf(tx, [...months.keys()], true);
  const of = Map.groupBy(before, ({ sessionId }) => sessionId);
  const rows = [...months].map(([about, month]) => {
    const patientId = month[0]?.patientId ?? '';
    const whose = chargesOf(who, terms, { about, patientId, previous: of.get(about) ?? [] }, now);
    return exportedCharges(
      month.filter(isClaimed).map(({ line }) => line),
      whose,
    );
  });
  await insert(tx, rows, now);
}

/** A line that only takes a claim back is no charge. */
const isClaimed = ({ frequency }: ExportLineRow): boolean =>
  frequency === 'original' || frequency === 'replacement';

const insert = (tx: PracticeTx, rows: ChargeRows[], now: Date): Promise<void> =>
  insertCharges(
    tx,
    rows.flatMap(({ writes }) => writes),
    rows.flatMap(({ supersedes }) => supersedes),
    now.toISOString(),
  );

const chargesOf = (
  { practiceId, iss, staff }: Biller,
  terms: EmrTerms,
  of: Pick<ChargesOf, 'about' | 'patientId' | 'previous'>,
  now: Date,
): ChargesOf => ({
  ...{ practiceId, iss, by: staff, terms, ...of },
  newId: () => crypto.randomUUID(),
  now: now.toISOString(),
});
