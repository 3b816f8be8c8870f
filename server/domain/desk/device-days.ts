import { daysAfter, daysBetween, firstDay, lastDay } from '../billing/calendar.ts';
import type { DevicePeriod, Known } from '../billing/month-facts.ts';
import type { DeviceKind } from '../billing/vocabulary.ts';
import type { ChartSnapshot, MeasureKind } from '../chart/snapshot.ts';
import { dayIn } from '../time-zone.ts';
import type { BillingFact } from './facts.ts';

/** Thirty days of a device, the first and the last of them. */
export type Thirty = { from: string; until: string };
/** A device in use, as it was written down. */
export type DeviceInUse = Extract<BillingFact, { is: 'device' }>;
/** The readings of a chart; older snapshots have none. */
export type ChartReadings = Partial<Pick<ChartSnapshot, 'measures'>>;

/** The days a device is counted by that end in this month: thirty and thirty since it is in use. */
export function thirtiesIn(month: string, { since, until }: Pick<DeviceInUse, 'since' | 'until'>): Thirty[] {
  const all: Thirty[] = [];
  const before = daysBetween(since, firstDay(month)) - 29;
  for (let n = Math.max(0, Math.ceil(before / 30)); ; n += 1) {
    const from = daysAfter(since, 30 * n);
    const last = daysAfter(from, 29);
    if (last > lastDay(month) || (until !== undefined && from > until)) return all;
    all.push({ from, until: last });
  }
}

/** Measures that a device at home takes and sends; steps and sleep are no physiologic readings of that kind. */
const measured: readonly MeasureKind[] = ['blood-pressure', 'weight', 'glucose', 'heart-rate', 'peak-flow'];

/** On how many of these days the chart holds a reading from home or of a device; `asOf`: the day on which it was read. */
export function recordedDays(
  { measures }: ChartReadings,
  { from, until }: Thirty,
  timeZone: string,
): { days: number; asOf?: string } {
  if (measures?.status !== 'recorded') return { days: 0 };
  const days = measures.value
    .filter(({ kind }) => measured.includes(kind))
    .flatMap(({ readings }) => readings)
    .filter(reading => reading.from === 'home' || reading.from === 'device')
    .map(({ at }) => (at.length > 10 ? dayIn(at, timeZone) : at))
    .filter(day => day.length === 10 && day >= from && day <= until);
  return { days: new Set(days).size, asOf: dayIn(measures.readAt, timeZone) };
}

/** The fewest days with readings that any code of a device stands on. */
const fewest = 2;
/** From here on more days change nothing. */
const enough = 16;

/**
 * What is known of the devices of a month: counted in the record where it holds enough to tell, else as it was written
 * down. A count of a chart that was read before the thirty days ended is none yet, but where it is enough already.
 */
export function devicesIn(kept: {
  month: string;
  asOf: string;
  timeZone: string;
  facts: readonly BillingFact[];
  chart?: ChartReadings;
}): Known<DevicePeriod[]> {
  const { month, asOf, timeZone, facts, chart = {} } = kept;
  const inUse = facts.flatMap(fact => (fact.is === 'device' ? [fact] : []));
  if (inUse.length === 0) return 'not-known';
  return inUse.flatMap(device =>
    thirtiesIn(month, device).map(thirty => {
      const counted = device.kind === 'rpm' ? recordedDays(chart, thirty, timeZone) : { days: 0 };
      const isWhole = (counted.asOf ?? '') > thirty.until || counted.days >= enough;
      const said = daysSaid(facts, device.kind, thirty.from);
      const isRecorded = isWhole && counted.days >= Math.max(fewest, said ?? 0);
      return {
        ...{ deviceId: device.kind, kind: device.kind, from: thirty.from },
        daysWithReadings: isRecorded ? counted.days : (said ?? 'not-known'),
        ...(isRecorded && { recorded: true as const }),
        ...(device.setUp !== undefined && { setUp: device.setUp }),
        ...(asOf <= thirty.until && { open: true as const }),
      };
    }),
  );
}

const daysSaid = (facts: readonly BillingFact[], kind: DeviceKind, from: string): number | undefined =>
  facts.flatMap(fact =>
    fact.is === 'device-days' && fact.kind === kind && fact.from === from ? [fact.days] : [],
  )[0];

/** Weights of the chart and those that were written down, in kilograms. */
export function weightsIn(
  { measures }: ChartReadings,
  facts: readonly BillingFact[],
  timeZone: string,
): { day: string; kilograms: number }[] {
  const read =
    measures?.status === 'recorded' ? measures.value.find(({ kind }) => kind === 'weight') : undefined;
  return [
    ...(read?.readings ?? [])
      .filter(({ at, comparator }) => at.length >= 10 && comparator === undefined)
      .map(({ at, value }) => ({ day: at.length > 10 ? dayIn(at, timeZone) : at, kilograms: value })),
    ...facts.flatMap(fact => (fact.is === 'weight' ? [{ day: fact.day, kilograms: fact.kilograms }] : [])),
  ];
}
