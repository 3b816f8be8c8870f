import { memo } from 'react';
import { sayValue } from '../design/charts/numbers.ts';
import type { TimelineSay, Voice } from './say-mark.ts';
import type { Laid, LaidLane, LaidMark } from './timeline-plot.ts';

const lettersBeside = 27;

/** One row: its name, a hairline to stand on, and what is drawn on it. Nothing here is for who does not see it. */
export const LaneDrawn = memo(function LaneDrawn(given: {
  laid: LaidLane;
  name: { name: string; voice: Voice };
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
        <title>{name.name}</title>
        {isBeside ? shortened(name.name) : name.name}
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
          {laid.lines.map(line => (
            <path className="plot-line" d={line} key={line} />
          ))}
          <path className="plot-rings" d={laid.rings} />
          <path className="plot-alone" d={laid.dots} />
          <path className="plot-outside" d={laid.outside} />
          {last && fact?.is === 'reading' ? (
            <text className="time-last" x={axis.right + 6} y={Math.min(last.y + 4, floor)}>
              {sayValue(fact)}
            </text>
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
          {named(marks).map(({ x, y, kind }) => (
            <text key={x} x={x + 7} y={y + 4}>
              {saying.say[kind]}
            </text>
          ))}
        </>
      );
  }
}

function Happened({ mark: { x, to, y, mark } }: { mark: LaidMark }) {
  const { fact } = mark;
  if (fact.is === 'session') return <circle className="time-full" cx={x} cy={y} r="4" />;
  if (fact.is === 'contact') return <circle className="time-open" cx={x} cy={y} r="3.5" />;
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

/** Emergency and hospital are named where they are, as far as there is room before the next mark. */
function named(marks: readonly LaidMark[]) {
  return marks.flatMap(({ x, to, y, mark: { fact } }, at) => {
    if (fact.is !== 'visit' || !isNamed(fact.kind)) return [];
    const end = to ?? x;
    const room = (marks[at + 1]?.x ?? Number.POSITIVE_INFINITY) - end;
    return room > 70 ? [{ x: end, y, kind: fact.kind }] : [];
  });
}

const tall = { done: 16, partly: 9, 'not-done': 3 };

function dayTick({ x, mark: { fact } }: LaidMark, floor: number): string {
  return fact.is === 'check-in' ? `M${x} ${floor - 1}v-${tall[fact.done]}` : '';
}

const shortened = (name: string): string =>
  name.length <= lettersBeside ? name : `${name.slice(0, lettersBeside - 1).trimEnd()}…`;
