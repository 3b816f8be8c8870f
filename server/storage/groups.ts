import { and, asc, desc, eq, gte, inArray, sql } from 'drizzle-orm';
import { type Group, present } from '../domain/group/group.ts';
import type { InGroup } from '../domain/group/in-group.ts';
import type { SessionDraft } from '../domain/session/draft.ts';
import type { PracticeTx } from './database.ts';
import {
  actionPlan,
  careTeamMember,
  coachingSession,
  groupAttendee,
  groupSession,
  groupVersion,
  sessionVersion,
} from './schema.ts';
import type { SessionRow } from './sessions.ts';

export type GroupRow = typeof groupSession.$inferSelect;

/** The patients this coach coaches: who said so or took a handoff, or signed a session begun since they said otherwise. */
export const ownPatients = async (tx: PracticeTx, staffId: string): Promise<string[]> => {
  const said = await tx
    .select({ patientId: careTeamMember.patientId, until: careTeamMember.until })
    .from(careTeamMember)
    .where(eq(careTeamMember.staffId, staffId));
  const signed = await tx
    .select({ patientId: coachingSession.patientId, last: sql<string>`max(opened_at)`.as('last') })
    .from(coachingSession)
    .where(and(eq(coachingSession.staffId, staffId), sql`signed_at is not null`))
    .groupBy(coachingSession.patientId);
  const left = new Map(said.flatMap(({ patientId, until }) => (until ? [[patientId, until] as const] : [])));
  const stays = signed.filter(({ patientId, last }) => {
    const until = left.get(patientId);
    return until === undefined || Date.parse(last) > Date.parse(until);
  });
  const members = said.filter(({ until }) => until === null);
  return [...new Set([...members, ...stays].map(({ patientId }) => patientId))];
};

/** What these patients are working on, oldest first. */
export const goalsOf = async (
  tx: PracticeTx,
  patientIds: readonly string[],
): Promise<{ patientId: string; goal: string }[]> =>
  patientIds.length === 0
    ? []
    : tx
        .select({ patientId: actionPlan.patientId, goal: sql<string>`${actionPlan.plan} ->> 'goal'` })
        .from(actionPlan)
        .where(and(inArray(actionPlan.patientId, [...patientIds]), eq(actionPlan.status, 'active')))
        .orderBy(asc(actionPlan.since), asc(actionPlan.id));

/** The groups that a coach held since then, newest first. */
export const groupsSince = (tx: PracticeTx, staffId: string, since: string): Promise<GroupRow[]> =>
  tx
    .select()
    .from(groupSession)
    .where(and(eq(groupSession.staffId, staffId), gte(groupSession.heldAt, since)))
    .orderBy(desc(groupSession.heldAt), desc(groupSession.id))
    .limit(30);

/** A group, locked until the transaction ends, and the keys of its wordings. */
export const groupToChange = async (
  tx: PracticeTx,
  id: string,
): Promise<{ row: GroupRow; keys: string[] } | undefined> => {
  const [row] = await tx.select().from(groupSession).where(eq(groupSession.id, id)).for('update');
  if (row === undefined) return undefined;
  const wordings = await tx
    .select({ key: groupVersion.saveKey })
    .from(groupVersion)
    .where(eq(groupVersion.groupId, id));
  return { row, keys: wordings.map(({ key }) => key) };
};

/** Sessions of a group's attendees, by patient: also of those who went, after a correction. */
export const sessionsInGroup = async (tx: PracticeTx, groupId: string): Promise<Map<string, string>> => {
  const rows = await tx.select().from(groupAttendee).where(eq(groupAttendee.groupId, groupId));
  return new Map(rows.flatMap(({ patientId, sessionId }) => (sessionId ? [[patientId, sessionId]] : [])));
};

type Wording = { practiceId: string; staffId: string; loginId: string; iss: string; at: string };

