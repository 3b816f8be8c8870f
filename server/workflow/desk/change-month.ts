import { choose } from '../../domain/billing/choose.ts';
import type { LineSet, WantedLine } from '../../domain/billing/evaluation.ts';
import { isWanted, type MonthDeed, tellLines } from '../../domain/desk/kept-month.ts';
import { tell } from '../../domain/desk/month-row.ts';
import { type Refusal, refuse } from '../../domain/refusal.ts';
import { keepMonths, type MonthRow, monthsToChange } from '../../storage/billing-months.ts';
import { auditDeed } from '../audit-deed.ts';
import { withdrawCharges } from './charges.ts';
import { type Evaluated, evaluatePatients } from './evaluate.ts';
import { type Biller, type DeskParts, doerOf, notInChart } from './teller.ts';

type OfPatient = { month: string; patientId: string };

/** Opens a locked or exported month again, with the reason. What was exported is told as changed once it is. */
export const unlockMonth = async (
  parts: DeskParts,
  who: Biller,
  { month, patientId, reason }: OfPatient & { reason: string },
  now: Date,
): Promise<{ id: string } | Refusal> =>
  notInChart(who) ??
  parts.db.withPractice(who.practiceId, async tx => {
    const [row] = await monthsToChange(tx, month, [patientId]);
    if (row === undefined || row.status === 'open') return refuse('conflict', 'month-not-locked');
    const deed: MonthDeed = { deed: 'unlock', by: who.staff.name, at: now.toISOString(), reason };
    await keepMonths(tx, [{ ...changed(row, who, deed, now), status: 'open' }]);
    await withdrawCharges(tx, who, { month, patientId }, now);
    const detail = { month, was: row.status };
    await auditDeed(tx, parts, doerOf(who, patientId), { action: 'unlock-month', detail }, now);
    return { id: patientId };
  });

/**
 * The biller wants another lawful set for an open month; nothing wanted goes back to the best. Refuses a set that the
 * rules do not allow, with their reason in the detail.
 */
export const chooseLines = async (
  parts: DeskParts,
  who: Biller,
  { month, patientId, wanted }: OfPatient & { wanted: WantedLine[] },
  now: Date,
): Promise<{ id: string } | Refusal> =>
  notInChart(who) ??
  parts.db.withPractice(who.practiceId, async tx => {
    const { practiceId, settings } = who;
    const asked = { practiceId, settings, month, now, patientIds: [patientId], toChange: true } as const;
    const [one] = (await evaluatePatients(tx, parts.keys, asked)).evaluated;
    if (one === undefined) return refuse('not-found', 'no-such-item');
    if (one.kept && one.kept.status !== 'open') return refuse('conflict', 'month-not-open');
    const set = wanted.length === 0 ? one.evaluation.chosen : lawfulSet(one, wanted);
    if (!('lines' in set)) return set;
    const at = now.toISOString();
    const deed: MonthDeed = { deed: 'choose', by: who.staff.name, at, lines: tellLines(set.lines) };
    const isBest = isWanted(one.evaluation.chosen, wanted) || wanted.length === 0;
    const row = { ...changed(one.kept ?? untouched(who, { month, patientId }, at), who, deed, now) };
    await keepMonths(tx, [{ ...row, wanted: isBest ? null : wanted }]);
    const detail = { month, lines: set.lines.length };
    await auditDeed(tx, parts, doerOf(who, patientId), { action: 'choose-lines', detail }, now);
    return { id: patientId };
  });

function lawfulSet({ facts, rules }: Evaluated, wanted: WantedLine[]): LineSet | Refusal {
  const set = choose(facts, rules, wanted);
  if ('lines' in set) return set;
  return {
    ...refuse('conflict', 'not-lawful'),
    detail: set.unlawful.map(why => tell(why, 'en')).join(' '),
  };
}

const untouched = ({ practiceId, staff }: Biller, of: OfPatient, at: string): MonthRow => ({
  ...{ practiceId, ...of, status: 'open', rev: 0, wanted: null, lines: null, whoSealed: null },
  ...{ batchId: null, deeds: [], staffId: staff.id, at },
});

const changed = (row: MonthRow, { staff }: Biller, deed: MonthDeed, now: Date): MonthRow => ({
  ...row,
  ...{ rev: row.rev + 1, deeds: [...row.deeds, deed], staffId: staff.id, at: now.toISOString() },
});
