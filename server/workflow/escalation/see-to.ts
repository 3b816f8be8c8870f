import { type Closing, closeEscalation, seeEscalation } from '../../domain/escalation/escalation.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusal.ts';
import type { PracticeTx } from '../../storage/database.ts';
import {
  addEvent,
  type EscalationRow,
  escalationsToChange,
  escalationToChange,
  reportOf,
  saveState,
  stateOf,
} from '../../storage/escalations.ts';
import type { WorkflowParts } from '../parts.ts';
import { auditWatch, type OnWatch } from './clinician.ts';
import { putClosed } from './in-chart.ts';
import { entityOf } from './raise.ts';

type Parts = Pick<WorkflowParts, 'db' | 'keys' | 'outbox'>;

/** A clinician looks at it: from then on it climbs more slowly. Twice is harmless. */
export const seeTo = (parts: Parts, who: OnWatch, id: string, now: Date): Promise<{ id: string } | Refusal> =>
  parts.db.withPractice(who.practiceId, async tx => {
    const row = await escalationToChange(tx, id, who.patientId);
    if (row === undefined) return refuse('not-found', 'no-such-item');
    const before = stateOf(row);
    const after = seeEscalation(before, who.staff, now.toISOString());
    if (isRefusal(after)) return after;
    if (before.status === 'open') await saveState(tx, id, after);
    const event = {
      practiceId: who.practiceId,
      escalationId: id,
      at: now.toISOString(),
      byStaffId: who.staff.id,
    };
    if (before.status !== 'closed')
      await addEvent(tx, { ...event, once: `seen:${who.staff.id}`, what: 'seen' });
    const deed = { action: 'see-escalation', patientId: row.patientId, ...entityOf(id) } as const;
    await auditWatch(tx, parts, who, deed, now);
    return { id };
  });

type Closure = { done: Closing; words: string; together?: readonly string[] };

/**
 * A clinician closes it with what was done, and what stands in the chart is changed with it. `together`: others raised from
 * the same report, closed with the same statement: all of them, or none. Refuses what came from elsewhere.
 */
export const close = async (
  parts: Parts,
  who: OnWatch,
  id: string,
  { together = [], ...closing }: Closure,
  now: Date,
): Promise<{ id: string } | Refusal> => {
  const closed = await parts.db.withPractice(who.practiceId, async tx => {
    const ids = [...new Set([id, ...together])];
    const rows = await escalationsToChange(tx, ids, who.patientId);
    const first = rows.find(row => row.id === id);
    if (first === undefined || rows.length < ids.length) return refuse('not-found', 'no-such-item');
    const report = reportOf(first);
    if (rows.length > 1 && (report === undefined || rows.some(row => reportOf(row) !== report)))
      return refuse('bad-request', 'not-understood', 'together');
    const decided = rows.map(row => closeEscalation(stateOf(row), who.staff, closing, now.toISOString()));
    const refused = decided.find(isRefusal);
    if (refused) return refused;
    for (const row of rows) await closeOne(tx, parts, who, row, closing, now);
    return { id };
  });
  if (!isRefusal(closed)) parts.outbox.nudge(who.practiceId);
  return closed;
};

async function closeOne(
  tx: PracticeTx,
  parts: Parts,
  who: OnWatch,
  row: EscalationRow,
  closing: Omit<Closure, 'together'>,
  now: Date,
): Promise<void> {
  const after = closeEscalation(stateOf(row), who.staff, closing, now.toISOString());
  if (isRefusal(after) || after.status !== 'closed') throw new Error('closing an escalation left it open');
  const { id } = row;
  await saveState(tx, id, after);
  const { closedAt: at, doneWords: words, seenAt } = after;
  const event = { practiceId: who.practiceId, escalationId: id, at, byStaffId: who.staff.id };
  await addEvent(tx, { ...event, once: 'closed', what: 'closed', words });
  await putClosed(tx, who, row, { at, seenAt, words }, now);
  const detail = { done: after.done };
  const deed = { action: 'close-escalation', patientId: row.patientId, ...entityOf(id), detail } as const;
  await auditWatch(tx, parts, who, deed, now);
}

/** Anybody of the practice who may read it may add what they know; that closes nothing. The same key again is the same. */
export const noteOn = (
  parts: Pick<WorkflowParts, 'db' | 'keys'>,
  who: OnWatch,
  id: string,
  { key, words }: { key: string; words: string },
  now: Date,
): Promise<{ id: string } | Refusal> =>
  parts.db.withPractice(who.practiceId, async tx => {
    const row = await escalationToChange(tx, id, who.patientId);
    if (row === undefined) return refuse('not-found', 'no-such-item');
    const event = {
      practiceId: who.practiceId,
      escalationId: id,
      at: now.toISOString(),
      byStaffId: who.staff.id,
    };
    await addEvent(tx, { ...event, once: `note:${key}`, what: 'note', words: words.trim() });
    const deed = { action: 'note-escalation', patientId: row.patientId, ...entityOf(id) } as const;
    await auditWatch(tx, parts, who, deed, now);
    return { id };
  });
