import { type Refusal, refuse } from '../../domain/refusal.ts';
import { chargeToSettle, takenBackByHand } from '../../storage/charge-writes.ts';
import { answerUnclear } from '../../storage/chart-writes.ts';
import { auditDeed } from '../audit-deed.ts';
import { type Biller, type DeskParts, doerOf, notInChart } from './teller.ts';

export type SettledCharge = {
  patientId: string;
  id: string;
  answer: 'it-is-there' | 'it-is-not-there' | 'taken-back';
};

/**
 * The desk looked in the chart: an unclear charge is there, or is not and is sent again; or one that we could not take back
 * was taken back there by hand. Refuses what is not unclear, and to call taken back what never arrived.
 */
export const settleCharge = async (
  parts: DeskParts,
  who: Biller,
  { patientId, id, answer }: SettledCharge,
  now: Date,
): Promise<{ id: string } | Refusal> =>
  notInChart(who) ??
  parts.db.withPractice(who.practiceId, async tx => {
    const row = await chargeToSettle(tx, patientId, id);
    if (row === undefined) return refuse('not-found', 'no-such-item');
    const { status } = row.receipt;
    const fits = status === 'unclear' || (answer === 'taken-back' && status === 'in-chart');
    if (!fits) return refuse('conflict', 'item-moved-on');
    const at = now.toISOString();
    if (answer === 'taken-back') await takenBackByHand(tx, id, at);
    else await answerUnclear(tx, id, answer, at);
    const deed = { action: 'answer-unclear-write', entity: 'chart_write', entityId: id } as const;
    await auditDeed(tx, parts, doerOf(who, patientId), { ...deed, detail: { answer } }, now);
    return { id };
  });
