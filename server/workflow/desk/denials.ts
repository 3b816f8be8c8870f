import { type Refusal, refuse } from '../../domain/refusal.ts';
import { monthsKept } from '../../storage/billing-months.ts';
import { answerDenial as answerRow, keepDenial } from '../../storage/denials.ts';
import { auditDeed } from '../audit-deed.ts';
import { type Biller, type DeskParts, doerOf, notInChart } from './teller.ts';

export type ToldDenial = {
  key: string;
  month: string;
  patientId: string;
  lineKey: string;
  reason: string;
  day: string;
};

/** Writes down that a payer denied a line, with its reason as it stands on the remittance. Refuses what was never exported. */
export const recordDenial = async (
  parts: DeskParts,
  who: Biller,
  { key: id, month, patientId, lineKey, reason, day }: ToldDenial,
  now: Date,
): Promise<{ id: string } | Refusal> =>
  notInChart(who) ??
  parts.db.withPractice(who.practiceId, async tx => {
    const [kept] = await monthsKept(tx, month, [patientId]);
    if (!kept?.lines?.some(line => line.key === lineKey) || kept.batchId === null)
      return refuse('not-found', 'no-such-item');
    const row = { practiceId: who.practiceId, id, month, patientId, lineKey, reason, day };
    await keepDenial(tx, { ...row, staffId: who.staff.id, at: now.toISOString() });
    const deed = { action: 'record-denial', entity: 'denial', entityId: id, detail: { month } } as const;
    await auditDeed(tx, parts, doerOf(who, patientId), deed, now);
    return { id };
  });

/** What the practice answered to a denial; once. */
export const answerDenial = async (
  parts: DeskParts,
  who: Biller,
  { id, answer }: { id: string; answer: string },
  now: Date,
): Promise<{ id: string } | Refusal> =>
  notInChart(who) ??
  parts.db.withPractice(who.practiceId, async tx => {
    const answered = { answer, answeredBy: who.staff.id, answeredAt: now.toISOString() };
    const row = await answerRow(tx, id, answered);
    if (row === undefined) return refuse('conflict', 'no-longer-open');
    const deed = { action: 'answer-denial', entity: 'denial', entityId: id } as const;
    await auditDeed(tx, parts, doerOf(who, row.patientId), deed, now);
    return { id };
  });
