import type { ChartSnapshot } from '../domain/chart/snapshot.ts';
import { lastSnapshot } from '../storage/snapshots.ts';
import type { Reader, WorkflowParts } from './parts.ts';
import { keepReading, readAnew } from './refresh-chart.ts';

type Parts = Pick<WorkflowParts, 'db' | 'keys' | 'emrAccess'>;

/** One round of reads: the patient comes first, then the chart; then it is kept. */
export type Reading = {
  patient: Promise<ChartSnapshot['patient']>;
  chart: Promise<ChartSnapshot>;
  kept: Promise<void>;
};

/** Two windows asking at once for the same launch share one round of reads. */
const underWay = new Map<string, Reading>();

/** Reads the chart now, or joins the reading that this launch has under way. */
export const readOnce = (parts: Parts, reader: Reader, now: Date): Reading => {
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

/**
 * Begins to read the chart where none is kept, and ends when it is: for a launch that has just succeeded, while the
 * browser is on its way to the page, which joins this reading; and for a session that was begun before it ended.
 */
export const readAhead = async (parts: Parts, reader: Reader, now: Date): Promise<void> => {
  if ((await keptSnapshot(parts, reader)) === undefined) await readOnce(parts, reader, now).kept;
};

export const keptSnapshot = (
  parts: Pick<WorkflowParts, 'db' | 'keys'>,
  reader: Reader,
): Promise<ChartSnapshot | undefined> =>
  parts.db.withPractice(reader.practiceId, tx =>
    lastSnapshot(tx, parts.keys, reader.practiceId, reader.patientId),
  );
