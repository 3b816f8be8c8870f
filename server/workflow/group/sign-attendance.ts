import { type Attendee, type Group, partOf } from '../../domain/group/group.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusal.ts';
import type { SessionDraft } from '../../domain/session/draft.ts';
import { writesToChange } from '../../storage/chart-writes.ts';
import type { PracticeTx } from '../../storage/database.ts';
import { insertAttendance, rewriteAttendance } from '../../storage/groups.ts';
import { newestGrant } from '../../storage/logins.ts';
import { type SessionRow, sessionOf } from '../../storage/sessions.ts';
import { type EmrMet, emrMet } from '../compose-session.ts';
import type { Colleague } from '../handoff/file-handoff.ts';
import type { Actor, WorkflowParts } from '../parts.ts';
import { signWithin } from '../sign-session.ts';

/** What signing several attendees of one group shares. */
export type Signing = {
  group: Group;
  /** Of this wording of the group. */
  version: number;
  goals: ReadonlyMap<string, string[]>;
  actorFor(patientId: string): Actor;
  met: EmrMet;
  now: Date;
};

/** A launch without a chart was granted nothing of charts: then what the newest launch out of one was granted counts. */
export async function signingOf(
  tx: PracticeTx,
  who: Colleague,
  of: Pick<Signing, 'group' | 'version' | 'goals' | 'now'>,
): Promise<Signing> {
  const met = await emrMet(tx, who.iss);
  const scopes = (await newestGrant(tx, who.iss))?.scopes ?? (met.emr.scopes.any ?? '').split(' ');
  const { visitId: _, ...same } = who;
  return { ...of, met, actorFor: patientId => ({ ...same, patientId, scopes }) };
}

/** The first word on an attendee: a session of their own, written and signed. Gives back its id. */
export async function signFirst(
  tx: PracticeTx,
  parts: WorkflowParts,
  signing: Signing,
  attendee: Extract<Attendee, { came: true }>,
): Promise<string> {
  const { group, version, now } = signing;
  const { practiceId, staff, loginId } = signing.actorFor(attendee.patientId);
  const id = crypto.randomUUID();
  const saveKey = keyOf(group, version);
  const session = await insertAttendance(
    tx,
    { practiceId, id, patientId: attendee.patientId, staffId: staff.id, openedAt: attendee.from },
    {
      draft: draftOf({}, group, attendee),
      inGroup: part(signing, attendee),
      saveKey,
      loginId,
      at: now.toISOString(),
    },
  );
  await sign(tx, parts, signing, session, undefined);
  return id;
}

/**
 * A correction in an attendee's record: another version of their session, where something of it changed. What the coach
 * amended there by themselves stays. Refuses one that is being amended, or whose note is in the coach's own words: that one
 * stays as it is.
 * @returns whether its record was changed
 */
export async function signAnew(
  tx: PracticeTx,
  parts: WorkflowParts,
  signing: Signing,
  { attendee, sessionId, reason }: { attendee: Attendee; sessionId: string; reason: string },
): Promise<boolean | Refusal> {
  const { group, version, now } = signing;
  const { patientId } = attendee;
  const session = await sessionOf(tx, patientId, sessionId, true);
  if (session === undefined) throw new Error('an attendee’s session is gone');
  const draft = draftOf(session.draft, group, attendee);
  const before = session.inGroup;
  const next = part(signing, attendee);
  const inGroup = before && attendee.came && before.came ? { ...next, goals: before.goals } : next;
  if (same(draft, session.draft) && same(inGroup, before)) return false;
  if (session.status !== 'signed' || session.signed?.ownNote)
    return refuse('conflict', 'amended-in-chart', patientId);
  await writesToChange(tx, sessionId); // what has not left by now leaves only as it is put right
  const { loginId } = signing.actorFor(patientId);
  const written = { draft, inGroup, saveKey: keyOf(group, version), loginId, at: now.toISOString() };
  await sign(tx, parts, signing, await rewriteAttendance(tx, session, written), reason);
  return true;
}

async function sign(
  tx: PracticeTx,
  parts: WorkflowParts,
  { group, version, actorFor, met, now }: Signing,
  session: SessionRow,
  amendmentReason: string | undefined,
): Promise<void> {
  const request = {
    ...{ key: keyOf(group, version), rev: session.rev },
    ...(amendmentReason !== undefined && { amendmentReason }),
  };
  const signed = await signWithin(tx, parts, actorFor(session.patientId), { session, met, request }, now);
  if (isRefusal(signed)) throw new Error(`an attendee's session cannot be signed: ${signed.because}`);
}

const keyOf = ({ id }: Group, version: number): string => `${id}.${version}`;

const part = ({ group, goals }: Signing, attendee: Attendee) =>
  partOf(group, attendee, goals.get(attendee.patientId) ?? []);

/** The attendee's own time is the session's; the rest of what stands in it stays. */
function draftOf(before: SessionDraft, { means }: Group, attendee: Attendee): SessionDraft {
  const { time: { [attended]: _, ...time } = {}, how, ...rest } = before;
  const there: NonNullable<SessionDraft['time']> = attendee.came
    ? { [attended]: { activity: 'teaching', from: attendee.from, to: attendee.to } }
    : {};
  return { ...rest, how: { ...how, means }, time: { ...time, ...there } };
}

const attended = 'in-group';

/** As the database gives a JSON object back, its keys stand in another order. */
const same = (one: unknown, other: unknown): boolean => sorted(one) === sorted(other);
const sorted = (value: unknown): string =>
  JSON.stringify(value, (_, inner) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
