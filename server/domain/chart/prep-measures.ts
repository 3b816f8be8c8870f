import { alwaysShown, bands, measuresOfProblems } from './bands.ts';
import { dayOf, isAfter } from './chart-dates.ts';
import type { ReadingFinding, ReadingValue } from './findings.ts';
import type { MeasureStrip } from './prep.ts';
import { goalFor } from './prep-goals.ts';
import { type DatedReading, trendOf } from './prep-trend.ts';
import {
  type Band,
  type ChartSnapshot,
  type Measure,
  type MeasureKind,
  measureKinds,
  type Reading,
  type Section,
} from './snapshot.ts';

const atMost = 6;

/**
 * At most six measures: those of the patient's problems first, and always blood pressure, weight and steps when there
 * are any. Readings oldest first, without those that lie in the future.
 */
export function measureStrips(
  snapshot: ChartSnapshot,
  problems: readonly string[],
  today: string,
  timeZone: string,
): Section<MeasureStrip[]> {
  const section = snapshot.measures;
  if (section.status !== 'recorded') return section;
  const wanted = byRelevance(problems);
  const strips = section.value
    .flatMap(measure => stripOf(measure, snapshot, today, timeZone) ?? [])
    .sort((a, b) => wanted.indexOf(a.kind) - wanted.indexOf(b.kind));
  const room = atMost - strips.filter(strip => alwaysShown.includes(strip.kind)).length;
  const others = strips.filter(strip => !alwaysShown.includes(strip.kind)).slice(0, room);
  const shown = strips.filter(strip => alwaysShown.includes(strip.kind) || others.includes(strip));
  const { readAt } = section;
  return shown.length > 0
    ? { status: 'recorded', value: shown, readAt }
    : { status: 'none-recorded', readAt };
}

/** Readings of one kind, oldest first, each with its day; none from the future. */
export function readingsOf(measure: Measure, today: string, timeZone: string): DatedReading[] {
  return measure.readings
    .map(reading => ({ ...reading, day: dayOf(reading.at, timeZone) }))
    .filter(reading => !isAfter(reading.day, today) && Number.isFinite(reading.value))
    .sort((a, b) => (a.day < b.day || (a.day === b.day && a.at < b.at) ? -1 : 1));
}

export function placeInBand(reading: Reading, band: Band | undefined): MeasureStrip['inBand'] {
  if (!band) return 'no-band';
  const { value, second } = reading;
  if (band.high !== undefined && value > band.high) return 'above';
  if (band.secondHigh !== undefined && second !== undefined && second > band.secondHigh) return 'above';
  return band.low !== undefined && value < band.low ? 'below' : 'in';
}

/** A reading as a finding tells it: the number with its unit, and where it stands to the band there is. */
export function foundReading(measure: Measure, reading: Reading): ReadingFinding {
  const band = measure.band ?? bands[measure.kind];
  const inBand = placeInBand(reading, band);
  return {
    is: 'reading',
    measure: measure.kind,
    unit: measure.unit,
    value: numberOf(reading),
    ...(band && inBand !== 'no-band' && { stands: { inBand, band } }),
  };
}

/** The number alone, as a finding holds it. */
export const numberOf = ({ value, second, comparator }: Reading): ReadingValue => ({
  value,
  ...(second !== undefined && { second }),
  ...(comparator !== undefined && { comparator }),
});

function byRelevance(problems: readonly string[]): MeasureKind[] {
  const own = measuresOfProblems
    .filter(({ problem }) => problems.some(name => problem.test(name) && !/family history/i.test(name)))
    .flatMap(({ measures }) => measures);
  return [...new Set([...own, ...alwaysShown, ...measureKinds])];
}

function stripOf(
  measure: Measure,
  snapshot: ChartSnapshot,
  today: string,
  timeZone: string,
): MeasureStrip | undefined {
  const readings = readingsOf(measure, today, timeZone);
  const last = readings.at(-1);
  if (!last) return undefined;
  const band = measure.band ?? bands[measure.kind];
  const goal = goalFor(measure.kind, snapshot, timeZone);
  const bare = readings.map(({ day, ...reading }) => reading);
  return {
    kind: measure.kind,
    unit: measure.unit,
    ...(band && { band }),
    ...(goal && { goal }),
    readings: bare,
    last: bare.at(-1) ?? last,
    trend: trendOf(measure.kind, readings),
    inBand: placeInBand(last, band),
    ...(measure.older && { older: true }),
  };
}
