import { useId, useMemo } from 'react';
import type { MeasureStrip } from '../../../server/domain/chart/prep.ts';
import { measuresWords } from '../../words/measures.ts';
import { type Calendar, sayDay } from '../dates.ts';
import { useWords } from '../words.ts';
import { frame, plot, type Span } from './plot.ts';
import { ReadingsTable, type ShowSource } from './readings-table.tsx';
import { sayNumber, sayUnit, sayValue, sentenceOf, standing } from './sentence.ts';
import type { Placed } from './thin.ts';

/**
 * One measure over the time that all charts of the screen share: band, line, dots outside the band, the last value
 * written at its end, a sentence, and the table of values.
 */
export function SmallMultiple(given: {
  strip: MeasureStrip;
  points: readonly Placed[];
  span: Span;
  /** Days of the coach's own sessions, drawn as thin verticals. */
  marks: readonly number[];
  calendar: Calendar;
  onSource: ShowSource;
}) {
  const { strip, points, span, calendar } = given;
  const say = useWords(measuresWords);
  const id = useId();
  const drawn = useMemo(() => plot(points, span, strip.band), [points, span, strip.band]);
  const out = strip.inBand === 'above' || strip.inBand === 'below';
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
            width={frame.width - frame.left - frame.right}
            y={drawn.band.y}
            height={drawn.band.height}
          />
        ) : null}
        <path className="plot-axis" d={`M${frame.left} ${frame.height - 2}H${frame.width - frame.right}`} />
        {given.marks.map(day => (
          <path className="plot-mark" key={day} d={`M${drawn.x(day)} ${frame.top - 4}V${frame.height - 2}`} />
        ))}
        {drawn.lines.map(line => (
          <path className={drawn.dense ? 'plot-line plot-dense' : 'plot-line'} d={line} key={line} />
        ))}
        {drawn.median ? (
          <path className="plot-median" d={`M${drawn.median.from} ${drawn.median.y}H${drawn.end.x}`} />
        ) : null}
        {drawn.alone ? <path className="plot-alone" d={drawn.alone} /> : null}
        {drawn.outside ? <path className="plot-outside" d={drawn.outside} /> : null}
        <circle className="plot-end" cx={drawn.end.x} cy={drawn.end.y} r="2.5" />
        <text className="plot-range" x={frame.left - 5} y={frame.top + 5} textAnchor="end">
          {sayNumber(roundFor(drawn.high))}
        </text>
        <text className="plot-range" x={frame.left - 5} y={frame.height - 4} textAnchor="end">
          {sayNumber(roundFor(drawn.low))}
        </text>
        <text className={out ? 'plot-last plot-out' : 'plot-last'} x={labelX} y={labelY(drawn.end.y)}>
          {sayValue(strip.last)}
        </text>
        <text className="plot-date" x={labelX} y={labelY(drawn.end.y) + 13}>
          {sayDay(strip.last.at, calendar)}
        </text>
      </svg>
      <figcaption id={id}>
        <span className="unseen">
          {say.last(say.names[strip.kind], sayValue(strip.last), sayDay(strip.last.at, calendar))}:{' '}
        </span>
        <span className={out ? 'needs-you' : undefined}>{standing(strip, say)}</span>
        {`; ${say.trend[strip.trend]}`}
        {drawn.median ? `; ${say.median(sayNumber(roundFor(drawn.median.value)))}` : null}
      </figcaption>
      <ReadingsTable strip={strip} calendar={calendar} onSource={given.onSource} />
    </figure>
  );
}

const labelX = frame.width - frame.right + 7;

// Two lines of text beside the end of the line, kept inside the drawing.
const labelY = (y: number) => Math.min(Math.max(y + 2, 13), frame.height - 17);

const roundFor = (value: number) => (Math.abs(value) >= 30 ? Math.round(value) : Math.round(value * 10) / 10);
