import { type Refusal, refuse } from '../domain/refusal.ts';
import type { PracticeTx } from '../storage/database.ts';
import { coachOf, type SessionRow, sessionOf } from '../storage/sessions.ts';
import { lastSnapshot } from '../storage/snapshots.ts';
import { sessionFromStorage, sessionList } from '../views/session.ts';
import { auditDeed, auditSession } from './audit-deed.ts';
import type { Actor, WorkflowParts } from './parts.ts';
import { readAhead } from './read-once.ts';

type Parts = Pick<WorkflowParts, 'db' | 'keys'>;

/** One session of this patient with its receipts; the look is audited. */
export const lookAtSession = (parts: Parts, actor: Actor, sessionId: string, now: Date) =>
  parts.db.withPractice(actor.practiceId, async tx => {
    const session = await sessionOf(tx, actor.patientId, sessionId);
    if (session === undefined) return refuse('not-found', 'no-such-session') as Refusal;
    const seen = await showSession(tx, parts, actor, session, now);
    await auditSession(tx, parts, actor, 'look-at-session', sessionId, { rev: session.rev }, now);
    return seen;
  });

/** The same once the chart was read: a session may be begun while its first reading is under way. */
export const lookAtSessionWithChart = async (
  parts: Parts & Pick<WorkflowParts, 'emrAccess'>,
  actor: Actor,
  sessionId: string,
  now: Date,
) => {
  await readAhead(parts, actor, now);
  return lookAtSession(parts, actor, sessionId, now);
};

/** What this actor sees of a session. Whoever calls writes the look down. */
export const showSession = async (
  tx: PracticeTx,
  parts: Parts,
  actor: Actor,
  session: SessionRow,
  now: Date,
) => {
  const [snapshot, coach] = await Promise.all([
    lastSnapshot(tx, parts.keys, actor.practiceId, actor.patientId),
    coachOf(tx, session.staffId),
  ]);
  return sessionFromStorage(tx, session, {
    coach: coach ?? actor.staff.name,
    mine: session.staffId === actor.staff.id,
    snapshot,
    settings: actor.settings,
    now,
  });
};

/** The sessions of this patient, newest first. */
export const lookAtSessions = (parts: Parts, actor: Actor, now: Date) =>
  parts.db.withPractice(actor.practiceId, async tx => {
    const list = await sessionList(tx, actor.patientId, actor.staff.id);
    await auditDeed(tx, parts, actor, { action: 'look-at-session', entity: 'coaching_session' }, now);
    return list;
  });
