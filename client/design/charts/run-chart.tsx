import { type ReactNode, useId, useMemo } from 'react';
import type { RunChart as Run } from '../../../server/domain/physician/run-charts.ts';
import { type Calendar, dayNumber, sayDay } from '../dates.ts';
import { sayNumber } from './numbers.ts';
import { rowHeight } from './place-words.ts';
import type { Span } from './plot.ts';
import { runFrame, runPlot } from './run-plot.ts';

/**
 * One run chart: its name, the drawing, what it says in words, and the table of values, one key away. `sentence` is the
 * whole of it for who does not see it.
 */
export function RunChart(given: {
  run: Run;
  /** What was changed when, each by its whole name. */
  changes: { day: string; what: string }[];
  name: ReactNode;
  unit: string;
  span: Span;
  sentence: string;
  /** What is no chance scatter, each in words. */
  signs?: readonly string[];
  caption: string[];
  table: ReactNode;
  /** Said at the right end of the axis. */
  today: string;
  calendar: Calendar;
}) {
  const { run, changes, span, calendar } = given;
  const id = useId();
  const drawn = useMemo(() => {
    const numbered = <Point extends { day: string }>(points: readonly Point[]) =>
      points.map(point => ({ ...point, day: dayNumber(point.day, calendar.timeZone) }));
    const days = numbered(run.baseline ? [{ day: run.baseline.from }, { day: run.baseline.to }] : []);
    const frozen = run.baseline?.until && days.map(({ day }) => day);
    return runPlot({ ...run, frozen, points: numbered(run.points), changes: numbered(changes) }, span);
  }, [run, changes, span, calendar.timeZone]);
  const last = run.points.at(-1);
  return (
    <figure className="run" aria-labelledby={id}>
      <h3 id={id}>
        {given.name} <span className="soft">{given.unit}</span>
      </h3>
      <svg
        viewBox={`0 0 ${runFrame.width} ${runFrame.height}`}
        role="img"
        aria-label={given.sentence}
        className="plot"
      >
        <path className="plot-axis" d={`M${runFrame.left} ${floor}H${right}`} />
        {drawn.changes.map(({ x, what, anchor, lines, row }) => (
          <g key={`${x} ${what}`}>
            <title>{what}</title>
            <path
              className="run-change"
              d={`M${x} ${lines.length === 0 ? drawn.top : 2 + row * rowHeight}V${floor}`}
            />
            {lines.map((line, at) => (
              <text
                key={line}
                x={anchor === 'end' ? x - 3 : x + 3}
                y={10 + (row + at) * rowHeight}
                textAnchor={anchor}
              >
                {line}
              </text>
            ))}
          </g>
        ))}
        {drawn.goal ? <path className="plot-goal" d={drawn.goal} /> : null}
        {drawn.median ? <path className="plot-median" d={drawn.median} /> : null}
        {drawn.frozen ? <path className="run-frozen" d={drawn.frozen} /> : null}
        {drawn.lines.map(line => (
          <path className="plot-line" d={line} key={line} />
        ))}
        {drawn.dots ? <path className="plot-alone" d={drawn.dots} /> : null}
        <circle className="plot-end" cx={drawn.end.x} cy={drawn.end.y} r="2.5" />
        <text x={runFrame.left - 5} y={drawn.top + 6} textAnchor="end">
          {sayNumber(roundFor(drawn.high))}
        </text>
        <text x={runFrame.left - 5} y={floor - 2} textAnchor="end">
          {sayNumber(roundFor(drawn.low))}
        </text>
        <text x={runFrame.left} y={runFrame.height - 2}>
          {sayDay(dayText(span.from), calendar)}
        </text>
        <text x={right} y={runFrame.height - 2} textAnchor="end">
          {given.today}
        </text>
        {last ? (
          <>
            <text className="plot-last" x={right + 7} y={labelY(drawn.end.y)}>
              {sayNumber(last.value)}
              {last.second === undefined ? '' : `/${sayNumber(last.second)}`}
            </text>
            <text x={right + 7} y={labelY(drawn.end.y) + 13}>
              {sayDay(last.day, calendar)}
            </text>
          </>
        ) : null}
      </svg>
      <figcaption>
        {given.signs?.map(sign => (
          <span className="run-sign" key={sign}>
            {sign}
          </span>
        ))}
        {given.caption.join(' · ')}
      </figcaption>
      {given.table}
    </figure>
  );
}

const right = runFrame.width - runFrame.right;
const floor = runFrame.height - runFrame.bottom + 4;
const labelY = (y: number) => Math.min(Math.max(y + 4, 16), floor - 13);
const dayText = (day: number) => new Date(day * 86_400_000).toISOString().slice(0, 10);
const roundFor = (value: number) => (Math.abs(value) >= 30 ? Math.round(value) : Math.round(value * 10) / 10);
