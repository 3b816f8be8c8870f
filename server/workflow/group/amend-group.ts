import { type GroupWritten, groupFrom } from '../../domain/group/as-written.ts';
import { type Attendee, corrected, refusalOfGroup } from '../../domain/group/group.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusal.ts';
import { dropGroupDraft } from '../../storage/group-drafts.ts';
import { correctGroup, groupToChange, keepAttendees, sessionsInGroup } from '../../storage/groups.ts';
import type { Colleague } from '../handoff/file-handoff.ts';
import type { WorkflowParts } from '../parts.ts';
import { auditGroup, byOf, type GroupKept, goalsBy, keptView, namesFor } from './hold-group.ts';
import { signAnew, signFirst, signingOf } from './sign-attendance.ts';

export type Correction = GroupWritten & {
  /** The writer's own key of this correction. */
  key: string;
  /** The wording that was looked at. */
  version: number;
  reason: string;
};

/**
 * A group put right, with the reason: every record that it changes gets an amended version, who came after all gets a
 * session, and who was not there gets an amendment that says so. What was said before stays. A record that cannot take it,
 * since it is being amended in its chart, stays as it is and is told; the same correction sent once more reaches it. Refuses
 * a group that was changed meanwhile, and a correction that not one record could take.
 */
export const amendGroup = async (
  parts: WorkflowParts,
  who: Colleague,
  id: string,
  { key, version: seen, reason, ...written }: Correction,
  now: Date,
): Promise<GroupKept | Refusal> => {
  if (who.patientId !== undefined) return refuse('conflict', 'list-without-chart');
  const group = groupFrom(id, written, who.settings.timeZone);
  const kept = await parts.db
    .withPractice(who.practiceId, async tx => {
      const found = await groupToChange(tx, id);
      if (found === undefined || found.row.staffId !== who.staff.id)
        return refuse('not-found', 'no-such-item');
      if (found.keys.includes(key)) return found.row;
      if (found.row.version !== seen) return refuse('conflict', 'group-changed');
      const sessions = await sessionsInGroup(tx, id);
      const before = new Set([...found.row.said.attendees.map(one => one.patientId), ...sessions.keys()]);
      const names = await namesFor(tx, parts, who, group, [...before]);
      const refusal = refusalOfGroup(group, { now: now.toISOString(), names, reason });
      if (refusal) return refusal;
      const version = seen + 1;
      const wording = { version, saveKey: key, reason };
      await correctGroup(tx, group, byOf(who, now), wording);
      const signing = await signingOf(tx, who, { group, version, goals: await goalsBy(tx, group), now });
      const left: string[] = [];
      let isTaken = false;
      for (const { patientId } of corrected(found.row.said, group)) {
        const attendee = attendeeOf(group.attendees, patientId);
        const sessionId = sessions.get(patientId);
        if (sessionId !== undefined) {
          const taken = await signAnew(tx, parts, signing, { attendee, sessionId, reason });
          if (isRefusal(taken)) left.push(patientId);
          else isTaken ||= taken;
        } else if (attendee.came) {
          sessions.set(patientId, await signFirst(tx, parts, signing, attendee));
          isTaken = true;
        }
      }
      const [first] = left;
      if (first !== undefined && !isTaken)
        throw new CannotCorrect(refuse('conflict', 'amended-in-chart', first));
      await keepAttendees(tx, who.practiceId, group, sessions);
      await dropGroupDraft(tx, who.staff.id);
      await auditGroup(tx, parts, who, 'amend-group', group, now);
      return { said: group, version, left };
    })
    .catch((cause: unknown) => {
      if (cause instanceof CannotCorrect) return cause.refusal;
      throw cause;
    });
  if (isRefusal(kept)) return kept;
  parts.outbox.nudge(who.practiceId);
  return keptView(kept);
};

/** Takes the transaction back: the group was written before it was known that no record takes it. */
class CannotCorrect extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super('a group cannot be corrected in one of its records');
    this.refusal = refusal;
  }
}

/** Who stands in the group no more was not there. */
const attendeeOf = (attendees: readonly Attendee[], patientId: string): Attendee =>
  attendees.find(one => one.patientId === patientId) ?? { patientId, came: false };
