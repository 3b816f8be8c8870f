import { asOf } from '../../domain/handoff/handoff.ts';
import { type Refusal, refuse } from '../../domain/refusal.ts';
import { handoffFrom, ownHandoffs, saveSeen, whoOf } from '../../storage/handoffs.ts';
import { tellNews } from '../../storage/news.ts';
import type { ListedHandoff } from '../../views/coach-list.ts';
import { newsOfDays, shown } from '../../views/handoffs.ts';
import { auditDeed } from '../audit-deed.ts';
import { auditShown } from '../audit-shown.ts';
import type { WorkflowParts } from '../parts.ts';
import type { Colleague } from './file-handoff.ts';

type Parts = Pick<WorkflowParts, 'db' | 'keys'>;

/**
 * What became of a physician's own handoffs, as long as she has not seen it: on her page without a chart, since it names
 * patients. Each that was named is written down.
 */
export const lookAtOwnHandoffs = async (
  parts: Parts,
  who: Colleague,
  now: Date,
): Promise<ListedHandoff[] | Refusal> => {
  if (who.patientId !== undefined) return refuse('conflict', 'list-without-chart');
  return parts.db.withPractice(who.practiceId, async tx => {
    const rows = await ownHandoffs(tx, who.staff.id, newsOfDays(now));
    await auditShown(
      tx,
      parts,
      who,
      { action: 'look-at-handoffs', patients: rows.map(({ patientId }) => patientId) },
      now,
    );
    return rows.map(row => {
      const patient = whoOf(parts.keys, row);
      const standing = asOf(handoffFrom(row), now, who.settings.callMinutes);
      return { ...shown(standing, who.staff.id), ...(patient && { patient }) };
    });
  });
};

/** The physician who handed over has seen what became of it: it is no news from then on, until it changes. */
export const seeHandoff = (
  parts: Parts,
  who: Colleague,
  id: string,
  now: Date,
): Promise<{ id: string } | Refusal> =>
  parts.db.withPractice(who.practiceId, async tx => {
    const isHers = await saveSeen(tx, { id, staffId: who.staff.id }, now.toISOString());
    if (!isHers) return refuse('not-found', 'no-such-handoff');
    await tellNews(tx);
    const { practiceId, loginId, staff, patientId } = who;
    const deed = { action: 'see-handoff', entity: 'handoff', entityId: id } as const;
    await auditDeed(tx, parts, { practiceId, loginId, staff, patientId }, deed, now);
    return { id };
  });
