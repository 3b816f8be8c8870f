import { effectOf } from '../../domain/desk/remittance-told.ts';
import { type Refusal, refuse } from '../../domain/refusal.ts';
import { denialsNotPaid } from '../../storage/denials.ts';
import { lineToMatch, matchLine } from '../../storage/remittances.ts';
import { auditDeed } from '../audit-deed.ts';
import { leftMonths, putIntoEffect } from './remittance.ts';
import { type Biller, type DeskParts, doerOf, notInChart } from './teller.ts';

export type ToMatch = {
  remittanceId: string;
  place: number;
  to: { month: string; patientId: string; lineKey: string };
};

/**
 * The biller says which line of ours a payer meant; what it denies or pays takes effect as if it had been found. Refuses
 * a line that never left, and one of another code than the payer names. The same match again changes nothing.
 */
export const matchByHand = async (
  parts: DeskParts,
  who: Biller,
  { remittanceId, place, to }: ToMatch,
  now: Date,
): Promise<{ id: string } | Refusal> =>
  notInChart(who) ??
  parts.db.withPractice(who.practiceId, async tx => {
    const row = await lineToMatch(tx, remittanceId, place);
    if (row === undefined) return refuse('not-found', 'no-such-item');
    const { month, patientId, lineKey } = to;
    if (row.patientId !== null)
      return row.patientId === patientId && row.month === month && row.lineKey === lineKey
        ? { id: remittanceId }
        : refuse('conflict', 'no-longer-open');
    const left = (await leftMonths(tx, parts, who, [month])).find(one => one.patientId === patientId);
    const line = left?.lines.find(({ key }) => key === lineKey);
    if (line === undefined || (row.paid.code !== undefined && row.paid.code !== line.code))
      return refuse('not-found', 'no-such-item');
    await matchLine(tx, { remittanceId, place }, { ...to, staffId: who.staff.id, at: now.toISOString() });
    const matched = [{ paid: row.paid, to: { ...to, by: 'hand' as const } }];
    const effect = effectOf(matched, await denialsNotPaid(tx, [patientId]));
    await putIntoEffect(tx, parts, who, effect, { remittanceId, now });
    const deed = { action: 'match-remittance', entity: 'remittance', entityId: remittanceId } as const;
    await auditDeed(tx, parts, doerOf(who, patientId), { ...deed, detail: { month, place } }, now);
    return { id: remittanceId };
  });
