import { isRefusal, type Refusal, refuse } from '../domain/refusal.ts';
import { type SessionRow, turnSession } from '../storage/sessions.ts';
import { auditSession } from './audit-deed.ts';
import { ownSession } from './own-session.ts';
import type { Actor, WorkflowParts } from './parts.ts';

/**
 * Opens a signed session again, to be signed as its next version; what was signed stays as it is. Only its own
 * coach may. Asking twice is harmless.
 */
export const amendSession = (
  parts: Pick<WorkflowParts, 'db' | 'keys'>,
  actor: Actor,
  sessionId: string,
  now: Date,
): Promise<SessionRow | Refusal> =>
  parts.db.withPractice(actor.practiceId, async tx => {
    const session = await ownSession(tx, actor, sessionId, true);
    if (isRefusal(session)) return session;
    if (session.status === 'amending') return session;
    if (session.status === 'open') return refuse('session-not-signed', 'not-signed-yet');
    const reopened = await turnSession(tx, session, 'amending');
    await auditSession(tx, parts, actor, 'amend-session', sessionId, { version: session.version }, now);
    return reopened;
  });
