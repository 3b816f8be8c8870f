import type { ChartSnapshot } from '../../domain/chart/snapshot.ts';
import { type MonthPatient, monthPatient } from '../../domain/desk/month-row.ts';
import type { Language } from '../../domain/language.ts';
import { isRefusal, type Refusal } from '../../domain/refusal.ts';
import { asksOf } from '../../storage/billing-asks.ts';
import { denialsOf } from '../../storage/denials.ts';
import { batchesOf } from '../../storage/export-batches.ts';
import { auditDeed } from '../audit-deed.ts';
import { evaluatePatients } from './evaluate.ts';
import { type Biller, type DeskParts, doerOf, notInChart } from './teller.ts';

export type Batch = { id: string; by: string; at: string; lines: number; patients: number; checksum: string };
/** A month as the desk shows it: a small row each patient, and what left already. */
export type MonthView = {
  month: string;
  patients: MonthPatient[];
  batches: Batch[];
  /** Reasons of denials, the most frequent first. */
  denials: { reason: string; count: number; open: number }[];
};

/** The month's list. It names many patients, so it is shown in no chart. */
export async function lookAtMonth(
  parts: DeskParts,
  who: Biller,
  { month, language }: { month: string; language: Language },
  now: Date,
): Promise<MonthView | Refusal> {
  const refused = notInChart(who);
  if (isRefusal(refused)) return refused;
  const { practiceId, settings } = who;
  return parts.db.withPractice(practiceId, async tx => {
    const { evaluated } = await evaluatePatients(tx, parts.keys, { practiceId, settings, month, now });
    const asks = Map.groupBy(
      await asksOf(
        tx,
        evaluated.map(({ patientId }) => patientId),
      ),
      ({ patientId }) => patientId,
    );
    const denials = await denialsOf(tx, month);
    const batches = await batchesOf(tx, month);
    const deniedOf = Map.groupBy(denials, ({ patientId }) => patientId);
    const patients = evaluated.map(one =>
      monthPatient(
        {
          ...{ patientId: one.patientId, evaluation: one.evaluation, lines: one.set.lines },
          ...{ notUsed: one.set.minutesNotUsed, ...(one.kept && { kept: one.kept }), ...nameOf(one.chart) },
          asks: asks.get(one.patientId) ?? [],
          denied: (deniedOf.get(one.patientId) ?? []).filter(({ answer }) => answer === null).length,
        },
        language,
      ),
    );
    const detail = { month, patients: patients.length };
    await auditDeed(tx, parts, doerOf(who), { action: 'look-at-month', detail }, now);
    return {
      ...{ month, patients },
      batches: batches.map(({ id, by, at, lines, patients, checksum }) => ({
        ...{ id, by, at, lines, patients, checksum },
      })),
      denials: [...Map.groupBy(denials, ({ reason }) => reason)]
        .map(([reason, of]) => ({
          ...{ reason, count: of.length, open: of.filter(({ answer }) => answer === null).length },
        }))
        .toSorted((a, b) => b.count - a.count || (a.reason < b.reason ? -1 : 1)),
    };
  });
}

/** Name and birth date, as far as the chart was read. */
export function nameOf(chart?: Pick<ChartSnapshot, 'patient'>): { name?: string; born?: string } {
  if (chart?.patient.status !== 'recorded') return {};
  const { name, birthDate } = chart.patient.value;
  return { name, ...(birthDate && { born: birthDate }) };
}
