import { dayOf } from '../../domain/chart/chart-dates.ts';
import { readingsOf } from '../../domain/chart/prep-measures.ts';
import type { ChartSnapshot } from '../../domain/chart/snapshot.ts';
import { type AboutPatient, inKg } from '../../domain/escalation/reported.ts';
import { isHeartFailure, type WeighedOn } from '../../domain/escalation/weight-gain.ts';
import { dayIn } from '../../domain/time-zone.ts';
import type { PracticeTx } from '../../storage/database.ts';
import { reportsOf } from '../../storage/reports.ts';
import { lastSnapshot } from '../../storage/snapshots.ts';
import type { Actor, WorkflowParts } from '../parts.ts';

const weekAndADayMs = 8 * 24 * 60 * 60_000;

/**
 * What the rules must know beside what was measured at `at`: of the last reading of the chart, and of what was reported
 * before.
 */
export async function aboutPatient(
  tx: PracticeTx,
  parts: Pick<WorkflowParts, 'keys'>,
  { practiceId, patientId, settings }: Pick<Actor, 'practiceId' | 'patientId' | 'settings'>,
  at: string,
): Promise<AboutPatient> {
  const since = new Date(Date.parse(at) - weekAndADayMs).toISOString();
  const snapshot = await lastSnapshot(tx, parts.keys, practiceId, patientId);
  const reports = await reportsOf(tx, patientId, since);
  const reported = reports.flatMap(({ at: weighedAt, readings }) =>
    readings.flatMap(reading =>
      reading.measure === 'weight' ? [{ kg: inKg(reading), day: dayIn(weighedAt, settings.timeZone) }] : [],
    ),
  );
  const { timeZone } = settings;
  return {
    heartFailure: heartFailureIn(snapshot),
    weights: [...reported, ...weightsIn(snapshot, dayIn(at, timeZone), timeZone)],
  };
}

const heartFailureIn = (snapshot: ChartSnapshot | undefined): AboutPatient['heartFailure'] => {
  const problems = snapshot?.problems;
  if (problems?.status === 'none-recorded') return 'no';
  if (problems?.status !== 'recorded') return 'unread';
  return problems.value.some(isHeartFailure) ? 'yes' : 'no';
};

function weightsIn(snapshot: ChartSnapshot | undefined, today: string, timeZone: string): WeighedOn[] {
  if (snapshot?.measures.status !== 'recorded') return [];
  const weight = snapshot.measures.value.find(({ kind, unit }) => kind === 'weight' && unit === 'kg');
  const readings = weight ? readingsOf(weight, today, timeZone) : [];
  return readings.map(({ value, day }) => ({ kg: value, day: dayOf(day, timeZone) }));
}
