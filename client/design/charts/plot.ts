import { runs } from '../../../server/domain/chart/gaps.ts';
import type { MeasureStrip } from '../../../server/domain/chart/prep.ts';
import type { Band, GoalTarget } from '../../../server/domain/chart/snapshot.ts';
import type { Layers } from './layers.ts';
import { isOfChart } from './sentence.ts';
import type { Placed } from './thin.ts';

/** The time all charts of a screen share, in days since 1970. */
export type Span = { from: number; to: number };

/** Geometry of one small chart, in the units of its drawing. */
export type Plot = {
  lines: string[];
  /** Readings outside the band, readings that stand alone between gaps, and those of other sources. */
  outside: string;
  alone: string;
  rings: string;
  /** The goal's bounds, as dots from side to side. */
  goal: string;
  /** Many readings: the line steps back behind its median. */
  dense: boolean;
  median?: { value: number; y: number; from: number };
  band?: { y: number; height: number };
  end: { x: number; y: number };
  low: number;
  high: number;
  x: (day: number) => number;
};

export const frame = { width: 188, height: 84, left: 27, right: 56, top: 8, bottom: 20 };

/**
 * Lays readings out on their time axis. `second` values (diastolic) make a second line on the same scale. The scale
 * holds all values, the goal, and the edges of the band that lie near them; it does not start at zero and is written
 * at its side.
 */
export function plot({ line, rings }: Layers, span: Span, strip: Pick<MeasureStrip, 'band' | 'goal'>): Plot {
  const { band, goal } = strip;
  const all = [...line, ...rings].sort((one, other) => one.day - other.day);
  const values = all.flatMap(({ reading }) =>
    reading.second === undefined ? [reading.value] : [reading.value, reading.second],
  );
  const { low, high } = scaleOf([...values, ...boundsOf(goal)], band);
  const x = (day: number) =>
    round(
      frame.left +
        (within(day, span) * (frame.width - frame.left - frame.right)) / (span.to - span.from || 1),
    );
  const y = (value: number) =>
    round(frame.top + ((high - value) * (frame.height - frame.top - frame.bottom)) / (high - low || 1));

  const lines: string[] = [];
  const alone: string[] = [];
  const outside: string[] = [];
  for (const run of runs(line, line[0]?.reading.from === 'lab')) {
    for (const pick of [first, second]) {
      const path = run.flatMap(placed => {
        const value = pick(placed);
        return value === undefined ? [] : [`${x(placed.day)} ${y(value)}`];
      });
      if (path.length === 1) alone.push(`M${path[0]}h0`);
      if (path.length > 1) lines.push(`M${path.join('L')}`);
    }
  }
  const end = all.at(-1);
  // A range that a laboratory sent along judges no reading from elsewhere.
  const judged =
    band && isOfChart(band) ? all.filter(({ reading }) => reading.from === end?.reading.from) : all;
  for (const placed of judged) {
    if (isOutside(placed.reading.value, band)) outside.push(`M${x(placed.day)} ${y(placed.reading.value)}h0`);
    const lower = placed.reading.second;
    if (lower !== undefined && band?.secondHigh !== undefined && lower > band.secondHigh) {
      outside.push(`M${x(placed.day)} ${y(lower)}h0`);
    }
  }
  return {
    lines,
    outside: outside.join(''),
    alone: alone.join(''),
    rings: rings
      .flatMap(placed =>
        [first, second].map(pick => {
          const value = pick(placed);
          return value === undefined ? '' : ringAt(x(placed.day), y(value));
        }),
      )
      .join(''),
    goal: boundsOf(goal)
      .map(bound => `M${frame.left} ${y(bound)}H${frame.width - frame.right}`)
      .join(''),
    dense: line.length > dense,
    median: medianOf(line, x, y),
    band: bandOf(band, low, high, y),
    end: end ? { x: x(end.day), y: y(end.reading.value) } : { x: frame.left, y: frame.top },
    low,
    high,
    x,
  };
}

/** The time from the first reading of any chart to `now`, at least four weeks of it. */
export function spanOf(charts: readonly (readonly Placed[])[], now: number): Span {
  const days = charts.flatMap(points => points.map(point => point.day));
  const to = Math.max(now, ...days);
  return { from: Math.min(to - 28, ...days), to };
}

export function isOutside(value: number, band?: Band): boolean {
  return (
    (band?.high !== undefined && value > band.high) || (band?.low !== undefined && value < band.low) || false
  );
}

const ringAt = (x: number, y: number) => `M${x - 2} ${y}a2 2 0 1 0 4 0a2 2 0 1 0 -4 0`;

const boundsOf = (goal: GoalTarget | undefined): number[] => [
  ...new Set([goal?.low, goal?.high, goal?.secondHigh].filter(bound => bound !== undefined)),
];

/** From here on a line is noise to the eye; and from here on (more than ten) a median means something. */
const dense = 90;
const medianFrom = 11;

// Run charts of the patient's own measuring carry their median; the readings of a clinic are too few and too chosen.
function medianOf(points: readonly Placed[], x: (day: number) => number, y: (value: number) => number) {
  const start = points[0];
  const own = points.every(({ reading }) => reading.from === 'home' || reading.from === 'device');
  if (!own || !start || points.length < medianFrom) return undefined;
  const sorted = points.map(first).sort((one, other) => one - other);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? 0;
  const value = sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2;
  return { value, y: y(value), from: x(start.day) };
}

const first = ({ reading }: Placed) => reading.value;
const second = ({ reading }: Placed) => reading.second;
const round = (value: number) => Math.round(value * 10) / 10;
const within = (day: number, span: Span) => Math.min(Math.max(day, span.from), span.to) - span.from;

const leastSpan = 0.04;

// An edge of the band is shown unless that would press the readings into less than a sixth of the height.
function scaleOf(values: readonly number[], band?: Band): { low: number; high: number } {
  const least = Math.min(...values);
  const most = Math.max(...values);
  const spread = most - least;
  let [low, high] = [least, most];
  for (const edge of [band?.low, band?.high]) {
    if (edge === undefined) continue;
    const reach = Math.max(high, edge) - Math.min(low, edge);
    if (spread > 0 && spread < reach / 6) continue;
    low = Math.min(low, edge);
    high = Math.max(high, edge);
  }
  // From 5.5 to 5.6 is no cliff: a scale spans four hundredths of what it shows at the least.
  const lacking = Math.max(0, Math.abs(high) * leastSpan - (high - low)) / 2;
  const pad = (high - low + 2 * lacking || 1) * 0.08 + lacking;
  return { low: low - pad, high: high + pad };
}

function bandOf(band: Band | undefined, low: number, high: number, y: (value: number) => number) {
  if (band === undefined || (band.low === undefined && band.high === undefined)) return undefined;
  const top = y(Math.min(band.high ?? high, high));
  const floor = y(Math.max(band.low ?? low, low));
  return floor > top ? { y: top, height: round(floor - top) } : undefined;
}
