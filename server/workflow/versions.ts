import { isRefusal, type Refusal } from '../domain/refusal.ts';
import { versionsOf } from '../storage/sessions.ts';
import { auditSession } from './audit-deed.ts';
import { ownSession } from './own-session.ts';
import type { Actor, WorkflowParts } from './parts.ts';

/** The last ten versions of a session of one's own, newest first, with what was lost where two writers met. */
export const lookAtVersions = (
  parts: Pick<WorkflowParts, 'db' | 'keys'>,
  actor: Actor,
  sessionId: string,
  now: Date,
): Promise<{ rev: number; savedAt: string; by: string; lost: unknown[] }[] | Refusal> =>
  parts.db.withPractice(actor.practiceId, async tx => {
    const session = await ownSession(tx, actor, sessionId);
    if (isRefusal(session)) return session;
    await auditSession(tx, parts, actor, 'look-at-session', sessionId, { versions: true }, now);
    return (await versionsOf(tx, sessionId)).map(({ version, by }) => ({
      rev: version.rev,
      savedAt: new Date(version.savedAt).toISOString(),
      by,
      lost: version.lost ?? [],
    }));
  });
