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
