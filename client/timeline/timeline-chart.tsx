import { type KeyboardEvent, type PointerEvent, useEffect, useId, useMemo, useRef, useState } from 'react';
import type { Timeline } from '../../server/domain/timeline/timeline.ts';
import { rowHeight } from '../design/charts/place-words.ts';
import type { Span } from '../design/charts/plot.ts';
import { dayNumber, sayDay } from '../design/dates.ts';
import { LaneDrawn } from './lane-drawn.tsx';
import { markAt, nextMark } from './next-mark.ts';
import { plainly, sayChange, sayLane, sayMark, type TimelineSay } from './say-mark.ts';
import { type LaidMark, timelinePlot } from './timeline-plot.ts';
import { Voiced } from './voiced.tsx';

const leastWidth = 180;

/**
 * The rows under one another on one time axis. It is one stop of the keyboard: arrows go from mark to mark, and the one in
 * hand is said below, as it is to who cannot see it.
 */
export function TimelineChart(given: { timeline: Timeline; span: Span; saying: TimelineSay }) {
  const { timeline, span, saying } = given;
  const { say, calendar } = saying;
  const id = useId();
  const [box, width] = useWidth();
  const laid = useMemo(
    () =>
      timelinePlot(timeline.lanes, {
        ...{ span, width },
        dayOf: at => dayNumber(at, calendar.timeZone),
        words: timeline.lanes.flatMap(lane =>
          lane.is === 'changes' ? lane.marks.map(({ fact }) => sayChange(fact, saying)) : [],
        ),
      }),
    [timeline, span, width, saying, calendar],
  );
  const marks = useMemo(() => laid.lanes.flatMap(lane => lane.marks), [laid]);
  const [inHand, setInHand] = useState<{ lane: number; at: number }>();
  const mark =
    (inHand && laid.lanes[inHand.lane]?.marks[inHand.at]) ??
    marks.reduce<LaidMark | undefined>((last, one) => (last && last.x > one.x ? last : one), undefined);
  const ring = useRef<HTMLDivElement>(null);

  if (!mark)
    return (
      <div className="time-chart" ref={box}>
        <p className="soft">{say.empty}</p>
      </div>
    );
  const lane = laid.lanes[mark.lane];
  const row = lane && sayLane(lane.lane, saying);
  const said = lane && sayMark(mark.mark, saying);
  const words = said && row ? `${said.day}, ${row.words}: ${plainly(said.what)} (${said.from})` : '';
  const { axis } = laid;

  const press = (event: KeyboardEvent) => {
    if (event.metaKey || event.ctrlKey || event.altKey) return;
    if (!['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End'].includes(event.key)) return;
    event.preventDefault();
    const next = nextMark(laid.lanes, mark, event.key);
    if (!next) return;
    setInHand(next);
    requestAnimationFrame(() => ring.current?.scrollIntoView({ block: 'nearest' }));
  };
  const point = (event: PointerEvent<SVGSVGElement>) => {
    const drawn = event.currentTarget.getBoundingClientRect();
    const scale = laid.width / drawn.width;
    const found = markAt(
      laid.lanes,
      (event.clientX - drawn.left) * scale,
      (event.clientY - drawn.top) * scale,
    );
    if (found) setInHand(found);
  };

  return (
    <figure className="time-chart" ref={box}>
      <div
        className="time-marks"
        role="listbox"
        aria-label={`${say.title}, ${say.axisFrom(sayDay(dayText(span.from), calendar))}`}
        aria-describedby={`${id}keys`}
        aria-activedescendant={`${id}mark`}
        tabIndex={0}
        onKeyDown={press}
      >
        <svg
          className="plot"
          aria-hidden="true"
          viewBox={`0 0 ${laid.width} ${laid.height}`}
          onPointerMove={point}
          onPointerDown={point}
        >
          {laid.ticks.map(({ day, x }) => (
            <g key={day}>
              <path className="time-tick" d={`M${x} ${(laid.lanes[0]?.top ?? 0) + 10}V${axis.y}`} />
              <text x={x} y={axis.y + 14} textAnchor="middle">
                {tickName(day)}
              </text>
            </g>
          ))}
          <path className="plot-axis" d={`M${axis.left} ${axis.y}H${axis.right}`} />
          <text x={axis.right} y={axis.y + 14} textAnchor="start">
            {` ${say.today}`}
          </text>
          {laid.changes.map(({ x, what, anchor, lines, row: from }) => (
            <g key={`${x} ${what}`}>
              <path
                className="run-change"
                d={`M${x} ${lines.length === 0 ? (laid.lanes[0]?.top ?? 0) : 2 + from * rowHeight}V${axis.y}`}
              />
              {lines.map((line, at) => (
                <text
                  key={line}
                  lang=""
                  x={anchor === 'end' ? x - 3 : x + 3}
                  y={10 + (from + at) * rowHeight}
                  textAnchor={anchor}
                >
                  {line}
                </text>
              ))}
            </g>
          ))}
          {laid.lanes.map(one => (
            <LaneDrawn
              key={one.lane.id}
              laid={one}
              name={sayLane(one.lane, saying)}
              axis={axis}
              saying={saying}
            />
          ))}
        </svg>
        {/* biome-ignore lint/a11y/useFocusableInteractive: the list has the focus and names this one as the one in hand */}
        <div
          ref={ring}
          className="time-in-hand"
          id={`${id}mark`}
          role="option"
          aria-selected="true"
          aria-label={words}
          aria-posinset={marks.indexOf(mark) + 1}
          aria-setsize={marks.length}
          style={{ left: `${(100 * mark.x) / laid.width}%`, top: `${(100 * mark.y) / laid.height}%` }}
        />
      </div>
      <p className="time-said" aria-hidden="true">
        {said && row ? (
          <>
            <strong>{said.day}</strong> <Voiced pieces={[row]} />: <Voiced pieces={said.what} />{' '}
            <span className="soft">({said.from})</span>
          </>
        ) : null}
      </p>
      <figcaption>
        <span>
          {legendsOf(laid.lanes.map(({ lane: one }) => one.is))
            .map(is => say.legend[is])
            .join(' · ')}
        </span>
        {laid.without.length > 0 ? (
          <span>
            {say.without}{' '}
            <Voiced
              pieces={laid.without.flatMap((one, at) => [
                ...(at > 0 ? [{ voice: 'ours' as const, words: ', ' }] : []),
                sayLane(one, saying),
              ])}
            />
          </span>
        ) : null}
        <span className="screen-only" id={`${id}keys`}>
          {say.keys}
        </span>
      </figcaption>
    </figure>
  );

  /** "Sep"; the year with January. */
  function tickName(day: number): string {
    const month = dayText(day).slice(0, 7);
    const name = sayDay(month, calendar);
    return month.endsWith('-01') ? name : name.slice(0, -5);
  }
}

const kinds = ['coaching', 'visits', 'habit', 'medicine', 'measure'] as const;
const legendsOf = (shown: readonly string[]) => kinds.filter(is => shown.includes(is));
const dayText = (day: number) => new Date(day * 86_400_000).toISOString().slice(0, 10);

/** How wide the box is, in whole pixels, and again whenever that changes. */
function useWidth() {
  const box = useRef<HTMLElement & HTMLDivElement>(null);
  const [width, setWidth] = useState(leastWidth);
  useEffect(() => {
    const { current } = box;
    if (!current) return;
    const measure = () => setWidth(Math.max(leastWidth, Math.floor(current.clientWidth)));
    measure();
    const watching = new ResizeObserver(measure);
    watching.observe(current);
    return () => watching.disconnect();
  }, []);
  return [box, width] as const;
}
