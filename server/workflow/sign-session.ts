import { chartWritesFor } from '../chart/write/chart-writes.ts';
import { isRefusal, type Refusal, refuse } from '../domain/refusal.ts';
import { insertChartWrites, writesOfSession } from '../storage/chart-writes.ts';
import type { PracticeTx } from '../storage/database.ts';
import { type SessionRow, saveSignature, sessionOf, signatureWithKey } from '../storage/sessions.ts';
import { auditSession } from './audit-deed.ts';
import { type Composed, composeSession } from './compose-session.ts';
import { keepOutcomes } from './keep-outcomes.ts';
import type { Actor, WorkflowParts } from './parts.ts';

export type SignRequest = {
  key: string;
  rev: number;
  /** The note in the coach's own words, filed verbatim. */
  note?: string;
  amendmentReason?: string;
};

/**
 * The one signature. One transaction closes the session, keeps its plans, teach-backs, promises and minutes, and
 * puts every chart write in the outbox; after it the outbox is nudged. The same key again answers as the first time.
 * Refuses: a session signed already, a draft that moved on since the preview, and whatever the rules refuse
 * (nothing recorded, a red flag nobody was told of, an amendment without a reason).
 */
export const signSession = async (
  parts: WorkflowParts,
  actor: Actor,
  sessionId: string,
  request: SignRequest,
  now: Date,
): Promise<SessionRow | Refusal> => {
  const outcome = await parts.db.withPractice(actor.practiceId, async tx => {
    const session = await sessionOf(tx, actor.patientId, sessionId, true);
    if (session === undefined || session.staffId !== actor.staff.id)
      return refuse(
        'not-found',
        'There is no such session of yours with this patient. Reopen it from the chart.',
      );
    if (await signatureWithKey(tx, sessionId, request.key)) return session;
    if (session.status === 'signed')
      return refuse('session-signed', 'This session is signed already. Choose "Amend" to add to it.');
    if (session.rev !== request.rev)
      return refuse('session-changed', 'The session changed since the preview. Look once more, then sign.');
    const composed = await composeSession(tx, actor, session, request, now);
    const [refusal] = composed.refusals;
    if (refusal !== undefined) return refusal;
    const closed = await saveSignature(tx, session, composed.signed, composed.note, request.key);
    await keepOutcomes(tx, actor.practiceId, composed.signed);
    await enqueue(tx, actor, composed, now);
    const detail = { version: closed.version, items: composed.routed.length };
    await auditSession(tx, parts, actor, 'sign-session', sessionId, detail, now);
    return closed;
  });
  if (!isRefusal(outcome)) parts.outbox.nudge(actor.practiceId);
  return outcome;
};

const enqueue = async (
  tx: PracticeTx,
  actor: Actor,
  { signed, routed }: Composed,
  now: Date,
): Promise<void> => {
  const previous = signed.version > 1 ? await writesOfSession(tx, signed.id) : [];
  const rows = chartWritesFor({
    signed,
    routed,
    practiceId: actor.practiceId,
    iss: actor.iss,
    settings: actor.settings,
    previous,
    newId: () => crypto.randomUUID(),
    now: now.toISOString(),
  });
  await insertChartWrites(tx, rows);
};
