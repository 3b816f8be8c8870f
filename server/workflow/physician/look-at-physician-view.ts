import type { ChartSnapshot } from '../../domain/chart/snapshot.ts';
import type { PhysicianView } from '../../domain/physician/physician-view.ts';
import { physicianFrom, recordForPhysician } from '../../views/physician.ts';
import { auditDeed } from '../audit-deed.ts';
import { type First, lookAsItArrives, lookNow } from '../chart-for-page.ts';
import type { Actor, WorkflowParts } from '../parts.ts';

type Parts = Pick<WorkflowParts, 'db' | 'keys' | 'emrAccess'>;

/** The physician's page, from the last reading of the chart or a fresh one: see `lookNow`. */
export const physicianViewNow = (
  parts: Parts,
  actor: Actor,
  chart: 'kept' | 'now',
  now: Date,
): Promise<PhysicianView> =>
  lookNow(parts, actor, chart, now, (snapshot, stale) => look(parts, actor, snapshot, stale, now));

/** The same for the page that is drawn as it arrives. */
export const physicianViewAsItArrives = (
  parts: Parts,
  actor: Actor,
  now: Date,
): { first: Promise<First>; physician: Promise<PhysicianView> } => {
  const { first, whole: physician } = lookAsItArrives(parts, actor, now, {
    look: (snapshot, stale) => look(parts, actor, snapshot, stale, now),
    whileRead: async chart => look(parts, actor, await chart, false, now),
  });
  return { first, physician };
};

const look = (
  parts: Parts,
  actor: Actor,
  snapshot: ChartSnapshot,
  stale: boolean,
  now: Date,
): Promise<PhysicianView> =>
  parts.db.withPractice(actor.practiceId, async tx => {
    const { patientId, staff, settings } = actor;
    const record = await recordForPhysician(tx, { patientId, staffId: staff.id, settings, now });
    await auditDeed(tx, parts, actor, { action: 'look-at-physician-view', detail: { stale } }, now);
    return physicianFrom(record, { snapshot, stale }, { settings, now, staffId: staff.id });
  });
