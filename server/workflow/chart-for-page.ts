import type { PrepView } from '../domain/chart/prep.ts';
import type { ChartSnapshot } from '../domain/chart/snapshot.ts';
import { coachingSoFar } from '../views/prep.ts';
import type { Actor, WorkflowParts } from './parts.ts';
import { keptSnapshot, readOnce } from './read-once.ts';
import { somethingWasRead } from './refresh-chart.ts';

type Parts = Pick<WorkflowParts, 'db' | 'keys' | 'emrAccess'>;
type Look<View> = (snapshot: ChartSnapshot, stale: boolean) => Promise<View>;

/** A reading younger than this is shown as it is; an older one is shown at once and read again. */
const FRESH_FOR_MS = 60_000;

/**
 * A page of a chart. `kept` looks at once at the last reading when there is one (and says when a fresher one is due);
 * `now` reads the chart first. An EMR that is away falls back to the last reading, told as stale.
 */
export async function lookNow<View>(
  parts: Parts,
  actor: Actor,
  chart: 'kept' | 'now',
  now: Date,
  look: Look<View>,
): Promise<View> {
  const kept = await keptSnapshot(parts, actor);
  if (chart === 'kept' && kept !== undefined) return look(kept, isStale(kept, now));
  const reading = readOnce(parts, actor, now);
  const fresh = await reading.chart;
  const isBetter = kept === undefined || somethingWasRead(fresh);
  return (await Promise.all([isBetter ? look(fresh, false) : look(kept, true), reading.kept]))[0];
}

/** Who the patient is, which session to begin or go on with, and whether a red flag is open: enough to start before the chart is read. */
export type First = Pick<PrepView, 'who' | 'openSession' | 'lastSession' | 'openFlags'>;

/**
 * For a page that is drawn as it arrives: who the patient is as soon as that is read, then the whole. With a kept reading
 * both are there at once. `whileRead` is given the chart that is still being read.
 */
export function lookAsItArrives<View>(
  parts: Parts,
  actor: Actor,
  now: Date,
  { look, whileRead }: { look: Look<View>; whileRead: (chart: Promise<ChartSnapshot>) => Promise<View> },
): { first: Promise<First>; whole: Promise<View> } {
  const name = Promise.withResolvers<ChartSnapshot['patient']>();
  const soFar = parts.db.withPractice(actor.practiceId, tx =>
    coachingSoFar(tx, actor.patientId, actor.staff.id),
  );
  const whole = (async () => {
    const kept = await keptSnapshot(parts, actor);
    if (kept !== undefined) {
      name.resolve(kept.patient);
      return look(kept, isStale(kept, now));
    }
    const reading = readOnce(parts, actor, now);
    reading.patient.then(name.resolve, name.reject);
    return (await Promise.all([whileRead(reading.chart), reading.kept]))[0];
  })();
  whole.catch(name.reject);
  const first = Promise.all([name.promise, soFar]).then(([who, sessions]) => ({ who, ...sessions }));
  return { first, whole };
}

/** Whether a reading is old enough to be made again. */
const isStale = (snapshot: ChartSnapshot, now: Date): boolean =>
  now.getTime() - Date.parse(snapshot.readAt) > FRESH_FOR_MS;
