import { readVisitsNow } from '../chart/read/read-visits.ts';
import { putInVisit } from '../chart/write/in-visit.ts';
import { hasAccess } from '../domain/chart/emr-access.ts';
import type { Visit } from '../domain/chart/snapshot.ts';
import { type VisitChoice, visitsToChoose } from '../domain/chart/visits-to-choose.ts';
import { isRefusal, type Refusal, refuse } from '../domain/refusal.ts';
import { rowsWithoutVisit, sendInVisit } from '../storage/chart-writes.ts';
import { nameVisit, type SessionRow, sessionOf } from '../storage/sessions.ts';
import { lastSnapshot } from '../storage/snapshots.ts';
import { auditDeed, auditSession } from './audit-deed.ts';
import type { Actor, WorkflowParts } from './parts.ts';

type Parts = Pick<WorkflowParts, 'db' | 'keys' | 'emrAccess' | 'outbox'>;

/** `read`: from the chart just now, from its last reading because it did not answer, or not at all. */
export type VisitsToChoose = {
  read: 'now' | 'kept' | 'not';
  visits: VisitChoice[];
  suggested?: string;
};

/** The visits of this patient that a note may belong to; the look is audited. */
export const lookAtVisits = async (parts: Parts, actor: Actor, now: Date): Promise<VisitsToChoose> => {
  const { read, visits } = await visitsOf(parts, actor, now);
  await parts.db.withPractice(actor.practiceId, tx =>
    auditDeed(tx, parts, actor, { action: 'look-at-visits', detail: { read, visits: visits.length } }, now),
  );
  return { read, ...visitsToChoose(visits, actor.staff, now, actor.settings.timeZone) };
};

/**
 * A coach says which visit of the EMR a session belongs to. What waits for one is put into it and sent; a session not
 * signed yet keeps it for the signature. Refuses a visit that is not in this patient's chart, a session that is not this
 * coach's, and a signed one of which nothing waits for a visit.
 */
export const chooseVisit = async (
  parts: Parts,
  actor: Actor,
  sessionId: string,
  visitId: string,
  now: Date,
): Promise<SessionRow | Refusal> => {
  const isMine = (session: SessionRow | undefined): session is SessionRow =>
    session !== undefined && session.staffId === actor.staff.id;
  const found = await parts.db.withPractice(actor.practiceId, tx =>
    sessionOf(tx, actor.patientId, sessionId),
  );
  if (!isMine(found)) return noSuchSession();
  const { read, visits } = await visitsOf(parts, actor, now);
  if (!visits.some(visit => visit.id === visitId && visit.status !== 'cancelled'))
    return read === 'not' ? refuse('emr-unavailable', 'emr-away') : refuse('not-found', 'no-such-visit');
  const chosen = await parts.db.withPractice(actor.practiceId, async tx => {
    const session = await sessionOf(tx, actor.patientId, sessionId, true);
    if (!isMine(session)) return noSuchSession();
    const waiting =
      session.status === 'signed' ? await rowsWithoutVisit(tx, session.id, session.version) : [];
    if (session.status === 'signed' && waiting.length === 0) return refuse('conflict', 'no-visit-wanted');
    await nameVisit(tx, session.id, visitId);
    for (const { id, body } of waiting)
      if (body) await sendInVisit(tx, { id, body: putInVisit(body, visitId) }, now.toISOString());
    const detail = { visit: visitId, sent: waiting.length };
    await auditSession(tx, parts, actor, 'choose-visit', session.id, detail, now);
    return { ...session, visitId };
  });
  if (!isRefusal(chosen)) parts.outbox.nudge(actor.practiceId);
  return chosen;
};

const noSuchSession = (): Refusal => refuse('not-found', 'not-your-session');

async function visitsOf(
  parts: Parts,
  actor: Actor,
  now: Date,
): Promise<{ read: VisitsToChoose['read']; visits: Visit[] }> {
  const access = await parts.emrAccess(actor.practiceId, actor.loginId);
  const fresh = hasAccess(access) && (await readVisitsNow(access, actor.patientId, now));
  if (Array.isArray(fresh)) return { read: 'now', visits: fresh };
  const kept = await parts.db.withPractice(actor.practiceId, tx =>
    lastSnapshot(tx, parts.keys, actor.practiceId, actor.patientId),
  );
  if (kept?.visits.status === 'recorded') return { read: 'kept', visits: kept.visits.value };
  return { read: kept?.visits.status === 'none-recorded' ? 'kept' : 'not', visits: [] };
}
