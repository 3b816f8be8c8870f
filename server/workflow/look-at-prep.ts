import type { PrepView } from '../domain/chart/prep.ts';
import type { ChartSnapshot } from '../domain/chart/snapshot.ts';
import { ownRecord, prepFrom } from '../views/prep.ts';
import { auditDeed } from './audit-deed.ts';
import { type First, lookAsItArrives, lookNow } from './chart-for-page.ts';
import type { Actor, WorkflowParts } from './parts.ts';

type Parts = Pick<WorkflowParts, 'db' | 'keys' | 'emrAccess'>;

/** The prep screen, from the last reading of the chart or a fresh one: see `lookNow`. */
export const prepNow = (parts: Parts, actor: Actor, chart: 'kept' | 'now', now: Date): Promise<PrepView> =>
  lookNow(parts, actor, chart, now, (snapshot, stale) => look(parts, actor, snapshot, stale, now));

/** The same for the page that is drawn as it arrives; our own record is looked up while the chart is read. */
export const prepAsItArrives = (
  parts: Parts,
  actor: Actor,
  now: Date,
): { first: Promise<First>; prep: Promise<PrepView> } => {
  const { first, whole: prep } = lookAsItArrives(parts, actor, now, {
    look: (snapshot, stale) => look(parts, actor, snapshot, stale, now),
    async whileRead(chart) {
      const [record, snapshot] = await Promise.all([beginLook(parts, actor, false, now), chart]);
      return prepFrom(record, { snapshot, stale: false }, { settings: actor.settings, now });
    },
  });
  return { first, prep };
};

const look = async (
  parts: Parts,
  actor: Actor,
  snapshot: ChartSnapshot,
  stale: boolean,
  now: Date,
): Promise<PrepView> =>
  prepFrom(await beginLook(parts, actor, stale, now), { snapshot, stale }, { settings: actor.settings, now });

/**
 * Writes the look down and gives our own record for it. It needs nothing of the chart, so it can be done while the
 * chart is still being read.
 */
const beginLook = (parts: Parts, actor: Actor, stale: boolean, now: Date): ReturnType<typeof ownRecord> =>
  parts.db.withPractice(actor.practiceId, async tx => {
    const { patientId, staff, settings } = actor;
    const record = await ownRecord(tx, { patientId, staffId: staff.id, settings, now });
    await auditDeed(tx, parts, actor, { action: 'look-at-prep', detail: { stale } }, now);
    return record;
  });
