import { daysBetween } from '../../domain/billing/calendar.ts';
import { countDenials, type DenialState, denialState } from '../../domain/desk/denial.ts';
import { reasonFixer, tellReason } from '../../domain/desk/denial-reasons.ts';
import type { DenialsView, DenialTold, UnmatchedTold } from '../../domain/desk/denials-view.ts';
import type { Language } from '../../domain/language.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { dayIn } from '../../domain/time-zone.ts';
import { monthsKept, openWho } from '../../storage/billing-months.ts';
import type { PracticeTx } from '../../storage/database.ts';
import { type DenialRow, denialsToLookAt } from '../../storage/denials.ts';
import { lastRemittances, openPatient, unmatchedLines } from '../../storage/remittances.ts';
import { auditDeed } from '../audit-deed.ts';
import { leftMonths } from './remittance.ts';
import { type Biller, type DeskParts, doerOf, notInChart } from './teller.ts';

const mostPerhaps = 50;

/** What payers said no to: what is open first and the oldest of it first, whatever its month; then the rest of the month. */
export const lookAtDenials = async (
  parts: DeskParts,
  who: Biller,
  { month, language }: { month: string; language: Language },
  now: Date,
): Promise<DenialsView | Refusal> =>
  notInChart(who) ??
  parts.db.withPractice(who.practiceId, async tx => {
    const rows = await denialsToLookAt(tx, month);
    const kept = await keptOf(tx, parts, who, rows);
    const today = dayIn(now.toISOString(), who.settings.timeZone);
    const denials = rows.map(row => toldOf(row, kept(row), today, language)).toSorted(inOrder);
    const remittances = await lastRemittances(tx);
    const detail = { month, denials: denials.length };
    await auditDeed(tx, parts, doerOf(who), { action: 'look-at-denials', detail }, now);
    return {
      ...{ month, denials },
      counted: countDenials(denials.filter(one => one.month === month)),
      remittances: remittances.map(({ id, payers, lines, by, at }) => ({ id, payers, lines, by, at })),
      unmatched: await unmatchedIn(tx, parts, who),
    };
  });

const order: DenialState[] = ['open', 'answered', 'lost', 'written-off', 'paid'];
const inOrder = (a: DenialTold, b: DenialTold): number =>
  order.indexOf(a.state) - order.indexOf(b.state) || b.age - a.age;

type Kept = { name?: string; payer: string };

/** Who and which payer, as the months were locked. */
async function keptOf(
  tx: PracticeTx,
  { keys }: DeskParts,
  { practiceId }: Biller,
  rows: readonly DenialRow[],
) {
  const found = new Map<string, Kept>();
  for (const [month, of] of Map.groupBy(rows, row => row.month))
    for (const { patientId, whoSealed, lines } of await monthsKept(tx, month, [
      ...new Set(of.map(row => row.patientId)),
    ])) {
      const { name } = whoSealed ? openWho(keys, practiceId, { month, patientId }, whoSealed) : {};
      found.set(`${month} ${patientId}`, { payer: lines?.[0]?.payer ?? '', ...(name && { name }) });
    }
  return ({ month, patientId }: DenialRow): Kept => found.get(`${month} ${patientId}`) ?? { payer: '' };
}

function toldOf(row: DenialRow, { name, payer }: Kept, today: string, language: Language): DenialTold {
  const { id, month, patientId, lineKey, reason, day, answer } = row;
  const known = tellReason(reason, language);
  return {
    ...{ id, month, patientId, code: lineKey.split(' ')[0] ?? '', payer, reason, day },
    ...(name && { name }),
    ...(known && { label: known.label, isSure: known.mark !== 'M' }),
    ...{ fixer: reasonFixer(reason), age: Math.max(0, daysBetween(day, today)), state: denialState(row) },
    ...(answer !== null && { answer }),
  };
}

async function unmatchedIn(tx: PracticeTx, parts: DeskParts, who: Biller): Promise<UnmatchedTold[]> {
  const rows = await unmatchedLines(tx);
  const months = [...new Set(rows.flatMap(({ paid }) => [paid.from?.slice(0, 7), paid.to?.slice(0, 7)]))];
  const left = await leftMonths(
    tx,
    parts,
    who,
    months.flatMap(month => month ?? []),
  );
  return rows.map(({ remittanceId, place, print, paid, patientSealed }) => {
    const { claim, code, from, to, payer, paidCents, outcome } = paid;
    const perhaps = left
      .filter(({ month }) => month === from?.slice(0, 7) || month === to?.slice(0, 7))
      .flatMap(one => one.lines.filter(line => line.code === code).map(line => ({ one, line })))
      .slice(0, mostPerhaps);
    return {
      ...{ remittanceId, place },
      ...(patientSealed && { patient: openPatient(parts.keys, who.practiceId, print, patientSealed) }),
      paid: {
        ...{ claim, payer, paidCents, outcome },
        ...{ ...(code && { code }), ...(from && { from }), ...(to && { to }) },
      },
      perhaps: perhaps.map(({ one, line }) => {
        const name = one.name();
        return {
          ...{ month: one.month, patientId: one.patientId, lineKey: line.key, day: line.day },
          ...(name && { name }),
        };
      }),
    };
  });
}
