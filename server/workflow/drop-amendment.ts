import { isRefusal, type Refusal, refuse } from '../domain/refusal.ts';
import { type SessionRow, saveDraft, turnSession } from '../storage/sessions.ts';
import { auditSession } from './audit-deed.ts';
import { ownSession } from './own-session.ts';
import type { Actor, WorkflowParts } from './parts.ts';

/**
 * Leaves a session as it was signed: an amendment that was begun is dropped, and what was written for it stays among
 * the versions. A red flag that it raised stays open until a clinician closes it. Only its own coach may. Asking twice is
 * harmless. Refuses a session that was never signed.
 */
export const dropAmendment = (
  parts: Pick<WorkflowParts, 'db' | 'keys'>,
  actor: Actor,
  sessionId: string,
  now: Date,
): Promise<SessionRow | Refusal> =>
  parts.db.withPractice(actor.practiceId, async tx => {
    const session = await ownSession(tx, actor, sessionId, true);
    if (isRefusal(session)) return session;
    if (session.status === 'signed') return session;
    if (session.signed === null) return refuse('session-not-signed', 'not-signed-yet');
    const closed = await turnSession(tx, session, 'signed');
    const { record } = session.signed;
    const asSigned =
      JSON.stringify(record) === JSON.stringify(session.draft)
        ? closed
        : saveDraft(tx, closed, {
            draft: record,
            saveKey: `dropped-${session.rev}`,
            staffId: actor.staff.id,
            loginId: actor.loginId,
            at: now.toISOString(),
          });
    const detail = { version: session.version, from: session.rev, rev: asSigned.rev };
    await auditSession(tx, parts, actor, 'drop-amendment', sessionId, detail, now);
    return asSigned;
  });
