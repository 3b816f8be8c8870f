import { begunAs } from '../domain/handoff/talk.ts';
import { begunToday } from '../domain/physician/standing-cards.ts';
import type { PracticeTx } from '../storage/database.ts';
import { linkHandoff } from '../storage/handoffs.ts';
import { standCardsAnew } from '../storage/physician-cards.ts';
import {
  insertSession,
  nameVisit,
  type SessionRow,
  saveDraft,
  sessionBeingWritten,
  sessionOf,
} from '../storage/sessions.ts';
import { oneAtATime } from '../storage/turns.ts';
import { auditSession } from './audit-deed.ts';
import type { Actor, WorkflowParts } from './parts.ts';

/**
 * Opens a coaching session with this patient, or resumes the one this coach is already writing: a second window or
 * a second press finds the same session. `key` becomes the session's id.
 */
export const openSession = (
  parts: WorkflowParts,
  actor: Actor,
  key: string,
  now: Date,
): Promise<SessionRow> =>
  parts.db.withPractice(actor.practiceId, async tx => {
    await oneAtATime(tx, `open-session/${actor.patientId}/${actor.staff.id}`);
    const writing =
      (await sessionBeingWritten(tx, actor.patientId, actor.staff.id)) ??
      (await sessionOf(tx, actor.patientId, key));
    // A session begun before the visit was there belongs to the visit it is gone on with.
    if (writing?.visitId === null && writing.status === 'open' && actor.visitId !== undefined)
      await nameVisit(tx, writing.id, actor.visitId);
    const session =
      writing ??
      (await insertSession(tx, {
        practiceId: actor.practiceId,
        id: key,
        patientId: actor.patientId,
        staffId: actor.staff.id,
        visitId: actor.visitId ?? null,
        openedAt: now.toISOString(),
      }));
    if (writing === undefined) sayBegun(tx, actor, now);
    const fromHandoff = await linkHandoff(tx, actor.patientId, actor.staff.id, session.id);
    const means = writing === undefined && fromHandoff && begunAs(fromHandoff, session.openedAt);
    if (fromHandoff) parts.shown.forgetEverywhere(session.id); // its note tells of the handoff from now on
    const detail = { resumed: writing !== undefined, ...(fromHandoff && { handoff: fromHandoff.id }) };
    await auditSession(tx, parts, actor, 'open-session', session.id, detail, now);
    if (!means) return session;
    const { loginId, staff } = actor;
    const first = { draft: { how: { means } }, saveKey: session.id, staffId: staff.id, loginId };
    return saveDraft(tx, session, { ...first, at: session.openedAt });
  });

/** Physicians who open this chart today are told that the coach is at it. */
const sayBegun = (tx: PracticeTx, { practiceId, patientId, staff, settings }: Actor, now: Date): void => {
  const talk = begunToday({
    coach: staff.name,
    openedAt: now.toISOString(),
    timeZone: settings.timeZone,
  });
  standCardsAnew(tx, { practiceId, patientId, talk });
};
