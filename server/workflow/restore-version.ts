import { type Refusal, refuse } from '../domain/refusal.ts';
import { type SessionRow, saveDraft, sessionToWrite, versionOf } from '../storage/sessions.ts';
import { auditSession } from './audit-deed.ts';
import type { Actor, WorkflowParts } from './parts.ts';

/** Brings an earlier version of a draft back as the newest; nothing between is lost. Refuses a signed session. */
export const restoreVersion = (
  parts: Pick<WorkflowParts, 'db' | 'keys'>,
  actor: Actor,
  sessionId: string,
  rev: number,
  key: string,
  now: Date,
): Promise<SessionRow | Refusal> =>
  parts.db.withPractice(actor.practiceId, async tx => {
    const [found, version] = await Promise.all([
      sessionToWrite(tx, { patientId: actor.patientId, id: sessionId, saveKey: key }),
      versionOf(tx, sessionId, rev),
    ]);
    if (found === undefined || found.session.staffId !== actor.staff.id || version === undefined)
      return refuse('not-found', 'no-such-version');
    const { session } = found;
    if (session.status === 'signed') return refuse('session-signed', 'signed-already');
    if (found.savedBefore) return session;
    const saved = saveDraft(tx, session, {
      draft: version.draft,
      saveKey: key,
      staffId: actor.staff.id,
      loginId: actor.loginId,
      at: now.toISOString(),
    });
    await auditSession(tx, parts, actor, 'restore-version', sessionId, { from: rev, rev: saved.rev }, now);
    return saved;
  });
