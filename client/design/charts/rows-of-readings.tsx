import type { MeasureStrip } from '../../../server/domain/chart/prep.ts';
import type { BandSource } from '../../../server/domain/chart/snapshot.ts';
import type { readings } from '../../words/en/readings.ts';
import { measuresWords } from '../../words/measures.ts';
import { readingsWords } from '../../words/readings.ts';
import { ChartText } from '../as-said.tsx';
import { type Calendar, sayDay } from '../dates.ts';
import { type SameWords, useWords } from '../words.ts';
import { sayUnit, sayValue } from './numbers.ts';
import type { ShowSource } from './readings-table.tsx';
import { mostPoints } from './thin.ts';

/** Values newest first, each with its day and where it comes from; a press shows it raw. `marked`: this one's id. */
export default function RowsOfReadings(given: {
  strip: MeasureStrip;
  calendar: Calendar;
  onSource: ShowSource;
  marked?: string;
}) {
  const { strip, calendar, onSource } = given;
  const say = useWords(readingsWords);
  const sayMeasure = useWords(measuresWords);
  return (
    <div className="readings-scroll" tabIndex={-1}>
      <table>
        <caption className="unseen">{sayMeasure.names[strip.kind]}</caption>
        <thead>
          <tr>
            <th scope="col">{say.day}</th>
            <th scope="col" className="number">
              {sayUnit(strip.unit, sayMeasure)}
            </th>
            <th scope="col">{say.fromHead}</th>
          </tr>
        </thead>
        <tbody>
          {strip.readings
            .slice(-mostPoints)
            .reverse()
            .map(reading => (
              <tr
                key={`${reading.source.id} ${reading.at}`}
                aria-current={reading.source.id === given.marked ? 'true' : undefined}
              >
                <td>
                  <time dateTime={reading.at}>{sayDay(reading.at, calendar)}</time>
                </td>
                <td className="number">
                  <button type="button" className="source" onClick={() => onSource(reading.source)}>
                    {sayValue(reading)}
                  </button>
                </td>
                <td className="soft">
                  {sayMeasure.from[reading.from]}
                  {reading.lab ? (
                    <>
                      , <ChartText>{reading.lab}</ChartText>
                    </>
                  ) : null}
                  {reading.preliminary ? ` · ${sayMeasure.preliminary}` : ''}
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
      {strip.older ? <p className="soft">{say.olderNotRead}</p> : null}
      {strip.band ? (
        <p className="soft">{say.bandFromSource(sayBandSource(strip.band.source, say))}</p>
      ) : null}
    </div>
  );
}

/** Where a band is from; a chart kept from before may hold it in words of its own. */
const sayBandSource = (source: string, say: SameWords<typeof readings>): string =>
  Object.hasOwn(say.bandSources, source) ? say.bandSources[source as BandSource] : source;
