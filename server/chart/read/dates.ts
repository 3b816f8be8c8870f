import type { ChartDate } from '../../domain/chart/snapshot.ts';
import { record, text } from './loose.ts';

const partial = /^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/;
const full = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})?$/;
const zone = /(Z|[+-](0\d|1[0-3]):[0-5]\d|[+-]14:00)$/;

/**
 * A date as the chart holds it, never made fuller; nothing when it is no FHIR date. Of a time in no zone, or in one
 * that is nowhere, only the day is kept: nobody can say when it was.
 */
export const chartDate = (value: unknown): ChartDate | undefined => {
  const written = text(value);
  if (written === undefined || partial.test(written)) return written;
  if (!full.test(written)) return undefined;
  return zone.test(written) ? written : written.slice(0, 10);
};

/** The moment something held: a dateTime, an instant, or the begin of a period (its end when it has no begin). */
export const happenedAt = (resource: { [key: string]: unknown }, stem: string): ChartDate | undefined => {
  const period = record(resource[`${stem}Period`]);
  return (
    chartDate(resource[`${stem}DateTime`]) ??
    chartDate(resource[`${stem}Instant`]) ??
    chartDate(period.start) ??
    chartDate(period.end)
  );
};

/** Milliseconds at which a date begins, for sorting only: a partial date stands for its first day in UTC. */
export const sortKey = (date: ChartDate | undefined): number => {
  if (date === undefined) return Number.NEGATIVE_INFINITY;
  const at = Date.parse(date);
  return Number.isNaN(at) ? Number.NEGATIVE_INFINITY : at;
};

/**
 * Whether a date lies ahead of `now`. A whole day counts as ahead only from the day after tomorrow in UTC, since
 * somewhere it may be tomorrow already; an instant gets an hour for clocks that are wrong.
 */
export const isAhead = (date: ChartDate, now: Date): boolean =>
  partial.test(date)
    ? date > new Date(now.getTime() + 86_400_000).toISOString().slice(0, date.length)
    : Date.parse(date) > now.getTime() + 3_600_000;

/** YYYY-MM-DD of the day so many months before `now`. */
export const monthsBefore = (now: Date, months: number): string => {
  const day = new Date(now);
  day.setUTCMonth(day.getUTCMonth() - months);
  return day.toISOString().slice(0, 10);
};
