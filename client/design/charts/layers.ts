import { isOwn, isSameSeries } from '../../../server/domain/chart/prep-trend.ts';
import type { Reading } from '../../../server/domain/chart/snapshot.ts';
import { type Placed, thin } from './thin.ts';

/**
 * What one chart draws: a line of the readings that may be compared with one another, and apart from it, as rings
 * without a line, those of other sources, laboratories or units. `weeks`: taken day by day, so that only the last eight
 * weeks are drawn, on an axis of their own; the older ones stand in the table.
 */
export type Layers = { line: Placed[]; rings: Placed[]; weeks: boolean };

/** Days with a reading of the patient's own within eight weeks, from which on these weeks are what is worth drawing. */
const dayByDay = 5;
export const weeksDrawn = 56;

/** `now`: days since 1970. Readings oldest first. */
export function layersOf(readings: readonly Reading[], timeZone: string, now: number): Layers {
  const series: Reading[][] = [];
  for (const reading of readings) {
    const its = series.find(([one]) => one && isSameSeries(one, reading));
    if (its) its.push(reading);
    else series.push([reading]);
  }
  const placed = series.map(each => thin(each, timeZone));
  const lately = placed.map(points => points.filter(({ day }) => day >= now - weeksDrawn));
  const weeks = lately.some(([one, ...more]) => one && isOwn(one.reading) && more.length + 1 >= dayByDay);
  const drawn = (weeks ? lately : placed).filter(points => points.length > 0);
  const line = drawn.reduce((most, points) => (points.length >= most.length ? points : most), []);
  const rings = drawn.filter(points => points !== line).flat();
  return { line, rings: rings.sort((one, other) => one.day - other.day), weeks };
}
