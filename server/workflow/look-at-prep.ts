import type { PrepView } from '../domain/chart/prep.ts';
import type { ChartSnapshot } from '../domain/chart/snapshot.ts';
import { lastSnapshot } from '../storage/snapshots.ts';
import { prepFromStorage } from '../views/prep.ts';
import { auditDeed } from './audit-deed.ts';
import type { Actor, WorkflowParts } from './parts.ts';
import { refreshChart, somethingWasRead } from './refresh-chart.ts';

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
  const fresh = await readOnce(parts, actor, now);
  if (kept !== undefined && !somethingWasRead(fresh)) return look(parts, actor, kept, true, now);
  return look(parts, actor, fresh, false, now);
};

/**
 * For the page that is drawn as it arrives: the patient's name as soon as it is read, then the whole. With a kept
 * reading both are there at once.
 */
export const prepAsItArrives = (
  parts: Parts,
  actor: Actor,
  now: Date,
): { who: Promise<ChartSnapshot['patient']>; prep: Promise<PrepView> } => {
  const name = Promise.withResolvers<ChartSnapshot['patient']>();
  const prep = (async () => {
    const kept = await keptSnapshot(parts, actor);
    if (kept !== undefined) {
      name.resolve(kept.patient);
      return look(parts, actor, kept, isStale(kept, now), now);
    }
    const fresh = await readOnce(parts, actor, now, section => name.resolve(section));
    name.resolve(fresh.patient);
    return look(parts, actor, fresh, false, now);
  })();
  prep.catch(name.reject);
  return { who: name.promise, prep };
};

const keptSnapshot = (parts: Parts, actor: Actor): Promise<ChartSnapshot | undefined> =>
  parts.db.withPractice(actor.practiceId, tx =>
    lastSnapshot(tx, parts.keys, actor.practiceId, actor.patientId),
  );

const isStale = (snapshot: ChartSnapshot, now: Date): boolean =>
  now.getTime() - Date.parse(snapshot.readAt) > FRESH_FOR_MS;

const look = (
  parts: Parts,
  actor: Actor,
  snapshot: ChartSnapshot,
  stale: boolean,
  now: Date,
): Promise<PrepView> =>
  parts.db.withPractice(actor.practiceId, async tx => {
    const seen = await prepFromStorage(tx, {
      patientId: actor.patientId,
      staffId: actor.staff.id,
      snapshot,
      stale,
      settings: actor.settings,
      now,
    });
    await auditDeed(tx, parts, actor, { action: 'look-at-prep', detail: { stale } }, now);
    return seen;
  });

/** Two windows asking at once for the same launch share one round of reads. */
const underWay = new Map<string, Promise<ChartSnapshot>>();

const readOnce = (
  parts: Parts,
  actor: Actor,
  now: Date,
  onPatient?: (section: ChartSnapshot['patient']) => void,
): Promise<ChartSnapshot> => {
  const name = `${actor.practiceId}/${actor.loginId}`;
  const reading =
    underWay.get(name) ??
    refreshChart(parts, actor, now, (section, value) => {
      if (section === 'patient') onPatient?.(value as ChartSnapshot['patient']);
    }).finally(() => underWay.delete(name));
  underWay.set(name, reading);
  return reading;
};
