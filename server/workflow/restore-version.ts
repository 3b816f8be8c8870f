import { type Refusal, refuse } from '../domain/refusal.ts';
import { type SessionRow, saveDraft, saveWithKey, sessionOf, versionOf } from '../storage/sessions.ts';
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
    const session = await sessionOf(tx, actor.patientId, sessionId, true);
    const version = await versionOf(tx, sessionId, rev);
    if (session === undefined || session.staffId !== actor.staff.id || version === undefined)
      return refuse('not-found', 'no-such-version');
    if (session.status === 'signed') return refuse('session-signed', 'signed-already');
    if (await saveWithKey(tx, sessionId, key)) return session;
    const saved = await saveDraft(tx, session, {
      draft: version.draft,
      saveKey: key,
      staffId: actor.staff.id,
      loginId: actor.loginId,
      at: now.toISOString(),
    });
    await auditSession(tx, parts, actor, 'restore-version', sessionId, { from: rev, rev: saved.rev }, now);
    return saved;
  });
