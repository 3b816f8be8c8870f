import { type Refusal, refuse } from '../domain/refusal.ts';
import type { SessionDraft } from '../domain/session/draft.ts';
import { applyEdits, type Conflict, type Edit, type EditRefused } from '../domain/session/edits.ts';
import { type SessionRow, saveDraft, sessionToWrite } from '../storage/sessions.ts';
import { auditSession } from './audit-deed.ts';
import { raiseFromDraft } from './escalation/raise.ts';
import { strangersAmong } from './listed-medicines.ts';
import type { Actor, WorkflowParts } from './parts.ts';

export type Saved = {
  session: SessionRow;
  conflicts: Conflict[];
  refused: EditRefused[];
  /** Whether another writer's words stand in the draft that this writer has not seen. */
  othersWrote: boolean;
};

/**
 * Saves a writer's edits into a session being written. Two writers meet field by field: what does not collide is
 * applied, what does is handed back with both values and the loser's text is kept in the version. The same key
 * again changes nothing. A red flag that the coach gave a name is raised in the same transaction, and the numbers of one that was
 * raised follow. Refuses a session that is signed or not this patient's.
 */
export const saveEdits = async (
  parts: Pick<WorkflowParts, 'db' | 'keys'> & Partial<Pick<WorkflowParts, 'outbox'>>,
  actor: Actor,
  sessionId: string,
  save: { key: string; rev: number; edits: Edit[] },
  now: Date,
): Promise<Saved | Refusal> => {
  let raised = 0;
  const outcome = await parts.db.withOthers<Saved | Refusal>(actor.practiceId, actor.patientId, async tx => {
    const found = await sessionToWrite(tx, { patientId: actor.patientId, id: sessionId, saveKey: save.key });
    if (found === undefined || found.session.staffId !== actor.staff.id)
      return refuse('not-found', 'not-your-session');
    const { session } = found;
    if (session.status === 'signed') return refuse('session-signed', 'signed-already');
    const othersWrote = session.rev !== save.rev;
    if (found.savedBefore) return { session, conflicts: [], refused: [], othersWrote };
    const strangers = await strangersAmong(tx, parts, actor, session.draft, save.edits);
    const edits = save.edits.filter(({ path }) => !strangers.some(stranger => samePath(stranger.path, path)));
    const { draft, conflicts, refused: misfits } = applyEdits(session.draft, edits);
    const refused = [...misfits, ...strangers];
    if (same(draft, session.draft) && conflicts.length === 0)
      return { session, conflicts, refused, othersWrote };
    const saved = saveDraft(tx, session, {
      draft,
      saveKey: save.key,
      staffId: actor.staff.id,
      loginId: actor.loginId,
      at: now.toISOString(),
      lost: conflicts.map(conflict => ({ path: conflict.path, text: conflict.mine })),
    });
    await auditSession(
      tx,
      parts,
      actor,
      'save-session',
      sessionId,
      { rev: saved.rev, conflicts: conflicts.length },
      now,
    );
    if (draft.redFlags !== undefined || edits.some(({ path: [part] }) => part === 'measured'))
      raised = await raiseFromDraft(tx, parts, actor, { id: sessionId, draft }, now);
    return { session: saved, conflicts, refused, othersWrote };
  });
  if (raised > 0) parts.outbox?.nudge(actor.practiceId);
  return outcome;
};

const samePath = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((key, at) => key === other[at]);

const same = (one: SessionDraft, other: SessionDraft): boolean =>
  JSON.stringify(one) === JSON.stringify(other);
