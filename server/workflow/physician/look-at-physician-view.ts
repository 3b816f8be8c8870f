import type { ChartSnapshot } from '../../domain/chart/snapshot.ts';
import type { PhysicianView } from '../../domain/physician/physician-view.ts';
import { physicianFrom, recordForPhysician } from '../../views/physician.ts';
import { coachingSoFar } from '../../views/prep.ts';
import { auditDeed } from '../audit-deed.ts';
import type { First } from '../look-at-prep.ts';
import { isStale } from '../look-at-prep.ts';
import type { Actor, WorkflowParts } from '../parts.ts';
import { keptSnapshot, readOnce } from '../read-once.ts';
import { somethingWasRead } from '../refresh-chart.ts';

type Parts = Pick<WorkflowParts, 'db' | 'keys' | 'emrAccess'>;

/**
 * The physician's page. `kept` answers at once from the last reading of the chart when there is one; `now` reads it
 * first. An EMR that is away falls back to the last reading, told as stale.
 */
export const physicianViewNow = async (
  parts: Parts,
  actor: Actor,
  chart: 'kept' | 'now',
  now: Date,
): Promise<PhysicianView> => {
  const kept = await keptSnapshot(parts, actor);
  if (chart === 'kept' && kept !== undefined) return look(parts, actor, kept, isStale(kept, now), now);
  const reading = readOnce(parts, actor, now);
  const fresh = await reading.chart;
  const isBetter = kept === undefined || somethingWasRead(fresh);
  const seen = isBetter ? look(parts, actor, fresh, false, now) : look(parts, actor, kept, true, now);
  return (await Promise.all([seen, reading.kept]))[0];
};

/** For the page that is drawn as it arrives: who the patient is as soon as that is read, then the whole. */
export const physicianViewAsItArrives = (
  parts: Parts,
  actor: Actor,
  now: Date,
): { first: Promise<First>; physician: Promise<PhysicianView> } => {
  const name = Promise.withResolvers<ChartSnapshot['patient']>();
  const soFar = parts.db.withPractice(actor.practiceId, tx =>
    coachingSoFar(tx, actor.patientId, actor.staff.id),
  );
  const physician = (async () => {
    const kept = await keptSnapshot(parts, actor);
    if (kept !== undefined) {
      name.resolve(kept.patient);
      return look(parts, actor, kept, isStale(kept, now), now);
    }
    const reading = readOnce(parts, actor, now);
    reading.patient.then(name.resolve, name.reject);
    const [snapshot] = await Promise.all([reading.chart, reading.kept]);
    return look(parts, actor, snapshot, false, now);
  })();
  physician.catch(name.reject);
  const first = Promise.all([name.promise, soFar]).then(([who, sessions]) => ({ who, ...sessions }));
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
