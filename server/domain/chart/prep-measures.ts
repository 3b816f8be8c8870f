import { daysFrom } from '../tell-date.ts';
import { alwaysShown, bands, leastChange, leastShareOfChange, measuresOfProblems } from './bands.ts';
import { dayOf, isAfter, isWholeDay } from './chart-dates.ts';
import type { MeasureStrip } from './prep.ts';
import {
  type Band,
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
  section: Section<Measure[]>,
  problems: readonly string[],
  today: string,
  timeZone: string,
): Section<MeasureStrip[]> {
  if (section.status !== 'recorded') return section;
  const wanted = byRelevance(problems);
  const strips = section.value
    .flatMap(measure => stripOf(measure, today, timeZone) ?? [])
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
export function readingsOf(measure: Measure, today: string, timeZone: string): (Reading & { day: string })[] {
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

function byRelevance(problems: readonly string[]): MeasureKind[] {
  const own = measuresOfProblems
    .filter(({ problem }) => problems.some(name => problem.test(name) && !/family history/i.test(name)))
    .flatMap(({ measures }) => measures);
  return [...new Set([...own, ...alwaysShown, ...measureKinds])];
}

function stripOf(measure: Measure, today: string, timeZone: string): MeasureStrip | undefined {
  const readings = readingsOf(measure, today, timeZone);
  const last = readings.at(-1);
  if (!last) return undefined;
  const band = measure.band ?? bands[measure.kind];
  const bare = readings.map(({ day, ...reading }) => reading);
  return {
    kind: measure.kind,
    unit: measure.unit,
    ...(band && { band }),
    readings: bare,
    last: bare.at(-1) ?? last,
    trend: trendOf(measure.kind, readings),
    inBand: placeInBand(last, band),
  };
}

/** Against the reading nearest to 91 days before the last, if one lies 45 to 200 days before it. */
function trendOf(kind: MeasureKind, readings: (Reading & { day: string })[]): MeasureStrip['trend'] {
  const last = readings.at(-1);
  if (!last || readings.length < 3 || !isWholeDay(last.day)) return 'no-trend';
  const before = readings
    .filter(reading => isWholeDay(reading.day))
    .map(reading => ({ reading, days: daysFrom(reading.day, last.day) }))
    .filter(({ days }) => days >= 45 && days <= 200)
    .sort((a, b) => Math.abs(a.days - 91) - Math.abs(b.days - 91))[0]?.reading;
  if (!before) return 'no-trend';
  const change = last.value - before.value;
  const least = leastChange[kind] ?? Math.abs(before.value) * leastShareOfChange;
  if (Math.abs(change) < least) return 'level';
  return change > 0 ? 'up' : 'down';
}