/** Keeps a new group. False: it was there already. */
export const insertGroup = async (tx: PracticeTx, group: Group, by: Wording): Promise<boolean> => {
  const { practiceId, staffId, iss, at } = by;
  const row = { practiceId, id: group.id, staffId, iss, version: 1, said: group };
  const kept = await tx
    .insert(groupSession)
    .values({ ...row, heldAt: group.from, savedAt: at })
    .onConflictDoNothing()
    .returning({ id: groupSession.id });
  if (kept.length === 0) return false;
  await keepWording(tx, group, by, { version: 1, saveKey: group.id });
  return true;
};

/** Keeps a correction beside what was said before. */
export const correctGroup = async (
  tx: PracticeTx,
  group: Group,
  by: Wording,
  wording: { version: number; saveKey: string; reason: string },
): Promise<void> => {
  await tx
    .update(groupSession)
    .set({ said: group, version: wording.version, heldAt: group.from, savedAt: by.at })
    .where(eq(groupSession.id, group.id));
  await keepWording(tx, group, by, wording);
};

const keepWording = async (
  tx: PracticeTx,
  said: Group,
  { practiceId, staffId, loginId, at }: Wording,
  wording: { version: number; saveKey: string; reason?: string },
): Promise<void> => {
  await tx
    .insert(groupVersion)
    .values({ practiceId, groupId: said.id, said, staffId, loginId, at, ...wording });
};

/** Who was there and who was not, each with their session where they ever had one. */
export const keepAttendees = async (
  tx: PracticeTx,
  practiceId: string,
  group: Group,
  sessions: ReadonlyMap<string, string>,
): Promise<void> => {
  const came = new Set(present(group).map(({ patientId }) => patientId));
  const everybody = new Set([...group.attendees.map(({ patientId }) => patientId), ...sessions.keys()]);
  const rows = [...everybody].map(patientId => ({
    ...{ practiceId, groupId: group.id, patientId, came: came.has(patientId) },
    sessionId: sessions.get(patientId) ?? null,
  }));
  await tx
    .insert(groupAttendee)
    .values(rows)
    .onConflictDoUpdate({
      target: [groupAttendee.practiceId, groupAttendee.groupId, groupAttendee.patientId],
      set: { came: sql`excluded.came`, sessionId: sql`excluded.session_id` },
    });
};

type Written = { draft: SessionDraft; inGroup: InGroup; saveKey: string; loginId: string; at: string };

/** The session of one attendee, written in one piece and to be signed in the same transaction. */
export const insertAttendance = async (
  tx: PracticeTx,
  of: Pick<SessionRow, 'practiceId' | 'id' | 'patientId' | 'staffId' | 'openedAt'>,
  written: Written,
): Promise<SessionRow> => {
  const { draft, inGroup, at: savedAt } = written;
  const [row] = await tx
    .insert(coachingSession)
    .values({ ...of, status: 'open', rev: 1, draft, inGroup, savedAt })
    .returning();
  if (row === undefined) throw new Error('the session just written was not given back');
  await keepVersion(tx, row, written);
  return { ...row, signed: null, note: null };
};

/** The same anew, for a correction. The caller holds the row's lock. */
export const rewriteAttendance = async (
  tx: PracticeTx,
  session: SessionRow,
  written: Written,
): Promise<SessionRow> => {
  const { draft, inGroup, at: savedAt } = written;
  const rev = session.rev + 1;
  const next = { ...session, draft, inGroup, rev, savedAt };
  await tx
    .update(coachingSession)
    .set({ draft, inGroup, rev, savedAt })
    .where(and(eq(coachingSession.id, session.id), eq(coachingSession.patientId, session.patientId)));
  await keepVersion(tx, next, written);
  return next;
};

const keepVersion = async (
  tx: PracticeTx,
  { practiceId, id: sessionId, rev, draft, staffId }: Omit<SessionRow, 'signed' | 'note'>,
  { saveKey, loginId, at: savedAt }: Written,
): Promise<void> => {
  await tx
    .insert(sessionVersion)
    .values({ practiceId, sessionId, rev, saveKey, draft, staffId, loginId, savedAt });
};
