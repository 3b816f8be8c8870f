import type { ChartSnapshot } from '../../domain/chart/snapshot.ts';
import {
  asOf,
  firstState,
  type Handoff,
  isOpen,
  roomAlone,
  type Urgency,
} from '../../domain/handoff/handoff.ts';
import { reasonsOfChart } from '../../domain/handoff/reasons-of-chart.ts';
import { usualCriteria } from '../../domain/physician/handoff-criteria.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusal.ts';
import type { PracticeTx } from '../../storage/database.ts';
import { handoffsOfPatient, handoffToChange, insertHandoff, type Who } from '../../storage/handoffs.ts';
import { tellNews } from '../../storage/news.ts';
import { oneAtATime } from '../../storage/turns.ts';
import { auditDeed } from '../audit-deed.ts';
import type { Actor, WorkflowParts } from '../parts.ts';
import { keptSnapshot, readOnce } from '../read-once.ts';
import { fileHandoff } from './file-handoff.ts';

/** Without `reasons` and words the chart's own reasons are taken. */
export type HandOver = { key: string; urgency: Urgency; room?: string; reasons?: string[]; words?: string };

/** How long a handoff waits to learn the patient's name and what the EMR takes, where either is only being asked. */
const patienceMs = 1_500;

/**
 * A physician hands the patient of the launch over: the free coaches are called, or it waits in their list. The same key
 * again changes nothing. Refuses where the patient is handed over already and still waits.
 */
export const handOver = async (
  parts: WorkflowParts,
  actor: Actor,
  asked: HandOver,
  now: Date,
): Promise<Handoff | Refusal> => {
  const { practiceId, patientId, iss, visitId, staff, settings } = actor;
  const kept = await keptSnapshot(parts, actor);
  const [who] = await Promise.all([whoIs(parts, actor, kept, now), soon(parts.recheckEmr(practiceId, iss))]);
  const reasons = asked.reasons ?? (asked.words ? [] : reasonsFrom(kept, actor, now));
  const made = await parts.db.withPractice(practiceId, async tx => {
    await oneAtATime(tx, `handoff/${patientId}`);
    const before = await handoffsOfPatient(tx, patientId);
    const again = before.find(one => one.id === asked.key);
    if (again) return again;
    if (await isTakenKey(tx, asked.key)) return refuse('not-found', 'no-such-handoff');
    if (before.some(one => isOpen(asOf(one, now, settings.callMinutes))))
      return refuse('conflict', 'handed-over-already');
    const handoff = handoffOf({ ...asked, reasons }, actor, now.toISOString());
    await insertHandoff(tx, parts.keys, handoff, { practiceId, iss, visitId, who });
    await fileHandoff(tx, actor, { handoff, iss, visitId, changedAt: handoff.handedOverAt }, now);
    await tellNews(tx);
    const detail = { urgency: handoff.urgency };
    const deed = { action: 'hand-over', entity: 'handoff', entityId: handoff.id, detail } as const;
    await auditDeed(tx, parts, { practiceId, loginId: actor.loginId, patientId, staff }, deed, now);
    return handoff;
  });
  if (!isRefusal(made)) parts.outbox.nudge(practiceId);
  return made;
};

/** A key that another patient's handoff has says nothing about that one. */
const isTakenKey = async (tx: PracticeTx, key: string): Promise<boolean> =>
  (await handoffToChange(tx, key)) !== undefined;

const handoffOf = (
  asked: HandOver & { reasons: string[] },
  { patientId, staff }: Actor,
  at: string,
): Handoff => ({
  ...{ id: asked.key, patientId, by: { staffId: staff.id, name: staff.name } },
  ...{ urgency: asked.urgency, reasons: asked.reasons, handedOverAt: at, passes: [] },
  ...(asked.room && { room: roomAlone(asked.room) }),
  ...(asked.words && { words: asked.words }),
  state: firstState(asked.urgency, at),
});

const reasonsFrom = (kept: ChartSnapshot | undefined, { settings }: Actor, now: Date): string[] =>
  kept
    ? reasonsOfChart(kept, {
        ...{ now, timeZone: settings.timeZone, criteria: settings.handoffWhen ?? usualCriteria },
      })
    : [];

/** Who the patient is, as the chart was last read or is just being read. A handoff never waits long for it. */
async function whoIs(
  parts: WorkflowParts,
  actor: Actor,
  kept: ChartSnapshot | undefined,
  now: Date,
): Promise<Who | undefined> {
  const patient = kept?.patient ?? (await soon(readOnce(parts, actor, now).patient));
  if (patient?.status !== 'recorded') return undefined;
  const { name, birthDate } = patient.value;
  return { name, ...(birthDate && { birthDate }) };
}

const soon = <T>(promise: Promise<T>): Promise<T | undefined> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>(resolve => {
    timer = setTimeout(() => resolve(undefined), patienceMs);
  });
  return Promise.race([promise.catch(() => undefined), late]).finally(() => clearTimeout(timer));
};
