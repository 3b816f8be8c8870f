import { memo } from 'react';
import { sayUnit, sayValue } from '../design/charts/numbers.ts';
import { sayDay } from '../design/dates.ts';
import type { Piece, TimelineSay, Voice } from './say-mark.ts';
import type { Laid, LaidLane, LaidMark } from './timeline-plot.ts';

const lettersBeside = 27;
/** As `ChartText` and `Written` mark it in HTML. */
const languages: Record<Voice, string | undefined> = { chart: 'en', written: '', ours: undefined };

/** One row: its name, a hairline to stand on, and what is drawn on it. Nothing here is for who does not see it. */
export const LaneDrawn = memo(function LaneDrawn(given: {
  laid: LaidLane;
  name: Piece;
  axis: Laid['axis'];
  saying: TimelineSay;
}) {
  const { laid, name, axis } = given;
  const { lane, label, top, height } = laid;
  if (lane.is === 'changes') return null;
  const isBeside = axis.left > lettersBeside;
  const floor = top + height;
  return (
    <g>
      <text className="time-name" x={label.x} y={label.y}>
        <tspan lang={languages[name.voice]}>{isBeside ? shortened(name.words) : name.words}</tspan>
        {lane.is === 'measure' ? (
          <tspan className="time-unit"> {sayUnit(lane.unit, given.saying.sayMeasure)}</tspan>
        ) : null}
      </text>
      <path className="plot-axis" d={`M${axis.left} ${floor}H${axis.right}`} />
      <Row {...given} floor={floor} />
    </g>
  );
});

function Row(given: { laid: LaidLane; axis: Laid['axis']; saying: TimelineSay; floor: number }) {
  const { laid, axis, floor, saying } = given;
  const { lane, marks } = laid;
  switch (lane.is) {
    case 'habit':
      return <path className="time-days" d={marks.map(mark => dayTick(mark, floor)).join('')} />;
    case 'medicine':
      return (
        <>
          {laid.bars.map(({ x, width, ends }) => (
            <path
              className={ends === 'unknown' ? 'time-course time-unknown' : 'time-course'}
              key={`${x} ${width}`}
              d={`M${x} ${floor - 7}h${width}`}
            />
          ))}
          <path className="time-edge" d={marks.map(({ x }) => `M${x} ${floor - 12}v10`).join('')} />
        </>
      );
    case 'measure': {
      const last = marks.at(-1);
      const fact = last?.mark.fact;
      return (
        <>
          {laid.band ? (
            <rect className="plot-band" x={axis.left} width={axis.right - axis.left} {...laid.band} />
          ) : null}
          {laid.lines.map(line => (
            <path className="plot-line" d={line} key={line} />
          ))}
          <path className="plot-rings" d={laid.rings} />
          <path className="plot-alone" d={laid.dots} />
          <path className={laid.dense ? 'plot-outside time-dense' : 'plot-outside'} d={laid.outside} />
          {last && fact?.is === 'reading' ? (
            <g>
              <text className="time-last" x={axis.right + 6} y={lastY(last.y, floor)}>
                {sayValue(fact)}
              </text>
              <text x={axis.right + 6} y={lastY(last.y, floor) + 12}>
                {sayDay(last.mark.at, saying.calendar)}
              </text>
            </g>
          ) : null}
        </>
      );
    }
    default:
      return (
        <>
          {marks.map(mark => (
            <Happened key={mark.at} mark={mark} />
          ))}
          {named(marks, saying.say).map(({ x, y, anchor, words }) => (
            <text key={x} x={x} y={y + 4} textAnchor={anchor}>
              {words}
            </text>
          ))}
        </>
      );
  }
}

function Happened({ mark: { x, to, y, mark } }: { mark: LaidMark }) {
  const { fact } = mark;
  if (fact.is === 'session') return <circle className="time-full" cx={x} cy={y} r="4" />;
  if (fact.is === 'contact')
    return <circle className="time-open" cx={x} cy={y} r={fact.reached === 'nobody' ? '1.5' : '3.5'} />;
  const isUrgent = fact.is === 'visit' && isNamed(fact.kind);
  return (
    <rect
      className={isUrgent ? 'time-full' : 'time-open'}
      x={x - 3.5}
      y={y - 3.5}
      height="7"
      width={Math.max(7, (to ?? x) - x + 7)}
    />
  );
}

const isNamed = (kind: string): kind is 'emergency' | 'inpatient' =>
  kind === 'emergency' || kind === 'inpatient';

type Named = { x: number; y: number; words: string; anchor: 'start' | 'end' };

/** Emergency and hospital are named where they are, on the side that has room for it. */
function named(marks: readonly LaidMark[], say: TimelineSay['say']): Named[] {
  return marks.flatMap(({ x, to, y, mark: { fact } }, at): Named[] => {
    if (fact.is !== 'visit' || !isNamed(fact.kind)) return [];
    const words = say[fact.kind];
    const end = to ?? x;
    const room = words.length * 6 + 14;
    const before = marks[at - 1];
    if ((marks[at + 1]?.x ?? Number.POSITIVE_INFINITY) - end > room)
      return [{ x: end + 7, y, words, anchor: 'start' }];
    if (x - (before?.to ?? before?.x ?? 0) > room) return [{ x: x - 7, y, words, anchor: 'end' }];
    return [];
  });
}

// The value and its day under it, inside the row.
const lastY = (y: number, floor: number) => Math.min(Math.max(y, floor - 30), floor - 15);

const tall = { done: 16, partly: 9, 'not-done': 3 };

function dayTick({ x, mark: { fact } }: LaidMark, floor: number): string {
  return fact.is === 'check-in' ? `M${x} ${floor - 1}v-${tall[fact.done]}` : '';
}

const shortened = (name: string): string =>
  name.length <= lettersBeside ? name : `${name.slice(0, lettersBeside - 1).trimEnd()}…`;
