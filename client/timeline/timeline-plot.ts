import { runs } from '../../server/domain/chart/gaps.ts';
import type { Course, Lane, Mark, ReadingFact } from '../../server/domain/timeline/timeline.ts';
import { placed, rowHeight } from '../design/charts/place-words.ts';
import type { Span } from '../design/charts/plot.ts';

/** Days a mark is at and ends at, since 1970: a partial date in the middle of what it leaves open. */
export type DayOf = (at: string) => number;

/** A mark at its place. `lane`, `at`: which one it is, from row to row and along its row. */
export type LaidMark = { lane: number; at: number; x: number; to?: number; y: number; mark: Mark };

/** One row: where it is, what is drawn of it, and its marks within the time shown, oldest first. */
export type LaidLane = {
  lane: Lane;
  top: number;
  height: number;
  /** Where its name stands: beside the row, or above it where the window is narrow. */
  label: { x: number; y: number };
  marks: LaidMark[];
  /** A measure's lines, which break where readings are missing. */
  lines: string[];
  dots: string;
  rings: string;
  outside: string;
  /** A measure's band, as far as its scale shows it. */
  band?: { y: number; height: number };
  /** So many readings that single ones are not told apart. */
  dense: boolean;
  /** A medicine's courses, in the order of their days. */
  bars: { x: number; width: number; ends: Course['ends'] }[];
};

export type Laid = {
  width: number;
  height: number;
  axis: { left: number; right: number; y: number };
  ticks: { x: number; day: number }[];
  changes: ReturnType<typeof placed>;
  lanes: LaidLane[];
  /** Rows of which nothing lies within the time shown. */
  without: Lane[];
};

/** The narrowest window, in pixels, in which a row's name has room beside it. */
const besideFrom = 640;
const nameWidth = 168;
/** The last value of a measure stands to the right of its row. */
const valueWidth = 64;
const heights: Record<Lane['is'], number> = {
  changes: 0,
  coaching: 24,
  visits: 24,
  habit: 26,
  medicine: 20,
  measure: 44,
};

/**
 * Lays the rows out on one time axis, `width` pixels wide. `span` is the time shown: what lies outside of it is not
 * drawn, a course or a stay that reaches into it is cut at its edge. `words`: what each change is called.
 */
export function timelinePlot(
  lanes: readonly Lane[],
  given: { span: Span; width: number; dayOf: DayOf; words: readonly string[] },
): Laid {
  const { span, width, dayOf } = given;
  const isBeside = width >= besideFrom;
  const left = isBeside ? nameWidth : 4;
  const right = width - valueWidth;
  const x = (day: number) =>
    round(
      left +
        ((Math.min(Math.max(day, span.from), span.to) - span.from) * (right - left)) / (span.to - span.from),
    );
  const isShown = ({ at, to }: Mark) => dayOf(to ?? at) >= span.from && dayOf(at) <= span.to;

  const changed = lanes.find(lane => lane.is === 'changes')?.marks ?? [];
  const changes = placed(
    changed.flatMap((mark, at) =>
      isShown(mark) ? [{ x: x(dayOf(mark.at)), what: given.words[at] ?? '' }] : [],
    ),
    { left, width },
  );
  const rows = Math.max(0, ...changes.map(({ row, lines }) => row + lines.length));
  let top = rows * rowHeight + 6;
  const laid: LaidLane[] = [];
  const without: Lane[] = [];
  for (const lane of lanes) {
    const marks: readonly Mark[] = lane.marks;
    const bars = lane.is === 'medicine' ? barsOf(lane.courses, span, dayOf, x) : [];
    const shown = marks.filter(isShown);
    if (shown.length + bars.length === 0) {
      without.push(lane);
      continue;
    }
    const place = laid.length;
    const isTop = lane.is === 'changes';
    const nameHeight = isBeside || isTop ? 0 : 15;
    const height = isTop ? 10 : heights[lane.is] + nameHeight;
    const floor = top + height;
    const middle = isTop ? top + 4 : floor - heights[lane.is] / 2;
    const scale = lane.is === 'measure' ? scaleOf(shown, lane.band) : undefined;
    const y = (mark: Mark) =>
      scale && mark.fact.is === 'reading' ? yIn(scale, mark.fact.value, floor) : round(middle);
    const at = shown.map((mark, at): LaidMark => {
      const to = mark.to === undefined ? undefined : x(dayOf(mark.to));
      return { lane: place, at, x: x(dayOf(mark.at)), ...(to !== undefined && { to }), y: y(mark), mark };
    });
    laid.push({
      ...{ lane, top, height, bars, marks: at },
      label: isBeside ? { x: 0, y: round(middle + 4) } : { x: left, y: round(top + 12) },
      ...(scale && lane.is === 'measure' && bandOf(lane.band, scale, floor)),
      ...drawnOf(at, scale && (value => yIn(scale, value, floor)), lane),
    });
    top = floor + 4;
  }
  return {
    ...{ width, height: top + 20, changes, lanes: laid, without },
    axis: { left, right, y: top },
    ticks: ticksOf(span, right - left).map(day => ({ day, x: x(day) })),
  };

  function drawnOf(
    marks: readonly LaidMark[],
    y: ((value: number) => number) | undefined,
    lane: Lane,
  ): Pick<LaidLane, 'lines' | 'dots' | 'rings' | 'outside' | 'dense'> {
    const drawn = { lines: [] as string[], dots: '', rings: '', outside: '', dense: false };
    if (lane.is !== 'measure' || !y) return drawn;
    const readings = marks.flatMap(one =>
      one.mark.fact.is === 'reading' ? [{ ...one, day: dayOf(one.mark.at), fact: one.mark.fact }] : [],
    );
    const joined = readings.filter(({ fact }) => !fact.ring);
    for (const run of runs(joined, joined[0]?.fact.from === 'lab'))
      for (const pick of numbers) {
        const path = run.flatMap(({ x: at, fact }) => {
          const value = pick(fact);
          return value === undefined ? [] : [`${at} ${y(value)}`];
        });
        if (path.length > 1) drawn.lines.push(`M${path.join('L')}`);
      }
    drawn.dense = isDense(readings, (right - left) / (span.to - span.from));
    for (const { x: at, fact } of readings)
      for (const pick of numbers) {
        const value = pick(fact);
        if (value === undefined) continue;
        if (fact.ring) drawn.rings += `M${at - 2.5} ${y(value)}a2.5 2.5 0 1 0 5 0a2.5 2.5 0 1 0 -5 0`;
        else if (pick === first && fact.out) drawn.outside += `M${at} ${y(value)}h0`;
        else if (!drawn.dense) drawn.dots += `M${at} ${y(value)}h0`;
      }
    return drawn;
  }
}

