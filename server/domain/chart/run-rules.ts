import { daysFrom } from '../tell-date.ts';
import { runs } from './gaps.ts';

/** One value a day, oldest first. `day`: YYYY-MM-DD. */
export type RunValue = { day: string; value: number };

/** What the median was taken from. `until`: what ended it; without one all points are in it, and the next moves it. */
export type Baseline = {
  median: number;
  points: number;
  from: string;
  to: string;
  until?: 'change' | 'enough';
};

/** What is no chance scatter, by its days. `goesOn`: the newest value that counts belongs to it. */
export type RunSign = { from: string; to: string; points: number; goesOn: boolean } & (
  | { is: 'shift'; side: 'above' | 'below' }
  | { is: 'trend'; direction: 'rising' | 'falling' }
);

/**
 * From how many points on the rules speak: more than ten. Perla, Provost and Murray, "The run chart: a simple analytical
 * tool for learning from variation in healthcare processes", BMJ Qual Saf 2011;20:46-51: with fewer than ten a run is
 * seen too easily where there is only chance.
 */
export const rulesFrom = 11;

/**
 * A baseline is frozen from ten to twelve points (Provost and Murray, The Health Care Data Guide, 2011; the Institute for
 * Healthcare Improvement's run chart tool says ten, NHS England's "Making data count" twelve), or from all those before
 * the first change that was made, where they are ten at least: later values are then judged by the time before it.
 */
const baselineOf = { least: 10, most: 12 };

/** Six in a row on one side of the median (Perla et al. 2011); a value on the median neither counts nor ends the row. */
const shiftFrom = 6;

/** Five in a row that all rise or all fall (Perla et al. 2011); of equal neighbours the first counts. */
const trendFrom = 5;

/**
 * The frozen baseline of a run chart. Without ten points before the first change (`changes`: days, YYYY-MM-DD) nothing
 * can be frozen: the median is then of all points. Undefined up to ten points.
 */
export function baseline(points: readonly RunValue[], changes: readonly string[] = []): Baseline | undefined {
  const [first] = points;
  if (points.length < rulesFrom || !first) return undefined;
  const change = changes.filter(day => day > first.day).sort()[0];
  const before = change === undefined ? points : points.filter(({ day }) => day < change);
  if (change !== undefined && before.length < points.length) {
    return before.length < baselineOf.least ? told(points) : told(before, 'change');
  }
  return points.length > baselineOf.most ? told(points.slice(0, baselineOf.most), 'enough') : told(points);
}

/**
 * The newest shift and the newest trend against the baseline's median; none up to ten points. House rule, stricter than
 * the books: a row ends where readings are missing (`runs`), for nobody knows what was between.
 */
export function runSigns(points: readonly RunValue[], median: number, lab = false): RunSign[] {
  if (points.length < rulesFrom) return [];
  const pieces = runs(
    points.map(point => ({ ...point, day: daysFrom('1970-01-01', point.day) })),
    lab,
  );
  const unbroken = pieces.map(piece => piece.map(({ day, value }) => ({ day: dayOf(day), value })));
  return [newestOf(unbroken, piece => shifts(piece, median)), newestOf(unbroken, trends)].flatMap(
    sign => sign ?? [],
  );
}

/** The middle value, of an even number the mean of the two in the middle; at most two decimals. */
export function medianOf(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const [lower = 0, upper = 0] = [
    sorted[Math.ceil(sorted.length / 2) - 1],
    sorted[Math.floor(sorted.length / 2)],
  ];
  return Math.round(((lower + upper) / 2) * 100) / 100;
}

const told = (points: readonly RunValue[], until?: Baseline['until']): Baseline => ({
  median: medianOf(points.map(({ value }) => value)),
  points: points.length,
  ...{ from: points[0]?.day ?? '', to: points.at(-1)?.day ?? '' },
  ...(until && { until }),
});

type Row = { what: 'above' | 'below' | 'rising' | 'falling'; days: string[] };

function newestOf(pieces: readonly RunValue[][], rowsOf: (piece: RunValue[]) => Row[]): RunSign | undefined {
  const rows = pieces.map(rowsOf);
  const found = rows
    .flat()
    .findLast(({ what, days }) => days.length >= (isSide(what) ? shiftFrom : trendFrom));
  if (!found) return undefined;
  const { what, days } = found;
  const goesOn = found === rows.at(-1)?.at(-1);
  const span = { from: days[0] ?? '', to: days.at(-1) ?? '', points: days.length, goesOn };
  return isSide(what) ? { is: 'shift', side: what, ...span } : { is: 'trend', direction: what, ...span };
}

const isSide = (what: Row['what']): what is 'above' | 'below' => what === 'above' || what === 'below';

function shifts(piece: readonly RunValue[], median: number): Row[] {
  const rows: Row[] = [];
  for (const { day, value } of piece) {
    if (value === median) continue;
    const what = value > median ? 'above' : 'below';
    if (rows.at(-1)?.what === what) rows.at(-1)?.days.push(day);
    else rows.push({ what, days: [day] });
  }
  return rows;
}

// The turning point is the last of one row and the first of the next.
function trends(piece: readonly RunValue[]): Row[] {
  const rows: Row[] = [];
  let last: RunValue | undefined;
  for (const point of piece) {
    if (last && point.value !== last.value) {
      const what = point.value > last.value ? 'rising' : 'falling';
      if (rows.at(-1)?.what === what) rows.at(-1)?.days.push(point.day);
      else rows.push({ what, days: [last.day, point.day] });
    }
    if (point.value !== last?.value) last = point;
  }
  return rows;
}

const dayOf = (day: number): string => new Date(day * 86_400_000).toISOString().slice(0, 10);
