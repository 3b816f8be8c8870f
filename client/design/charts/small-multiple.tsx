import { useId, useMemo } from 'react';
import type { MeasureStrip } from '../../../server/domain/chart/prep.ts';
import { measuresWords } from '../../words/measures.ts';
import { type Calendar, sayDay } from '../dates.ts';
import { useWords } from '../words.ts';
import type { Layers } from './layers.ts';
import { sayNumber, sayUnit, sayValue } from './numbers.ts';
import { frame, plot, type Span } from './plot.ts';
import { ReadingsTable, type ShowSource } from './readings-table.tsx';
import { sayGoal, sayTrend, sentenceOf, standing } from './sentence.ts';

/**
 * One measure over time, its axis labelled: band, line, rings of other sources, dots outside the band, the goal as
 * dots, the last value written at its end, what that says in words, and the table of values.
 */
export function SmallMultiple(given: {
  strip: MeasureStrip;
  layers: Layers;
  span: Span;
  /** Days of the coach's own sessions, drawn as thin verticals. */
  marks: readonly number[];
  calendar: Calendar;
  onSource: ShowSource;
}) {
  const { strip, layers, span, calendar } = given;
  const say = useWords(measuresWords);
  const id = useId();
  const drawn = useMemo(() => plot(layers, span, strip), [layers, span, strip]);
  const value = sayValue(strip.last);
  const out = strip.inBand === 'above' || strip.inBand === 'below';
  const sources = [...new Set(layers.rings.map(({ reading }) => say.from[reading.from]))];
  return (
    <figure className="measure" aria-labelledby={id}>
      <h3>
        {say.names[strip.kind]} <span className="soft">{sayUnit(strip.unit, say)}</span>
      </h3>
      <svg
        viewBox={`0 0 ${frame.width} ${frame.height}`}
        role="img"
        aria-label={sentenceOf(strip, say, calendar)}
        className="plot"
      >
        {drawn.band ? (
          <rect
            className="plot-band"
            x={frame.left}
            width={right - frame.left}
            y={drawn.band.y}
            height={drawn.band.height}
          />
        ) : null}
        <path className="plot-axis" d={`M${frame.left} ${floor}H${right}`} />
        {given.marks.map(day => (
          <path className="plot-mark" key={day} d={`M${drawn.x(day)} ${frame.top - 4}V${floor}`} />
        ))}
        {drawn.lines.map(line => (
          <path className={drawn.dense ? 'plot-line plot-dense' : 'plot-line'} d={line} key={line} />
        ))}
        {drawn.median ? (
          <path className="plot-median" d={`M${drawn.median.from} ${drawn.median.y}H${drawn.end.x}`} />
        ) : null}
        {drawn.rings ? <path className="plot-rings" d={drawn.rings} /> : null}
        {drawn.alone ? <path className="plot-alone" d={drawn.alone} /> : null}
        {drawn.outside ? <path className="plot-outside" d={drawn.outside} /> : null}
        {drawn.goal ? <path className="plot-goal" d={drawn.goal} /> : null}
        <circle className="plot-end" cx={drawn.end.x} cy={drawn.end.y} r="2.5" />
        <text x={frame.left - 5} y={frame.top + 5} textAnchor="end">
          {sayNumber(roundFor(drawn.high))}
        </text>
        <text x={frame.left - 5} y={floor - 2} textAnchor="end">
          {sayNumber(roundFor(drawn.low))}
        </text>
        <text x={frame.left} y={frame.height - 2}>
          {sayDay(dayText(span.from).slice(0, layers.weeks ? 10 : 7), calendar)}
        </text>
        <text x={right} y={frame.height - 2} textAnchor="end">
          {say.today}
        </text>
        <text
          className={`plot-last${out ? ' plot-out' : ''}${value.length > 7 ? ' plot-long' : ''}`}
          x={labelX}
          y={labelY(drawn.end.y)}
        >
          {value}
        </text>
        <text x={labelX} y={labelY(drawn.end.y) + 13}>
          {sayDay(strip.last.at, calendar)}
        </text>
      </svg>
      <figcaption id={id}>
        <span className="unseen">
          {say.last(say.names[strip.kind], sayValue(strip.last), sayDay(strip.last.at, calendar))}:{' '}
        </span>
        <span className={out ? 'needs-you' : undefined}>{standing(strip, say)}</span>
        {strip.last.preliminary ? <span className="needs-you">{say.preliminary}</span> : null}
        <span>{sayTrend(strip, say, calendar)}</span>
        {strip.goal ? <span>{sayGoal(strip.goal, say, calendar)}</span> : null}
        {drawn.median ? <span>{say.median(sayNumber(roundFor(drawn.median.value)))}</span> : null}
        {sources.length > 0 ? <span>{say.rings(sources.join(', '))}</span> : null}
      </figcaption>
      <ReadingsTable strip={strip} calendar={calendar} onSource={given.onSource} />
    </figure>
  );
}

const right = frame.width - frame.right;
const floor = frame.height - frame.bottom + 4;
const labelX = right + 7;
const dayText = (day: number) => new Date(day * 86_400_000).toISOString().slice(0, 10);

// Two lines of text beside the end of the line, kept inside the drawing.
const labelY = (y: number) => Math.min(Math.max(y + 2, 13), floor - 13);

const roundFor = (value: number) => (Math.abs(value) >= 30 ? Math.round(value) : Math.round(value * 10) / 10);
