import type { AuditAction } from '../domain/practice/audit-actions.ts';
import { isRefusal, type Refusal, refuse } from '../domain/refusal.ts';
import { answerUnclear, chartWriteOf, leaveTheirs, retryRefused } from '../storage/chart-writes.ts';
import { sessionOf } from '../storage/sessions.ts';
import { auditDeed } from './audit-deed.ts';
import type { Actor, WorkflowParts } from './parts.ts';

/**
 * A person settles an unclear write: they looked in the chart and it is there, or it is not (then it is sent
 * again). Refuses a write that is not unclear or not this patient's.
 */
export const answerUnclearWrite = async (
  parts: Pick<WorkflowParts, 'db' | 'keys' | 'outbox'>,
  actor: Actor,
  writeId: string,
  answer: 'it-is-there' | 'it-is-not-there',
  now: Date,
): Promise<{ sessionId: string } | Refusal> =>
  settle(
    parts,
    actor,
    { writeId, status: 'unclear', action: 'answer-unclear-write', answer },
    now,
    (tx, row) => answerUnclear(tx, row.id, answer, now.toISOString()),
  );

/** Sends a refused write once more, after its cause was put right. Refuses a write that was not refused. */
export const retryWrite = async (
  parts: Pick<WorkflowParts, 'db' | 'keys' | 'outbox'>,
  actor: Actor,
  writeId: string,
  now: Date,
): Promise<{ sessionId: string } | Refusal> =>
  settle(parts, actor, { writeId, status: 'refused', action: 'retry-chart-write' }, now, (tx, row) =>
    retryRefused(tx, row.id, now.toISOString()),
  );

/**
 * A person decides about a change that met somebody else's in the chart: ours goes on top of the version they were
 * shown, or what stands there is left. Refuses a write that was not refused for that, or of which nothing was shown.
 */
export const answerConflict = async (
  parts: Pick<WorkflowParts, 'db' | 'keys' | 'outbox'>,
  actor: Actor,
  writeId: string,
  answer: 'send-ours' | 'leave-theirs',
  now: Date,
): Promise<{ sessionId: string } | Refusal> =>
  settle(
    parts,
    actor,
    { writeId, status: 'refused', action: 'answer-conflict', answer },
    now,
    async (tx, row) => {
      const { receipt } = row;
      if (receipt.status !== 'refused' || receipt.because !== 'conflict' || receipt.theirs === undefined)
        return refuse('conflict', 'item-moved-on');
      if (answer === 'leave-theirs') await leaveTheirs(tx, row.id);
      else await retryRefused(tx, row.id, now.toISOString(), receipt.theirs.version);
    },
  );

type Row = NonNullable<Awaited<ReturnType<typeof chartWriteOf>>>;
type Tx = Parameters<typeof chartWriteOf>[0];

/** Sent once more after an amendment was signed, an earlier version would stand beside the later one. */
const isReplaced = async (tx: Tx, actor: Actor, row: Row): Promise<boolean> => {
  const session = await sessionOf(tx, actor.patientId, row.sessionId);
  return session !== undefined && session.version > row.sessionVersion;
};

/** A write as it must stand to be settled, and what the audit says of it. */
type Settling = { writeId: string; status: Row['receipt']['status']; action: AuditAction; answer?: string };

/** Does the deed on a write that stands as it must, and says so in the audit. Refuses one that moved on meanwhile. */
const settle = async (
  parts: Pick<WorkflowParts, 'db' | 'keys' | 'outbox'>,
  actor: Actor,
  { writeId, status, action, answer }: Settling,
  now: Date,
  deed: (tx: Tx, row: Row) => Promise<unknown>,
): Promise<{ sessionId: string } | Refusal> => {
  const settled = await parts.db.withPractice(actor.practiceId, async tx => {
    const row = await chartWriteOf(tx, actor.patientId, writeId);
    if (row === undefined) return refuse('not-found', 'no-such-item');
    if (row.receipt.status !== status) return refuse('conflict', 'item-moved-on');
    if (status === 'refused' && (await isReplaced(tx, actor, row)))
      return refuse('conflict', 'later-version');
    const outcome = await deed(tx, row);
    if (isRefusal(outcome)) return outcome;
    const detail = answer === undefined ? {} : { detail: { answer } };
    await auditDeed(tx, parts, actor, { action, entity: 'chart_write', entityId: row.id, ...detail }, now);
    return { sessionId: row.sessionId };
  });
  parts.outbox.nudge(actor.practiceId);
  return settled;
};
