import { dayOf } from '../../domain/chart/chart-dates.ts';
import { readingsOf } from '../../domain/chart/prep-measures.ts';
import type { ChartSnapshot } from '../../domain/chart/snapshot.ts';
import { type AboutPatient, flagsOf, inKg, type ReportedReading } from '../../domain/escalation/reported.ts';
import { isHeartFailure, type WeighedOn } from '../../domain/escalation/weight-gain.ts';
import { dayIn } from '../../domain/time-zone.ts';
import type { PracticeTx } from '../../storage/database.ts';
import { keepReport, reportsOf } from '../../storage/reports.ts';
import { lastSnapshot } from '../../storage/snapshots.ts';
import type { Actor, WorkflowParts } from '../parts.ts';
import { auditWatch } from './clinician.ts';
import { raise } from './raise.ts';

export type Report = {
  key: string;
  from: 'check-in' | 'message';
  toldBy: 'patient' | 'family' | 'device';
  /** When it was measured or said; now, unless said. Never later than now. */
  at?: string;
  readings: ReportedReading[];
  words?: string;
  selfHarmAnswer?: number;
};

/**
 * Keeps what a patient reported between talks, a check-in or a message, and raises what the rules find in it, in one
 * transaction. Words are looked at by the rules alone: nobody is there to be asked. The same key again changes nothing.
 * Gives back the ids of what was raised.
 */
export const recordReport = async (
  parts: Pick<WorkflowParts, 'db' | 'keys' | 'outbox'>,
  actor: Actor,
  report: Report,
  now: Date,
): Promise<{ id: string; raised: string[] }> => {
  const raised = await parts.db.withPractice(actor.practiceId, async tx => {
    const { practiceId, patientId, staff, settings } = actor;
    const { key: id, from, toldBy, readings, words = '', selfHarmAnswer } = report;
    const at =
      report.at !== undefined && Date.parse(report.at) < now.getTime() ? report.at : now.toISOString();
    const day = dayIn(at, settings.timeZone);
    const about = await aboutPatient(tx, parts, actor, at);
    const kept = await keepReport(tx, {
      ...{ practiceId, id, patientId, staffId: staff.id, from, toldBy, at, readings, words },
      ...{ selfHarm: selfHarmAnswer === undefined ? null : { value: selfHarmAnswer } },
      recordedAt: now.toISOString(),
    });
    const detail = { from, readings: readings.length };
    const deed = { action: 'record-report', entity: 'patient_report', entityId: id, detail } as const;
    await auditWatch(tx, parts, actor, deed, now);
    if (!kept) return [];
    const ids: string[] = [];
    for (const { kind, because } of flagsOf({ readings, words, selfHarmAnswer, day }, about)) {
      const one = { kind, because, words: words.trim(), from: { is: from, reportId: id } };
      const raisedId = await raise(tx, parts, actor, one, now);
      if (raisedId !== undefined) ids.push(raisedId);
    }
    return ids;
  });
  if (raised.length > 0) parts.outbox.nudge(actor.practiceId);
  return { id: report.key, raised };
};

const weekAndADayMs = 8 * 24 * 60 * 60_000;

/** What the rules must know beside the report: of the last reading of the chart, and of what was reported before. */
async function aboutPatient(
  tx: PracticeTx,
  parts: Pick<WorkflowParts, 'keys'>,
  { practiceId, patientId, settings }: Actor,
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
