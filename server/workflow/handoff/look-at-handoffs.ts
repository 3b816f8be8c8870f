import { type Refusal, refuse } from '../../domain/refusal.ts';
import { type CoachList, coachList } from '../../views/coach-list.ts';
import { type CareTeamView, careTeamView, type HandoffView, handoffsOf } from '../../views/handoffs.ts';
import { type News, newsFor } from '../../views/live.ts';
import { auditDeed } from '../audit-deed.ts';
import { auditShown } from '../audit-shown.ts';
import type { Actor, WorkflowParts } from '../parts.ts';
import type { Colleague } from './file-handoff.ts';

type Parts = Pick<WorkflowParts, 'db' | 'keys'>;

/** The handoffs of this patient, newest first, each with what became of it. */
export const lookAtHandoffs = (parts: Parts, actor: Actor, now: Date): Promise<HandoffView[]> =>
  parts.db.withPractice(actor.practiceId, async tx => {
    await auditDeed(tx, parts, actor, { action: 'look-at-handoffs' }, now);
    return handoffsOf(tx, viewerOf(actor, now));
  });

/** Who coaches this patient. */
export const lookAtCareTeam = (parts: Parts, actor: Actor, now: Date): Promise<CareTeamView> =>
  parts.db.withPractice(actor.practiceId, async tx => {
    await auditDeed(tx, parts, actor, { action: 'look-at-care-team' }, now);
    return careTeamView(tx, actor.patientId, actor.staff.id);
  });

/**
 * The coach's list: who waits, at most `upTo` of them. It names patients, so it is shown on no page of a chart; each patient that was named is
 * written down.
 */
export const lookAtCoachList = async (
  parts: Parts,
  who: Colleague,
  now: Date,
  upTo?: number,
): Promise<CoachList | Refusal> => {
  if (who.patientId !== undefined) return refuse('conflict', 'list-without-chart');
  return parts.db.withPractice(who.practiceId, async tx => {
    const { list, patients } = await coachList(tx, parts.keys, viewerOf(who, now), upTo);
    await auditShown(tx, parts, who, { action: 'look-at-coach-list', patients }, now);
    return list;
  });
};

/** Writes down that a page begins to listen for calls. */
export const beginToListen = (
  parts: Parts,
  { practiceId, loginId, staff, patientId }: Colleague,
  now: Date,
) =>
  parts.db.withPractice(practiceId, tx =>
    auditDeed(tx, parts, { practiceId, loginId, staff, patientId }, { action: 'look-at-calls' }, now),
  );

/** What an open page of this person shows by itself. Changes nothing. */
export const newsNow = (parts: Parts, who: Colleague, now: Date): Promise<News> =>
  parts.db.glance(who.practiceId, tx =>
    newsFor(tx, parts.keys, { ...viewerOf(who, now), role: who.staff.role }),
  );

const viewerOf = <Who extends Colleague>({ staff, patientId, settings }: Who, now: Date) => ({
  ...{ staffId: staff.id, now, patientId: patientId as Who['patientId'], timeZone: settings.timeZone },
  ...(settings.callMinutes !== undefined && { callMinutes: settings.callMinutes }),
});
