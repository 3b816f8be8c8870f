import type { ChartSnapshot } from '../domain/chart/snapshot.ts';
import type { PracticeSettings } from '../domain/practice/settings.ts';
import { dayIn } from '../domain/time-zone.ts';
import { type CameTrue, cameTrue } from '../domain/timeline/came-true.ts';
import { timelineOf } from '../domain/timeline/lanes.ts';
import type { OwnTime } from '../domain/timeline/own-time.ts';
import type { Timeline } from '../domain/timeline/timeline.ts';
import { contactsWithoutSession, pastTalks } from '../storage/coaching-past.ts';
import type { PracticeTx } from '../storage/database.ts';
import { reportsOf } from '../storage/reports.ts';
import { checkInsOfPatient } from '../storage/whole-past.ts';

/** The whole of it: before anything was written down. */
const everDay = '0000-01-01';
const ever = '1970-01-01T00:00:00Z';
const mostReports = 2_000;

/** All that we hold of a patient's time ourselves, in one round. */
export const ownTimeOf = async (tx: PracticeTx, patientId: string): Promise<OwnTime> => {
  const [talks, contacts, checkIns, reports] = await Promise.all([
    pastTalks(tx, patientId),
    contactsWithoutSession(tx, patientId),
    checkInsOfPatient(tx, patientId, everDay),
    reportsOf(tx, patientId, ever, mostReports),
  ]);
  return {
    ...{ talks, contacts, checkIns },
    reports: reports.map(({ id, at, toldBy, readings }) => ({
      ...{ id, at, readings },
      device: toldBy === 'device',
    })),
  };
};

/** The timeline: the chart as last read and our own record. */
export const timelineFrom = (
  own: OwnTime,
  chart: { snapshot: ChartSnapshot; stale: boolean },
  { settings, now }: { settings: PracticeSettings; now: Date },
): Timeline => {
  const { timeZone } = settings;
  return timelineOf(chart.snapshot, own, {
    today: dayIn(now.toISOString(), timeZone),
    ...{ timeZone, stale: chart.stale },
  });
};

/** What this patient's confidence came to. */
export const cameTrueOf = async (
  tx: PracticeTx,
  patientId: string,
  { confidenceThreshold: threshold, timeZone }: PracticeSettings,
): Promise<CameTrue> => {
  const [talks, checkIns] = await Promise.all([
    pastTalks(tx, patientId),
    checkInsOfPatient(tx, patientId, everDay),
  ]);
  return cameTrue(talks, checkIns, { threshold, timeZone });
};
