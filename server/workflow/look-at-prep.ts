import type { PrepView } from '../domain/chart/prep.ts';
import type { ChartSnapshot } from '../domain/chart/snapshot.ts';
import { lastSnapshot } from '../storage/snapshots.ts';
import { prepFromStorage } from '../views/prep.ts';
import { auditDeed } from './audit-deed.ts';
import type { Actor, Reader, WorkflowParts } from './parts.ts';
import { keepReading, readAnew, somethingWasRead } from './refresh-chart.ts';

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
  return withKept(seen, reading);
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
    const reading = readOnce(parts, actor, now);
    reading.patient.then(name.resolve, name.reject);
    return withKept(look(parts, actor, await reading.chart, false, now), reading);
  })();
  prep.catch(name.reject);
  return { who: name.promise, prep };
};

/**
 * Begins to read the chart of a launch that has just succeeded, while the browser is on its way to the page, which
 * joins this reading or finds it kept. Reads nothing when an earlier reading is kept.
 */
export const readAhead = async (parts: Parts, reader: Reader, now: Date): Promise<void> => {
  if ((await keptSnapshot(parts, reader)) === undefined) await readOnce(parts, reader, now).kept;
};

const keptSnapshot = (parts: Parts, actor: Reader): Promise<ChartSnapshot | undefined> =>
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

/** One round of reads: the patient comes first, then the chart; then it is kept. */
type Reading = {
  patient: Promise<ChartSnapshot['patient']>;
  chart: Promise<ChartSnapshot>;
  kept: Promise<void>;
};

/** The look is made while the reading is being kept, and shown when both are done. */
const withKept = async (seen: Promise<PrepView>, reading: Reading): Promise<PrepView> =>
  (await Promise.all([seen, reading.kept]))[0];

/** Two windows asking at once for the same launch share one round of reads. */
const underWay = new Map<string, Reading>();

const readOnce = (parts: Parts, reader: Reader, now: Date): Reading => {
  const name = `${reader.practiceId}/${reader.loginId}`;
  const running = underWay.get(name);
  if (running) return running;
  const patient = Promise.withResolvers<ChartSnapshot['patient']>();
  const chart = readAnew(parts, reader, now, (section, value) => {
    if (section === 'patient') patient.resolve(value as ChartSnapshot['patient']);
  });
  // Where nothing could be asked, the chart says so of the patient too.
  chart.then(snapshot => patient.resolve(snapshot.patient), patient.reject);
  const kept = chart
    .then(snapshot => keepReading(parts, reader, snapshot, now))
    .finally(() => underWay.delete(name));
  // Each is heard by whoever waits for it; nobody waits for all three.
  for (const part of [patient.promise, kept]) part.catch(() => undefined);
  const reading = { patient: patient.promise, chart, kept };
  underWay.set(name, reading);
  return reading;
};
