import { type DenialEnd, denialState } from '../../domain/desk/denial.ts';
import { type Refusal, refuse } from '../../domain/refusal.ts';
import { monthsKept } from '../../storage/billing-months.ts';
import type { PracticeTx } from '../../storage/database.ts';
import {
  answerDenial as answerRow,
  type DenialRow,
  denialToChange,
  endDenials,
  keepDenial,
} from '../../storage/denials.ts';
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

/**
 * Writes down that a payer denied a line, with its reason as it stands on the remittance. The same key again is the same
 * denial, once. Refuses what was never exported, and a key that was used for another denial.
 */
export const recordDenial = async (
  parts: DeskParts,
  who: Biller,
  { key: id, ...told }: ToldDenial,
  now: Date,
): Promise<{ id: string } | Refusal> =>
  notInChart(who) ??
  parts.db.withPractice(who.practiceId, async tx => {
    const { month, patientId, lineKey } = told;
    const [kept] = await monthsKept(tx, month, [patientId]);
    if (!kept?.lines?.some(line => line.key === lineKey) || kept.batchId === null)
      return refuse('not-found', 'no-such-item');
    const row = { practiceId: who.practiceId, id, ...told, staffId: who.staff.id, at: now.toISOString() };
    if (!(await keepDenial(tx, row))) return sameAs(await denialToChange(tx, id), told);
    const deed = { action: 'record-denial', entity: 'denial', entityId: id, detail: { month } } as const;
    await auditDeed(tx, parts, doerOf(who, patientId), deed, now);
    return { id };
  });

const sameAs = (row: DenialRow | undefined, told: Omit<ToldDenial, 'key'>): { id: string } | Refusal =>
  row !== undefined && (Object.keys(told) as (keyof typeof told)[]).every(key => row[key] === told[key])
    ? { id: row.id }
    : refuse('conflict', 'no-longer-open');

/** What the practice answered to a denial. The same answer again changes nothing; another one is refused. */
export const answerDenial = (
  parts: DeskParts,
  who: Biller,
  { id, answer }: { id: string; answer: string },
  now: Date,
): Promise<{ id: string } | Refusal> =>
  changed(parts, who, id, async (tx, row) => {
    if (row.answer === answer) return { id };
    if (denialState(row) !== 'open') return refuse('conflict', 'no-longer-open');
    await answerRow(tx, id, { answer, answeredBy: who.staff.id, answeredAt: now.toISOString() });
    const deed = { action: 'answer-denial', entity: 'denial', entityId: id } as const;
    await auditDeed(tx, parts, doerOf(who, row.patientId), deed, now);
    return { id };
  });

/** How a denial ended: paid after all, lost, or written off, answered or not. The same end again changes nothing. */
export const endDenial = (
  parts: DeskParts,
  who: Biller,
  { id, became }: { id: string; became: DenialEnd },
  now: Date,
): Promise<{ id: string } | Refusal> =>
  changed(parts, who, id, async (tx, row) => {
    if (row.became === became) return { id };
    if (row.became !== null) return refuse('conflict', 'no-longer-open');
    await endDenials(tx, [id], { became, becameBy: who.staff.id, becameAt: now.toISOString() });
    const deed = { action: 'end-denial', entity: 'denial', entityId: id, detail: { became } } as const;
    await auditDeed(tx, parts, doerOf(who, row.patientId), deed, now);
    return { id };
  });

const changed = async (
  parts: DeskParts,
  who: Biller,
  id: string,
  change: (tx: PracticeTx, row: DenialRow) => Promise<{ id: string } | Refusal>,
): Promise<{ id: string } | Refusal> =>
  notInChart(who) ??
  parts.db.withPractice(who.practiceId, async tx => {
    const row = await denialToChange(tx, id);
    return row === undefined ? refuse('not-found', 'no-such-item') : change(tx, row);
  });
