import { runs } from '../../../server/domain/chart/gaps.ts';
import type { RunChart } from '../../../server/domain/physician/run-charts.ts';
import { type Placed, placed, rowHeight } from './place-words.ts';
import type { Span } from './plot.ts';

/** Geometry of one run chart, in the units of its drawing. */
export type RunPlot = {
  lines: string[];
  dots: string;
  median?: string;
  /** The part of the median that the baseline was frozen from. */
  frozen?: string;
  goal: string;
  changes: Placed[];
  end: { x: number; y: number };
  low: number;
  high: number;
  /** Where the drawing begins: below the rows that words stand in, and at the top where there are none. */
  top: number;
};

export const runFrame = { width: 300, height: 129, left: 30, right: 58, top: 8, bottom: 18 };

type Dated = { day: number; value: number; second?: number };

/**
 * Lays a run chart out on the time axis of its group: a line that breaks where points are missing, the median as a long
 * dash, the goal as dots, and a thin vertical with a few words for each change that coaching made.
 */
export function runPlot(run: Omit<RunChart, 'points' | 'changes'> & RunDrawn, span: Span): RunPlot {
  const { points, goal } = run;
  const bounds = [goal?.low, goal?.high, goal?.secondHigh].filter(bound => bound !== undefined);
  const values = points.flatMap(({ value, second }) => (second === undefined ? [value] : [value, second]));
  // How often something was done is counted from none.
  const { low, high } =
    run.about.is === 'step'
      ? { low: 0, high: Math.max(1, ...values, ...bounds) }
      : scaleOf([...values, ...bounds]);
  const width = runFrame.width - runFrame.left - runFrame.right;
  const x = (day: number) => round(runFrame.left + ((day - span.from) * width) / (span.to - span.from || 1));
  const changes = placed(
    run.changes.map(({ day, what }) => ({ x: x(Math.max(day, span.from)), what })),
    runFrame,
  );
  const top = runFrame.top + rowHeight * Math.max(0, ...changes.map(({ row, lines }) => row + lines.length));
  const height = runFrame.height - top - runFrame.bottom;
  const y = (value: number) => round(top + ((high - value) * height) / (high - low || 1));
  const across = (value: number) => `M${runFrame.left} ${y(value)}H${runFrame.left + width}`;
  const pieces = runs(points, run.lab).flatMap(piece =>
    (['value', 'second'] as const).map(which =>
      piece.flatMap(point => (point[which] === undefined ? [] : [`${x(point.day)} ${y(point[which])}`])),
    ),
  );
  const last = points.at(-1);
  // A baseline may begin before what is drawn.
  const frozen = (run.frozen ?? []).map(day => x(Math.max(day, span.from)));
  return {
    lines: pieces.filter(piece => piece.length > 1).map(piece => `M${piece.join('L')}`),
    // Day by day for months, the line itself says where its points are.
    dots:
      points.length > mostDots
        ? pieces.flatMap(piece => (piece.length === 1 ? [`M${piece[0]}h0`] : [])).join('')
        : pieces.flatMap(piece => piece.map(point => `M${point}h0`)).join(''),
    ...(run.median !== undefined && { median: across(run.median) }),
    ...(frozen.length > 0 &&
      run.median !== undefined && { frozen: `M${frozen[0]} ${y(run.median)}H${frozen.at(-1)}` }),
    goal: bounds.map(across).join(''),
    changes,
    end: last ? { x: x(last.day), y: y(last.value) } : { x: runFrame.left, y: top },
    low,
    high,
    top,
  };
}

/** Points and changes with their days as numbers. */
export type RunDrawn = {
  points: Dated[];
  changes: { day: number; what: string }[];
  /** First and last day of a frozen baseline. */
  frozen?: number[];
};

const mostDots = 40;
/** From 5.5 to 5.6 is no cliff: a scale spans four hundredths of what it shows at the least. */
function scaleOf(values: readonly number[]): { low: number; high: number } {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const lacking = Math.max(0, Math.abs(most) * 0.04 - (most - least)) / 2;
  const pad = (most - least + 2 * lacking || 1) * 0.1 + lacking;
  return { low: Math.min(least, Math.max(0, least - pad)), high: most + pad };
}

const round = (value: number) => Math.round(value * 10) / 10;
