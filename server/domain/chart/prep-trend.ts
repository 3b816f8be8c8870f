import { daysFrom } from '../tell-date.ts';
import { leastChange, leastShareOfChange } from './bands.ts';
import { isWholeDay } from './chart-dates.ts';
import type { MeasureKind, Reading } from './snapshot.ts';

export type DatedReading = Reading & { day: string };
type Value = { value: number; second?: number };

/**
 * Where a measure is going, told with what it was told from: how many days with a reading, from where, since when, and
 * the two values that were set against each other. `medians`: each of them is the middle one of half of the readings.
 */
export type Trend =
  | {
      status: 'told';
      direction: 'up' | 'down' | 'level';
      from: Reading['from'];
      readings: number;
      since: string;
      was: Value;
      now: Value;
      medians: boolean;
    }
  | {
      status: 'not-told';
      because: 'too-few' | 'too-short' | 'too-old' | 'source-not-recorded';
      from: Reading['from'];
      readings: number;
      days: number;
    };

/**
 * How much is needed before a trend is told; house rules that no clinician has checked. Of the clinic's and the
 * laboratory's few readings the last is set against the one about three months before; of the patient's own many the
 * later half against the earlier one, since single ones scatter.
 */
const few = { least: 3, span: 56, within: 400, before: { aim: 91, from: 45, to: 200 } };
const many = { least: 8, span: 14, within: 91 };

/**
 * Readings of one source measured in one way; only these may be compared with one another. Of those whose source nobody
 * wrote down it is not known.
 */
export const isSameSeries = (one: Reading, other: Reading): boolean =>
  one.from === other.from && one.way === other.way && one.from !== 'unknown';

/** Whether the patient's own hand or device took it, day by day at best. */
export const isOwn = ({ from }: Pick<Reading, 'from'>): boolean => from === 'home' || from === 'device';

/**
 * The trend of the series the last reading belongs to; where that one has too little, of the other series with the
 * newest reading that has enough. Readings oldest first; those without a whole day are left aside.
 */
export function trendOf(kind: MeasureKind, readings: readonly DatedReading[]): Trend {
  const series: DatedReading[][] = [];
  for (const reading of readings.toReversed()) {
    const its = series.find(([one]) => one && isSameSeries(one, reading));
    if (its) its.unshift(reading);
    else series.push([reading]);
  }
  const trends = series.map(each => trendOfSeries(kind, each));
  const told = trends.find(trend => trend.status === 'told');
  return told ?? trends[0] ?? notTold('too-few', 'unknown', []);
}

function trendOfSeries(kind: MeasureKind, series: readonly DatedReading[]): Trend {
  const from = series[0]?.from ?? 'unknown';
  const daily = lastOfEachDay(series);
  if (from === 'unknown') return notTold('source-not-recorded', from, daily);
  return isOwn({ from }) ? ofMany(kind, from, daily) : ofFew(kind, from, daily);
}

function ofFew(kind: MeasureKind, from: Reading['from'], daily: DatedReading[]): Trend {
  const last = daily.at(-1);
  if (!last) return notTold('too-few', from, daily);
  const recent = daily.filter(({ day }) => daysFrom(day, last.day) <= few.within);
  if (recent.length < few.least)
    return notTold(daily.length < few.least ? 'too-few' : 'too-old', from, daily);
  if (spanOf(recent) < few.span) return notTold('too-short', from, recent);
  const before = recent
    .map(reading => ({ reading, days: daysFrom(reading.day, last.day) }))
    .filter(({ days }) => days >= few.before.from && days <= few.before.to)
    .sort((a, b) => Math.abs(a.days - few.before.aim) - Math.abs(b.days - few.before.aim))[0]?.reading;
  if (!before) return notTold('too-old', from, recent);
  return told(kind, { from, readings: recent.length, since: before.day, was: before, now: last });
}

function ofMany(kind: MeasureKind, from: Reading['from'], daily: DatedReading[]): Trend {
  const last = daily.at(-1);
  if (!last) return notTold('too-few', from, daily);
  const recent = daily.filter(({ day }) => daysFrom(day, last.day) <= many.within);
  if (recent.length < many.least) return notTold('too-few', from, recent);
  if (spanOf(recent) < many.span) return notTold('too-short', from, recent);
  const half = Math.floor(recent.length / 2);
  const [was, now] = [medianOf(recent.slice(0, half)), medianOf(recent.slice(-half))];
  const since = recent[0]?.day ?? last.day;
  return told(kind, { from, readings: recent.length, since, was, now, medians: true });
}

function told(
  kind: MeasureKind,
  seen: { from: Reading['from']; readings: number; since: string; was: Value; now: Value; medians?: true },
): Trend {
  const { was, now, medians = false, ...rest } = seen;
  const change = now.value - was.value;
  const least = leastChange[kind] ?? Math.abs(was.value) * leastShareOfChange;
  const direction = Math.abs(change) < least ? 'level' : change > 0 ? 'up' : 'down';
  return { status: 'told', direction, ...rest, was: bare(was), now: bare(now), medians };
}

const notTold = (
  because: Extract<Trend, { status: 'not-told' }>['because'],
  from: Reading['from'],
  daily: readonly DatedReading[],
): Trend => ({ status: 'not-told', because, from, readings: daily.length, days: spanOf(daily) });

/** A day counts once, by its last reading; one of "2026-03" stands on no day. A value below a limit is no number. */
function lastOfEachDay(series: readonly DatedReading[]): DatedReading[] {
  const days = new Map<string, DatedReading>();
  for (const reading of series)
    if (isWholeDay(reading.day) && !reading.comparator) days.set(reading.day, reading);
  return [...days.values()];
}

const spanOf = (daily: readonly DatedReading[]): number =>
  daily.length < 2 ? 0 : daysFrom(daily[0]?.day ?? '', daily.at(-1)?.day ?? '');

function medianOf(readings: readonly DatedReading[]): Value {
  const values = readings.map(({ value }) => value);
  const seconds = readings.flatMap(({ second }) => second ?? []);
  return { value: middle(values), ...(seconds.length > 0 && { second: middle(seconds) }) };
}

/** The middle value, no finer than what was measured: of whole numbers a whole one, else one decimal. */
function middle(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const at = Math.floor(sorted.length / 2);
  const upper = sorted[at] ?? 0;
  const half = sorted.length % 2 === 1 ? upper : ((sorted[at - 1] ?? upper) + upper) / 2;
  return Number(half.toFixed(values.every(Number.isInteger) ? 0 : 1));
}

const bare = ({ value, second }: Value): Value => ({ value, ...(second !== undefined && { second }) });
