import { flagsOf, type ReportedReading } from '../../domain/escalation/reported.ts';
import type { RedFlagKind } from '../../domain/session/choices.ts';
import { dayIn } from '../../domain/time-zone.ts';
import type { PracticeTx } from '../../storage/database.ts';
import { insertMessage } from '../../storage/messages.ts';
import { keepReport } from '../../storage/reports.ts';
import type { Actor, WorkflowParts } from '../parts.ts';
import { languageOfPatient } from '../physician/language-of-patient.ts';
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
    const { kept, raised: flags } = await keepAndRaise(tx, parts, actor, report, now);
    if (kept) await keepInThread(tx, parts, actor, report, now);
    return flags.map(({ id }) => id);
  });
  if (raised.length > 0) parts.outbox.nudge(actor.practiceId);
  return { id: report.key, raised };
};

/** The same in a transaction that does more: whether it was new, and what was raised. */
export async function keepAndRaise(
  tx: PracticeTx,
  parts: Pick<WorkflowParts, 'keys'>,
  actor: Actor,
  report: Report,
  now: Date,
): Promise<{ kept: boolean; raised: { id: string; kind: RedFlagKind }[] }> {
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
  const raised: { id: string; kind: RedFlagKind }[] = [];
  if (!kept) return { kept, raised };
  const told = { readings, words, selfHarmAnswer, day, reporting: { at, by: toldBy } };
  for (const { kind, because } of flagsOf(told, about)) {
    const one = { kind, because, words: words.trim(), from: { is: from, reportId: id } };
    const raisedId = await raise(tx, parts, actor, one, now);
    if (raisedId !== undefined) raised.push({ id: raisedId, kind });
  }
  return { kept, raised };
}

/** What was told as a message stands in the thread of messages too. The coach who wrote it down has read it. */
async function keepInThread(
  tx: PracticeTx,
  parts: Pick<WorkflowParts, 'keys'>,
  actor: Actor,
  { key: id, from, toldBy, at, words = '' }: Report,
  now: Date,
): Promise<void> {
  if (from !== 'message' || toldBy === 'device' || words.trim() === '') return;
  const { practiceId, patientId, staff } = actor;
  const recordedAt = now.toISOString();
  await insertMessage(
    tx,
    { practiceId, patientId, staffId: staff.id },
    {
      ...{ id, from: toldBy === 'family' ? 'circle' : 'patient', way: 'other', reading: 'read' },
      ...{ language: await languageOfPatient(tx, parts, actor), body: words.trim() },
      ...{ writtenAt: at ?? recordedAt, recordedAt },
    },
  );
}
