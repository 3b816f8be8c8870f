import type { ReportView, WatchView } from '../../domain/escalation/on-watch.ts';
import type { PracticeTx } from '../../storage/database.ts';
import { addEvent, type EscalationsMark, escalationsMark } from '../../storage/escalations.ts';
import { reportsOf } from '../../storage/reports.ts';
import { rosterOf } from '../../storage/rosters.ts';
import { escalationsFor } from '../../views/escalations.ts';
import type { Actor, WorkflowParts } from '../parts.ts';
import { auditWatch, type OnWatch } from './clinician.ts';

type Parts = Pick<WorkflowParts, 'db' | 'keys'>;

/** The escalations of the practice, or of the patient of the page alone; the look is written down. */
export const lookAtEscalations = (
  parts: Parts,
  who: OnWatch,
  now: Date,
  onlyHere = false,
): Promise<WatchView> => parts.db.withPractice(who.practiceId, tx => look(tx, parts, who, now, onlyHere));

/** The same for a page in sight: on whose page what is open appeared first is written down as well. */
export const showEscalations = (parts: Parts, who: OnWatch, now: Date): Promise<WatchView> =>
  parts.db.withPractice(who.practiceId, async tx => {
    const view = await look(tx, parts, who, now);
    for (const { id, status } of view.escalations) {
      if (status === 'closed') continue;
      const event = { practiceId: who.practiceId, escalationId: id, byStaffId: who.staff.id };
      await addEvent(tx, { ...event, what: 'shown', once: `shown:${who.staff.id}`, at: now.toISOString() });
    }
    return view;
  });

/** How many are open, and a mark that changes when anything of them does, or of one patient's. It tells nothing of them. */
export const markOf = (
  parts: Pick<WorkflowParts, 'db'>,
  practiceId: string,
  patientId?: string,
): Promise<EscalationsMark> => parts.db.glance(practiceId, tx => escalationsMark(tx, patientId));

const monthMs = 30 * 24 * 60 * 60_000;

/** What this patient reported in the last thirty days, newest first. */
export const lookAtReports = (parts: Parts, actor: Actor, now: Date): Promise<ReportView[]> =>
  parts.db.withPractice(actor.practiceId, async tx => {
    const since = new Date(now.getTime() - monthMs).toISOString();
    const [rows, roster] = await Promise.all([reportsOf(tx, actor.patientId, since), rosterOf(tx)]);
    await auditWatch(
      tx,
      parts,
      actor,
      { action: 'look-at-escalations', detail: { reports: rows.length } },
      now,
    );
    return rows.map(({ id, from, toldBy, at, staffId, readings, words }) => ({
      ...{ id, from, toldBy, at, readings, words },
      recordedBy: roster.find(person => person.id === staffId)?.name ?? '',
    }));
  });

async function look(tx: PracticeTx, parts: Parts, who: OnWatch, now: Date, onlyHere = false) {
  const view = await escalationsFor(tx, parts.keys, watcherOf(who), now, onlyHere);
  const detail = { open: view.escalations.filter(({ status }) => status !== 'closed').length };
  await auditWatch(tx, parts, who, { action: 'look-at-escalations', detail }, now);
  return view;
}

const watcherOf = ({ practiceId, staff, patientId, settings }: OnWatch) => ({
  ...{ practiceId, staff, patientId, settings },
});
