import { type GroupWritten, groupFrom } from '../../domain/group/as-written.ts';
import { type Group, present, refusalOfGroup } from '../../domain/group/group.ts';
import { mayBeFlags } from '../../domain/group/said-in-group.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusal.ts';
import type { RedFlagKind } from '../../domain/session/choices.ts';
import type { PracticeTx } from '../../storage/database.ts';
import { dropGroupDraft } from '../../storage/group-drafts.ts';
import { goalsOf, groupToChange, insertGroup, keepAttendees, ownPatients } from '../../storage/groups.ts';
import { namesOf } from '../../views/patient-names.ts';
import { auditDeed } from '../audit-deed.ts';
import type { Colleague } from '../handoff/file-handoff.ts';
import type { WorkflowParts } from '../parts.ts';
import { signFirst, signingOf } from './sign-attendance.ts';

/** What a coach is answered: how many records it stands in, and words in it that may be a red flag. */
export type GroupKept = {
  id: string;
  version: number;
  records: number;
  /** `patient` is absent where all share the words. */
  /** Whose record is as it was: it is being amended in its chart. */
  left: string[];
  mayBeFlags: { kind: RedFlagKind; sentence: string; patient?: string }[];
};

/**
 * A group that was held, written down once. In one transaction each attendee gets a session of their own, signed, with
 * their own minutes, note and chart writes; who was not there gets nothing. The same key again is the same group. Refuses
 * what `refusalOfGroup` refuses, and in a launch with a chart: the page names other patients.
 */
export const holdGroup = async (
  parts: WorkflowParts,
  who: Colleague,
  { key, ...written }: GroupWritten & { key: string },
  now: Date,
): Promise<GroupKept | Refusal> => {
  if (who.patientId !== undefined) return refuse('conflict', 'list-without-chart');
  const group = groupFrom(key, written, who.settings.timeZone);
  const kept = await parts.db.withPractice(who.practiceId, async tx => {
    const before = await groupToChange(tx, key);
    if (before) return before.row.staffId === who.staff.id ? before.row : refuse('not-found', 'no-such-item');
    const refusal = refusalOfGroup(group, {
      now: now.toISOString(),
      names: await namesFor(tx, parts, who, group),
    });
    if (refusal) return refusal;
    await insertGroup(tx, group, byOf(who, now));
    const goals = await goalsBy(tx, group);
    const signing = await signingOf(tx, who, { group, version: 1, goals, now });
    const sessions = new Map<string, string>();
    for (const attendee of present(group))
      sessions.set(attendee.patientId, await signFirst(tx, parts, signing, attendee));
    await keepAttendees(tx, who.practiceId, group, sessions);
    await dropGroupDraft(tx, who.staff.id);
    await auditGroup(tx, parts, who, 'hold-group', group, now);
    return { said: group, version: 1 };
  });
  if (isRefusal(kept)) return kept;
  parts.outbox.nudge(who.practiceId);
  return keptView(kept);
};

/** Names of the attendees who are this coach's own patients and whose charts have a name, and of who was in it `before`. */
export async function namesFor(
  tx: PracticeTx,
  parts: Pick<WorkflowParts, 'keys'>,
  who: Colleague,
  { attendees }: Group,
  before: readonly string[] = [],
): Promise<Map<string, string>> {
  const own = new Set(await ownPatients(tx, who.staff.id));
  const ids = [...attendees.map(({ patientId }) => patientId).filter(id => own.has(id)), ...before];
  const named = await namesOf(tx, parts.keys, who.practiceId, [...new Set(ids)]);
  return new Map([...named].map(([id, { name }]) => [id, name]));
}

export async function goalsBy(tx: PracticeTx, group: Group): Promise<Map<string, string[]>> {
  const goals = new Map<string, string[]>();
  const ids = present(group).map(({ patientId }) => patientId);
  for (const { patientId, goal } of await goalsOf(tx, ids))
    goals.set(patientId, [...(goals.get(patientId) ?? []), goal]);
  return goals;
}

export const byOf = ({ practiceId, staff, loginId, iss }: Colleague, now: Date) => ({
  ...{ practiceId, staffId: staff.id, loginId, iss, at: now.toISOString() },
});

export const auditGroup = (
  tx: PracticeTx,
  parts: Pick<WorkflowParts, 'keys'>,
  { practiceId, loginId, staff }: Colleague,
  action: 'hold-group' | 'amend-group',
  group: Group,
  now: Date,
): Promise<void> => {
  const detail = { expected: group.attendees.length, came: present(group).length };
  const deed = { action, entity: 'group_session', entityId: group.id, detail } as const;
  return auditDeed(tx, parts, { practiceId, loginId, staff }, deed, now);
};

export function keptView({
  said,
  version,
  left = [],
}: {
  said: Group;
  version: number;
  left?: readonly string[];
}): GroupKept {
  const there = present(said);
  const shared = mayBeFlags({ shared: said.shared });
  const own = there.flatMap(({ patientId: patient, own }) =>
    mayBeFlags({ own }).map(({ kind, sentence }) => ({ kind, sentence, patient })),
  );
  return {
    ...{ id: said.id, version, records: there.filter(({ patientId }) => !left.includes(patientId)).length },
    left: [...left],
    mayBeFlags: [...shared.map(({ kind, sentence }) => ({ kind, sentence })), ...own],
  };
}
