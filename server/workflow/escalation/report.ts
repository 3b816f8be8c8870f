import { flagsOf, type ReportedReading } from '../../domain/escalation/reported.ts';
import { dayIn } from '../../domain/time-zone.ts';
import { keepReport } from '../../storage/reports.ts';
import type { Actor, WorkflowParts } from '../parts.ts';
import { aboutPatient } from './about-patient.ts';
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
    const said = report.at === undefined ? now.getTime() : Date.parse(report.at);
    const at = new Date(Math.min(said, now.getTime())).toISOString();
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
    const told = { readings, words, selfHarmAnswer, day, reporting: { at, by: toldBy } };
    for (const { kind, because } of flagsOf(told, about)) {
      const one = { kind, because, words: words.trim(), from: { is: from, reportId: id } };
      const raisedId = await raise(tx, parts, actor, one, now);
      if (raisedId !== undefined) ids.push(raisedId);
    }
    return ids;
  });
  if (raised.length > 0) parts.outbox.nudge(actor.practiceId);
  return { id: report.key, raised };
};