/** Fewer than four pixels from one to the next, in the middle of all. */
function isDense(readings: readonly { day: number }[], perDay: number): boolean {
  const [begin, end] = [readings[0]?.day ?? 0, readings.at(-1)?.day ?? 0];
  return readings.length > 12 && ((end - begin) * perDay) / readings.length < 4;
}

const first = ({ value }: ReadingFact): number | undefined => value;
const numbers = [first, ({ second }: ReadingFact) => second];

function barsOf(courses: readonly Course[], span: Span, dayOf: DayOf, x: (day: number) => number) {
  return courses.flatMap(({ from, to, ends }) => {
    const begin = dayOf(from);
    const end = to === undefined ? (ends === 'goes-on' ? span.to : begin) : dayOf(to);
    if (end < span.from || begin > span.to) return [];
    // Nobody wrote down when it was stopped: so much of a line, and then nothing that would claim more.
    const width = ends === 'unknown' ? 14 : Math.max(2, x(end) - x(begin));
    return [{ x: x(begin), width: round(width), ends }];
  });
}

type Band = NonNullable<Extract<Lane, { is: 'measure' }>['band']>;
type Scale = { low: number; high: number };

/** All values and a hundredth of room; the edges of the band where they lie near. It does not start at zero. */
function scaleOf(marks: readonly Mark[], band: Band | undefined): Scale {
  const values = marks.flatMap(({ fact }) =>
    fact.is === 'reading' ? [fact.value, ...(fact.second === undefined ? [] : [fact.second])] : [],
  );
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const near = [band?.low, band?.high].filter(
    edge => edge !== undefined && edge >= least - (most - least) && edge <= most + (most - least),
  ) as number[];
  const [low, high] = [Math.min(least, ...near), Math.max(most, ...near)];
  // From 5.5 to 5.6 is no cliff: a scale spans four hundredths of what it shows at the least.
  const lacking = Math.max(0, Math.abs(high) * 0.04 - (high - low)) / 2;
  return { low: low - lacking, high: high + lacking };
}

function bandOf(band: Band | undefined, scale: Scale, floor: number): Pick<LaidLane, 'band'> {
  if (band?.low === undefined && band?.high === undefined) return {};
  const top = yIn(scale, Math.min(band.high ?? scale.high, scale.high), floor);
  const under = yIn(scale, Math.max(band.low ?? scale.low, scale.low), floor);
  return under > top ? { band: { y: top, height: round(under - top) } } : {};
}

function yIn({ low, high }: Scale, value: number, floor: number): number {
  const room = heights.measure - 10;
  return round(floor - 5 - ((value - low) * room) / (high - low || 1));
}

/** First days of months, as many as have room for a name. */
function ticksOf({ from, to }: Span, room: number): number[] {
  const months = (to - from) / 30.4;
  const every = [1, 2, 3, 6, 12].find(step => (months / step) * 54 <= room) ?? 24;
  const begin = new Date(from * dayMs);
  const ticks: number[] = [];
  // Months counted from the year 0, so that every third one is a quarter's first.
  for (let month = begin.getUTCFullYear() * 12 + begin.getUTCMonth() + 1; ; month++) {
    const day = Date.UTC(Math.floor(month / 12), month % 12, 1) / dayMs;
    if (day > to) return ticks;
    if (month % every === 0) ticks.push(day);
  }
}

const dayMs = 86_400_000;
const round = (value: number) => Math.round(value * 10) / 10;
