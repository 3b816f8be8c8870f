import { type Refusal, refuse } from '../../domain/refusal.ts';
import { draftOfGroup } from '../../storage/group-drafts.ts';
import { goalsOf, groupsSince, ownPatients } from '../../storage/groups.ts';
import { type GroupsView, groupsView } from '../../views/groups.ts';
import { namesOf } from '../../views/patient-names.ts';
import { auditDeeds } from '../audit-deed.ts';
import type { Colleague } from '../handoff/file-handoff.ts';
import type { WorkflowParts } from '../parts.ts';

const sinceDays = 62;

/**
 * Whom this coach may write down in a group, and the groups they held lately. It names patients, so it is shown on no page
 * of a chart; each patient that was named is written down.
 */
export const lookAtGroups = async (
  parts: Pick<WorkflowParts, 'db' | 'keys'>,
  who: Colleague,
  now: Date,
): Promise<GroupsView | Refusal> => {
  if (who.patientId !== undefined) return refuse('conflict', 'list-without-chart');
  return parts.db.withPractice(who.practiceId, async tx => {
    const since = new Date(now.getTime() - sinceDays * 86_400_000).toISOString();
    const own = await ownPatients(tx, who.staff.id);
    const held = await groupsSince(tx, who.staff.id, since);
    const inGroups = held.flatMap(({ said }) => said.attendees.map(({ patientId }) => patientId));
    const everybody = [...new Set([...own, ...inGroups])];
    const names = await namesOf(tx, parts.keys, who.practiceId, everybody);
    const { practiceId, loginId, staff } = who;
    const action = 'look-at-groups' as const;
    if (names.size === 0) await auditDeeds(tx, parts, { practiceId, loginId, staff }, [{ action }], now);
    for (const patientId of names.keys())
      await auditDeeds(tx, parts, { practiceId, loginId, staff, patientId }, [{ action }], now);
    const draft = await draftOfGroup(tx, who.staff.id);
    return groupsView({ own, held, names, goals: await goalsOf(tx, own), ...(draft && { draft }) });
  });
};
