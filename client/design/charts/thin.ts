import type { Reading } from '../../../server/domain/chart/snapshot.ts';
import { dayNumber, dayOf } from '../dates.ts';

/** A reading at its place on the time axis, in days since 1970. */
export type Placed = { day: number; reading: Reading };

/** Points one chart draws at most. */
export const mostPoints = 365;

/**
 * The readings to draw, oldest first: the last one of each day, and when there are more than 365 days with one, the
 * last of each 365th part of the time, always with the first and the last. Nothing is averaged: every point drawn
 * was measured.
 */
export function thin(readings: readonly Reading[], timeZone: string, most = mostPoints): Placed[] {
  const byDay = new Map<string, Placed>();
  for (const reading of readings) {
    byDay.set(dayOf(reading.at, timeZone), { day: dayNumber(reading.at, timeZone), reading });
  }
  const days = [...byDay.values()].sort((one, other) => one.day - other.day);
  const first = days[0];
  const last = days.at(-1);
  if (days.length <= most || !first || !last) return days;
  const part = (last.day - first.day) / (most - 2);
  const byPart = new Map<number, Placed>();
  for (const placed of days) byPart.set(Math.floor((placed.day - first.day) / part), placed);
  byPart.delete(0);
  return [first, ...byPart.values()];
}

/**
 * Splits the points where readings are missing: a wait longer than three times the usual one, and than three days,
 * is a gap and no line crosses it.
 */
export function runs<Point extends { day: number }>(points: readonly Point[]): Point[][] {
  const waits = points.slice(1).map((point, before) => point.day - (points[before]?.day ?? point.day));
  const usual = [...waits].sort((one, other) => one - other)[Math.floor(waits.length / 2)] ?? 0;
  const gap = Math.max(3, usual * 3);
  const out: Point[][] = [];
  points.forEach((point, at) => {
    const wait = waits[at - 1];
    if (at === 0 || (wait !== undefined && wait > gap)) out.push([]);
    out.at(-1)?.push(point);
  });
  return out;
}
