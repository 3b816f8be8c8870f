import { dayOf } from '../chart/chart-dates.ts';
import { isOwn } from '../chart/prep-trend.ts';
import type { ChartSnapshot, Measure, Reading } from '../chart/snapshot.ts';
import { daysBefore } from '../time-zone.ts';
import type { PanelReading } from './facts.ts';

type On = { day: string };

/** What a queue asks of a chart: who it is, and what is of the last weeks there. */
export type PanelChart = {
  name?: string;
  birthDate?: string;
  /** As the chart spells it. */
  language?: string;
  interpreter?: true;
  labs: (On & PanelReading)[];
  home: (On & PanelReading)[];
  visits: (On & { kind: 'emergency' | 'inpatient' })[];
};

const newsDays = 60;

/** Of a chart as it was read; a section that could not be read has nothing new. Only what has a whole day counts. */
export function panelChartOf(chart: ChartSnapshot, timeZone: string): PanelChart {
  const since = daysBefore(dayOf(chart.readAt, timeZone), newsDays);
  const patient = chart.patient.status === 'recorded' ? chart.patient.value : undefined;
  const measures = chart.measures.status === 'recorded' ? chart.measures.value : [];
  const newestOf = (which: (reading: Reading) => boolean) =>
    measures.flatMap(measure => newest(measure, which, timeZone, since));
  const visits = chart.visits.status === 'recorded' ? chart.visits.value : [];
  return {
    ...(patient && { name: patient.name }),
    ...(patient?.birthDate && { birthDate: patient.birthDate }),
    ...(patient?.language && { language: patient.language }),
    ...(patient?.interpreter === 'needed' && { interpreter: true as const }),
    labs: newestOf(({ from }) => from === 'lab'),
    home: newestOf(isOwn),
    visits: visits.flatMap(({ kind, status, start }) => {
      const day = start && dayOf(start, timeZone);
      if (kind !== 'emergency' && kind !== 'inpatient') return [];
      const isThere = status === 'finished' || status === 'in-progress';
      return isThere && isLate(day, since) ? [{ day, kind }] : [];
    }),
  };
}

function newest(
  { kind, unit, readings }: Measure,
  which: (reading: Reading) => boolean,
  timeZone: string,
  since: string,
): (On & PanelReading)[] {
  const [last] = readings
    .filter(which)
    .map(reading => ({ ...reading, day: dayOf(reading.at, timeZone) }))
    .filter(({ day }) => isLate(day, since))
    .toSorted((one, other) => (one.day < other.day ? 1 : -1));
  if (last === undefined) return [];
  const { day, value, second } = last;
  return [{ day, measure: kind, value, unit, ...(second !== undefined && { second }) }];
}

const isLate = (day: string | undefined, since: string): day is string =>
  day !== undefined && day.length === 10 && day >= since;
