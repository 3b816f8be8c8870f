import { chartWritesFor } from '../chart/write/chart-writes.ts';
import { isRefusal, type Refusal, refuse } from '../domain/refusal.ts';
import { insertChartWrites } from '../storage/chart-writes.ts';
import type { PracticeTx } from '../storage/database.ts';
import { type SessionRow, saveSignature, sessionOf, signatureWithKey } from '../storage/sessions.ts';
import { auditDeeds, type Deed } from './audit-deed.ts';
import { type Composed, composeSession } from './compose-session.ts';
import { keepOutcomes } from './keep-outcomes.ts';
import { showSession } from './look-at-session.ts';
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
export const signSession = (
  parts: WorkflowParts,
  actor: Actor,
  sessionId: string,
  request: SignRequest,
  now: Date,
): Promise<SessionRow | Refusal> => sign(parts, actor, sessionId, request, 'only', now);

/** The same, and what the coach then sees of the session; that look is written down with the signature. */
export const signAndLook = async (
  parts: WorkflowParts,
  actor: Actor,
  sessionId: string,
  request: SignRequest,
  now: Date,
) => {
  const signed = await sign(parts, actor, sessionId, request, 'and-look', now);
  return isRefusal(signed)
    ? signed
    : parts.db.withPractice(actor.practiceId, tx => showSession(tx, parts, actor, signed));
};

const sign = async (
  parts: WorkflowParts,
  actor: Actor,
  sessionId: string,
  request: SignRequest,
  signing: 'only' | 'and-look',
  now: Date,
): Promise<SessionRow | Refusal> => {
  const outcome = await parts.db.withPractice(actor.practiceId, async tx => {
    const [session, before] = await Promise.all([
      sessionOf(tx, actor.patientId, sessionId, true),
      signatureWithKey(tx, sessionId, request.key),
    ]);
    if (session === undefined || session.staffId !== actor.staff.id)
      return refuse('not-found', 'not-your-session');
    const about = { entity: 'coaching_session', entityId: sessionId };
    const look: Deed = { ...about, action: 'look-at-session', detail: { rev: session.rev } };
    const looks = signing === 'and-look' ? [look] : [];
    if (before) {
      if (looks.length > 0) await auditDeeds(tx, parts, actor, looks, now);
      return session;
    }
    if (session.status === 'signed') return refuse('session-signed', 'signed-already');
    if (session.rev !== request.rev) return refuse('session-changed', 'changed-since-preview');
    const composed = await composeSession(tx, actor, session, request, now);
    const [refusal] = composed.refusals;
    if (refusal !== undefined) return refusal;
    const [closed] = await Promise.all([
      saveSignature(tx, session, composed.signed, composed.note, request.key),
      keepOutcomes(tx, actor.practiceId, composed.signed, {
        ...composed.earlier,
        versionBefore: session.signed ?? undefined,
      }),
      enqueue(tx, actor, composed, now),
    ]);
    const detail = { version: closed.version, items: composed.routed.length };
    await auditDeeds(tx, parts, actor, [{ ...about, action: 'sign-session', detail }, ...looks], now);
    return closed;
  });
  if (!isRefusal(outcome)) parts.outbox.nudge(actor.practiceId);
  return outcome;
};

const enqueue = async (
  tx: PracticeTx,
  actor: Actor,
  { signed, routed, earlier }: Composed,
  now: Date,
): Promise<void> => {
  const rows = chartWritesFor({
    signed,
    routed,
    practiceId: actor.practiceId,
    iss: actor.iss,
    settings: actor.settings,
    previous: earlier.previous,
    before: earlier.before,
    newId: () => crypto.randomUUID(),
    now: now.toISOString(),
  });
  await insertChartWrites(tx, rows);
};
