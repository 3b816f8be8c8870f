import { useState } from 'react';
import type { MeasureStrip } from '../../../server/domain/chart/prep.ts';
import type { Source } from '../../../server/domain/chart/snapshot.ts';
import { measuresWords } from '../../words/measures.ts';
import { ChartText } from '../as-said.tsx';
import { type Calendar, sayDay } from '../dates.ts';
import { useWords } from '../words.ts';
import { sayBandSource, sayUnit, sayValue } from './sentence.ts';
import { mostPoints } from './thin.ts';

export type ShowSource = (source: Source) => void;

/** The values behind a chart, newest first, each with its day and where it comes from; a press shows it raw. */
export function ReadingsTable(given: { strip: MeasureStrip; calendar: Calendar; onSource: ShowSource }) {
  const { strip, calendar, onSource } = given;
  const [open, setOpen] = useState(false);
  const say = useWords(measuresWords);
  const count = strip.readings.length;
  const shown = strip.readings.slice(-mostPoints).reverse();
  const about = shown.length < count ? say.lastOf(shown.length, count) : say.readings(count);
  return (
    <details className="readings small" onToggle={event => setOpen(event.currentTarget.open)}>
      <summary className="soft">
        {about}
        <span className="unseen"> · {say.names[strip.kind]}</span>
      </summary>
      {open ? (
        <div className="readings-scroll" tabIndex={-1}>
          <table>
            <caption className="unseen">{say.names[strip.kind]}</caption>
            <thead>
              <tr>
                <th scope="col">{say.day}</th>
                <th scope="col" className="number">
                  {sayUnit(strip.unit, say)}
                </th>
                <th scope="col">{say.fromHead}</th>
              </tr>
            </thead>
            <tbody>
              {shown.map(reading => (
                <tr key={`${reading.source.id} ${reading.at}`}>
                  <td>
                    <time dateTime={reading.at}>{sayDay(reading.at, calendar)}</time>
                  </td>
                  <td className="number">
                    <button type="button" className="source" onClick={() => onSource(reading.source)}>
                      {sayValue(reading)}
                    </button>
                  </td>
                  <td className="soft">
                    {say.from[reading.from]}
                    {reading.asWritten ? (
                      <>
                        {' '}
                        · {say.asWritten} <ChartText>{reading.asWritten}</ChartText>
                      </>
                    ) : null}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          {strip.band ? (
            <p className="soft">{say.bandFromSource(sayBandSource(strip.band.source, say))}</p>
          ) : null}
        </div>
      ) : null}
    </details>
  );
}
