import { inMgPerDl } from '../../domain/escalation/reported.ts';
import type { PanelReading, PatientFacts } from '../../domain/panel/facts.ts';
import { type PanelChart, panelChartOf } from '../../domain/panel/of-chart.ts';
import type { QueueLimits } from '../../domain/panel/weights.ts';
import { daysBefore } from '../../domain/time-zone.ts';
import type { PracticeTx } from '../../storage/database.ts';
import type { KeyRing } from '../../storage/keys.ts';
import { type FactsRow, factsOf } from '../../storage/panel-facts.ts';
import { keepQueueCharts, queueChartIn } from '../../storage/queue-charts.ts';
import { lastSnapshots } from '../../storage/snapshots.ts';

/** So much of a patient as every coach of theirs shares. */
export type OfPatient = Omit<PatientFacts, 'coachedSince' | 'takenOver' | 'snooze'>;

export type FactsAsked = {
  practiceId: string;
  timeZone: string;
  patientIds: readonly string[];
  /** YYYY-MM-DD in that zone. */
  today: string;
  limits: QueueLimits;
  /** With which of these patients a call is due, and until when. */
  callsDue?: CallsDue;
};
export type CallsDue = (patientIds: ReadonlySet<string>) => Promise<{ patientId: string; by: string }[]>;

/** The facts of these patients, in one round of questions; charts that were read since are looked into. */
export async function factsOfPanel(
  tx: PracticeTx,
  keys: KeyRing,
  { practiceId, timeZone, patientIds, today, limits, callsDue }: FactsAsked,
): Promise<Map<string, OfPatient>> {
  const checkInsFrom = daysBefore(today, 2 * limits.habitWindowDays);
  const found = await factsOf(tx, patientIds, { timeZone, checkInsFrom });
  const anew = await chartsReadAgain(tx, keys, { practiceId, timeZone }, found);
  const calls = new Map(
    ((await callsDue?.(new Set(patientIds))) ?? []).map(({ patientId, by }) => [patientId, by] as const),
  );
  return new Map(
    found.map(row => {
      const { patientId, chartSealed } = row;
      const chart = anew.get(patientId) ?? queueChartIn(keys, practiceId, patientId, chartSealed);
      return [patientId, factsIn(row, chart, calls.get(patientId))] as const;
    }),
  );
}

/** Of the charts that were read since, what a queue asks of them; kept for the next time. */
async function chartsReadAgain(
  tx: PracticeTx,
  keys: KeyRing,
  { practiceId, timeZone }: { practiceId: string; timeZone: string },
  found: readonly FactsRow[],
): Promise<Map<string, PanelChart>> {
  const ids = found.filter(({ chartIsNewer }) => chartIsNewer).map(({ patientId }) => patientId);
  const charts = [...(await lastSnapshots(tx, keys, practiceId, ids))].map(([patientId, chart]) => ({
    ...{ patientId, readAt: chart.readAt, chart: panelChartOf(chart, timeZone) },
  }));
  await keepQueueCharts(tx, keys, practiceId, charts);
  return new Map(charts.map(({ patientId, chart }) => [patientId, chart]));
}

/** What came into the chart since it was last talked about is new. */
function factsIn(row: FactsRow, chart: PanelChart | undefined, callDue: string | undefined): OfPatient {
  const { patientId, tries, promises, teachBacks, plans, checkIns, messages, answers, dates, redFlags } = row;
  const { bookings } = row;
  const { lastReached, lastTried, lastTalked, lastHeard, agreed, handoff } = row;
  const isNew = ({ day }: { day: string }) => lastTalked === null || day > lastTalked;
  const reported = row.reported.flatMap(({ day, readings }) =>
    readings.flatMap(reading => readingOf(reading).map(one => ({ day, ...one }))),
  );
  return {
    ...{ patientId, tries, promises, teachBacks, plans, checkIns, messages, answers, dates, redFlags },
    ...(lastReached !== null && { lastReached }),
    ...(lastTried !== null && { lastTried }),
    ...(lastHeard !== null && { lastHeard }),
    ...(agreed !== null && { agreed }),
    ...(handoff !== null && { handoff }),
    ...(callDue !== undefined && { callDue }),
    ...(bookings.length > 0 && { bookings }),
    readings: [...reported, ...(chart?.home ?? []).filter(isNew)],
    labs: (chart?.labs ?? []).filter(isNew),
    admissions: (chart?.visits ?? []).filter(isNew),
  };
}

function readingOf(reading: FactsRow['reported'][number]['readings'][number]): PanelReading[] {
  if (reading.measure === 'blood-pressure') {
    const { systolic, diastolic } = reading;
    return [{ measure: 'blood-pressure', value: systolic, second: diastolic, unit: 'mmHg' }];
  }
  if (reading.measure !== 'glucose') return []; // a weight alone has no band
  return [{ measure: 'glucose', value: inMgPerDl(reading), unit: 'mg/dL' }];
}
