import {
  addMatters,
  changedIn,
  editHope,
  type HopeConflict,
  type HopeEdit,
} from '../../domain/physician/hope.ts';
import type { HopeView } from '../../domain/physician/physician-view.ts';
import type { SignedSession } from '../../domain/session/signed.ts';
import type { PracticeTx } from '../../storage/database.ts';
import { hopeOf, hopeToWrite, insertHope } from '../../storage/hope-pages.ts';
import { auditDeed } from '../audit-deed.ts';
import type { Actor, WorkflowParts } from '../parts.ts';

type Parts = Pick<WorkflowParts, 'db' | 'keys'>;

/** The page of what matters, as it stands. */
export const lookAtHope = (parts: Parts, actor: Actor, now: Date): Promise<HopeView | undefined> =>
  parts.db.withPractice(actor.practiceId, async tx => {
    await auditDeed(tx, parts, actor, { action: 'look-at-hope' }, now);
    return hopeOf(tx, actor.patientId);
  });

/**
 * Physician and coach write on the same page. What another wrote meanwhile stays and is put together with this where that
 * can be done; the rest comes back as conflicts with both texts. Edits that change nothing make no version.
 */
export const writeOnHope = (
  parts: Parts,
  actor: Actor,
  edits: readonly HopeEdit[],
  now: Date,
): Promise<{ hope: HopeView | undefined; conflicts: HopeConflict[] }> =>
  parts.db.withPractice(actor.practiceId, async tx => {
    const { practiceId, patientId, staff } = actor;
    const before = await hopeToWrite(tx, patientId);
    const { page, changed, conflicts } = editHope(before.page, edits);
    if (changed.length > 0) {
      const version = before.version + 1;
      const row = { practiceId, patientId, version, page, changed, staffId: staff.id };
      await insertHope(tx, { ...row, at: now.toISOString() });
    }
    const detail = { changed: changed.join(' '), conflicts: conflicts.length };
    await auditDeed(tx, parts, actor, { action: 'edit-hope', entity: 'hope_page', detail }, now);
    return { hope: await hopeOf(tx, patientId), conflicts };
  });

/** A signed session adds to the page what the patient said there; an amendment takes the place of what it said before. */
export const addMattersOfSession = async (
  tx: PracticeTx,
  practiceId: string,
  signed: SignedSession,
  before: SignedSession | undefined,
): Promise<void> => {
  const { matters } = signed.record;
  if (matters === undefined && before?.record.matters === undefined) return;
  const stood = await hopeToWrite(tx, signed.patientId);
  const page = addMatters(stood.page, matters ?? {}, before?.record.matters);
  const changed = changedIn(stood.page, page);
  if (changed.length === 0) return;
  const { coach, id: sessionId, patientId, signedAt: at } = signed;
  const version = stood.version + 1;
  const row = { patientId, version, page, changed, staffId: coach.staffId, sessionId, at };
  await insertHope(tx, { practiceId, ...row });
};
