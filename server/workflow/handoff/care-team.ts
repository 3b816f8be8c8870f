import { careTeamOf } from '../../domain/handoff/care-team.ts';
import { joinCareTeam, leaveCareTeam, saidMembers, talksSigned } from '../../storage/care-team.ts';
import { type CareTeamView, careTeamView } from '../../views/handoffs.ts';
import { auditDeed } from '../audit-deed.ts';
import type { Actor, WorkflowParts } from '../parts.ts';
import { fileCareTeam } from './file-handoff.ts';

/** "I coach this patient", or "no longer": the coach's own word, from this patient's chart. Said twice it changes nothing. */
export const sayMembership = async (
  parts: WorkflowParts,
  actor: Actor,
  says: 'coaches' | 'no-longer',
  now: Date,
): Promise<CareTeamView> => {
  const { practiceId, patientId, staff, iss } = actor;
  const view = await parts.db.withPractice(practiceId, async tx => {
    const at = now.toISOString();
    const row = { practiceId, patientId, staffId: staff.id };
    const team = careTeamOf(await saidMembers(tx, patientId), await talksSigned(tx, patientId));
    const mine = team.find(one => one.staffId === staff.id && one.until === undefined);
    if (says === 'coaches') await joinCareTeam(tx, { ...row, because: 'said', since: mine?.since ?? at });
    else if (mine) await leaveCareTeam(tx, { ...row, since: mine.since, until: at });
    await fileCareTeam(tx, actor, { iss, patientId }, now);
    await auditDeed(tx, parts, actor, { action: 'change-care-team', detail: { says } }, now);
    return careTeamView(tx, patientId, staff.id);
  });
  parts.outbox.nudge(practiceId);
  return view;
};
