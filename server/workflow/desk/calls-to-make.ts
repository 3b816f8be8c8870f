import { callDue } from '../../domain/billing/call-due.ts';
import { type CallToMake, soonestFirst } from '../../domain/desk/call-to-make.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { dayIn } from '../../domain/time-zone.ts';
import { type CoachedPatient, patientsCoached } from '../../storage/calls-to-make.ts';
import type { PracticeTx } from '../../storage/database.ts';
import { rosterOf } from '../../storage/rosters.ts';
import { lastSnapshots } from '../../storage/snapshots.ts';
import { auditShown } from '../audit-shown.ts';
import { basisOf } from './basis.ts';
import { evaluatePatients } from './evaluate.ts';
import { nameOf } from './name-of.ts';
import { type Biller, type DeskParts, notInChart } from './teller.ts';

/** Worked out at one look at most; a coach has seventy to a hundred patients. */
const most = 200;

/**
 * With which of their patients of this month a call is due, for a coach. What is kept worked out and still true is
 * believed, the rest is worked out now. Nothing of codes, minutes or money leaves here. It names patients, so it is shown
 * in no chart, and each that was named is written down.
 */
export const callsToMake = async (
  parts: DeskParts,
  who: Biller & { loginId: string },
  now: Date,
): Promise<CallToMake[] | Refusal> =>
  notInChart(who) ??
  parts.db.withPractice(who.practiceId, async tx => {
    const due = await callsDue(tx, parts, who, now);
    const ids = due.map(({ patientId }) => patientId);
    const charts = await lastSnapshots(tx, parts.keys, who.practiceId, ids);
    await auditShown(tx, parts, who, { action: 'look-at-coach-list', patients: ids }, now);
    return soonestFirst(
      due.map(({ patientId, by }) => {
        const { name, born } = nameOf(charts.get(patientId));
        return { patientId, by, ...(name && { patient: { name, ...(born && { birthDate: born }) } }) };
      }),
    );
  });

/** With whom it is, and until when; of these patients alone, where some are named. */
export async function callsDue(
  tx: PracticeTx,
  parts: Pick<DeskParts, 'keys'>,
  who: Biller,
  now: Date,
  among?: ReadonlySet<string>,
): Promise<{ patientId: string; by: string }[]> {
  const { staff, settings } = who;
  const { timeZone } = settings;
  const day = dayIn(now.toISOString(), timeZone);
  const basis = basisOf(settings, await rosterOf(tx), parts.keys);
  const month = day.slice(0, 7);
  const coached = await patientsCoached(tx, { staffId: staff.id, month, timeZone, day, basis });
  const mine = among === undefined ? coached : coached.filter(({ patientId }) => among.has(patientId));
  return dueOf(tx, parts, who, mine, { month, now });
}

async function dueOf(
  tx: PracticeTx,
  { keys }: Pick<DeskParts, 'keys'>,
  { practiceId, settings }: Biller,
  mine: readonly CoachedPatient[],
  at: { month: string; now: Date },
): Promise<{ patientId: string; by: string }[]> {
  const kept = mine.flatMap(({ patientId, by }) => (by === null ? [] : [{ patientId, by }]));
  const patientIds = mine.filter(({ isKept }) => !isKept).map(({ patientId }) => patientId);
  if (patientIds.length === 0) return kept;
  const asked = { practiceId, settings, ...at, patientIds: patientIds.slice(0, most) };
  const { evaluated } = await evaluatePatients(tx, keys, asked);
  const worked = evaluated.flatMap(({ patientId, evaluation, kept: month }) => {
    const due = month === undefined || month.status === 'open' ? callDue(evaluation) : undefined;
    return due ? [{ patientId, by: due.by }] : [];
  });
  return [...kept, ...worked];
}
