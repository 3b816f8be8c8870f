import type { DeclineReason, HandedPatient } from '../../domain/panel/hand-over.ts';
import { decline, end, takeOn } from '../../domain/panel/handed.ts';
import type { AuditAction } from '../../domain/practice/audit-actions.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusal.ts';
import { dayIn } from '../../domain/time-zone.ts';
import { metAnother } from '../../storage/bookings.ts';
import type { PracticeTx } from '../../storage/database.ts';
import { handOverToChange, type KeptHandOver } from '../../storage/hand-overs.ts';
import { tellNews } from '../../storage/news.ts';
import { auditDeeds } from '../audit-deed.ts';
import { type DeskParts, doerOf, notInChart } from '../desk/teller.ts';
import type { Coach } from '../panel/own-panel.ts';
import type { WorkflowParts } from '../parts.ts';
import { standingNow } from './known.ts';
import { keepStep } from './move-patient.ts';
import { about, personOf } from './propose.ts';

type Parts = DeskParts & Pick<WorkflowParts, 'outbox'>;
type Done = { id: string; changed: number };

/** The new coach takes on those named of who waits for them: from the day on they are on their queue, and the chart says so. */
export const takeOnPatients = (parts: Parts, who: Coach, id: string, named: readonly string[], now: Date) =>
  answer(parts, who, id, 'take-on-patient', now, async (tx, { handOver, patients }) => {
    const ids = patients.map(({ patientId }) => patientId);
    const standing = await standingNow(tx, ids, now);
    const today = dayIn(now.toISOString(), who.settings.timeZone);
    return takeOn(patients, named, {
      ...{ handOver, standing, today },
      ...{ by: personOf(who), now: now.toISOString() },
    });
  });

/** The new coach does not take them on: they go back to who proposed, with the reason. */
export const declinePatients = (
  parts: Parts,
  who: Coach,
  id: string,
  said: { patients: readonly string[]; why: DeclineReason; words?: string },
  now: Date,
) =>
  answer(parts, who, id, 'decline-patient', now, async (_, { patients }) =>
    decline(patients, said.patients, { ...said, by: personOf(who), now: now.toISOString() }),
  );

/** Takes back who has not changed yet; brings back, before the day, who was given until one. */
export const endHandOver = (parts: Parts, who: Coach, id: string, named: readonly string[], now: Date) =>
  answer(parts, who, id, 'end-hand-over', now, async (_, { handOver, patients }) =>
    end(patients, named, { handOver, by: personOf(who), now: now.toISOString() }),
  );

type Decide = (tx: PracticeTx, kept: KeptHandOver) => Promise<HandedPatient[] | Refusal>;

/** One transaction: lock, decide, keep each step with all that moves by it, write down each patient. */
async function answer(
  parts: Parts,
  who: Coach,
  id: string,
  action: AuditAction,
  now: Date,
  decide: Decide,
): Promise<Done | Refusal> {
  const refused = notInChart(who);
  if (refused) return refused;
  const { practiceId } = who;
  const { timeZone } = who.settings;
  const deed = async (tx: PracticeTx): Promise<Done | Refusal> => {
    const kept = await handOverToChange(tx, id);
    if (kept === undefined) return refuse('not-found', 'not-handed-to-you');
    const { handOver, iss } = kept;
    const changed = await decide(tx, kept);
    if (isRefusal(changed)) return changed;
    for (const after of changed) {
      const before = kept.patients.find(({ patientId }) => patientId === after.patientId);
      if (before === undefined) throw new Error('a hand-over has a patient more than before');
      await keepStep(tx, { practiceId, iss, timeZone, handOver }, before, after, now);
      const deed = { action, ...about(id), detail: { status: after.state.status } };
      await auditDeeds(tx, parts, doerOf(who, after.patientId), [deed], now);
    }
    if (changed.length > 0) await tellNews(tx);
    return { id, changed: changed.length };
  };
  const done = await parts.db.withPractice(practiceId, deed).catch(cause => {
    // Meanwhile the new coach booked a talk at the very time of one that comes along.
    if (metAnother(cause)) return refuse('conflict', 'hand-over-moved-on');
    throw cause;
  });
  if (!isRefusal(done)) parts.outbox.nudge(practiceId);
  return done;
}
