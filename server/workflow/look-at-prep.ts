import type { PrepView } from '../domain/chart/prep.ts';
import type { ChartSnapshot } from '../domain/chart/snapshot.ts';
import { coachingSoFar, ownRecord, prepFrom } from '../views/prep.ts';
import { auditDeed } from './audit-deed.ts';
import type { Actor, WorkflowParts } from './parts.ts';
import { keptSnapshot, readOnce } from './read-once.ts';
import { somethingWasRead } from './refresh-chart.ts';

type Parts = Pick<WorkflowParts, 'db' | 'keys' | 'emrAccess'>;

/** A reading younger than this is shown as it is; an older one is shown at once and read again. */
const FRESH_FOR_MS = 60_000;

/**
 * The prep screen. `kept` answers at once from the last reading when there is one (and says when a fresher one
 * is due); `now` reads the chart first. An EMR that is away falls back to the last reading, told as stale.
 */
export const prepNow = async (
  parts: Parts,
  actor: Actor,
  chart: 'kept' | 'now',
  now: Date,
): Promise<PrepView> => {
  const kept = await keptSnapshot(parts, actor);
  if (chart === 'kept' && kept !== undefined) return look(parts, actor, kept, isStale(kept, now), now);
  const reading = readOnce(parts, actor, now);
  const fresh = await reading.chart;
  const isBetter = kept === undefined || somethingWasRead(fresh);
  const seen = isBetter ? look(parts, actor, fresh, false, now) : look(parts, actor, kept, true, now);
  return (await Promise.all([seen, reading.kept]))[0];
};

/** Who the patient is and which session to begin or go on with: enough to start before the chart is read. */
export type First = Pick<PrepView, 'who' | 'openSession' | 'lastSession'>;

/**
 * For the page that is drawn as it arrives: who the patient is as soon as that is read, then the whole. With a kept
 * reading both are there at once.
 */
export const prepAsItArrives = (
  parts: Parts,
  actor: Actor,
  now: Date,
): { first: Promise<First>; prep: Promise<PrepView> } => {
  const name = Promise.withResolvers<ChartSnapshot['patient']>();
  const soFar = parts.db.withPractice(actor.practiceId, tx =>
    coachingSoFar(tx, actor.patientId, actor.staff.id),
  );
  const prep = (async () => {
    const kept = await keptSnapshot(parts, actor);
    if (kept !== undefined) {
      name.resolve(kept.patient);
      return look(parts, actor, kept, isStale(kept, now), now);
    }
    const reading = readOnce(parts, actor, now);
    reading.patient.then(name.resolve, name.reject);
    const ours = beginLook(parts, actor, false, now);
    const [record, snapshot] = await Promise.all([ours, reading.chart, reading.kept]);
    return prepFrom(record, { snapshot, stale: false }, { settings: actor.settings, now });
  })();
  prep.catch(name.reject);
  const first = Promise.all([name.promise, soFar]).then(([who, sessions]) => ({ who, ...sessions }));
  return { first, prep };
};

/** Whether a reading is old enough to be made again. */
export const isStale = (snapshot: ChartSnapshot, now: Date): boolean =>
  now.getTime() - Date.parse(snapshot.readAt) > FRESH_FOR_MS;

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
