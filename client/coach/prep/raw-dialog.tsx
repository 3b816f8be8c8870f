import './raw.css';
import { useEffect, useState } from 'react';
import type { PrepView } from '../../../server/domain/chart/prep.ts';
import type { Source } from '../../../server/domain/chart/snapshot.ts';
import RowsOfReadings from '../../design/charts/rows-of-readings.tsx';
import { Dialog } from '../../design/dialog.tsx';
import { useWords } from '../../design/words.ts';
import { isRefused, type Refused } from '../../page/api.ts';
import { useBecause } from '../../page/because.ts';
import { useCalendar, usePage } from '../../page/page.ts';
import { measuresWords } from '../../words/measures.ts';
import { pageWords } from '../../words/page.ts';
import { prepWords } from '../../words/prep.ts';
import { rawWords } from '../../words/raw.ts';
import { flatten } from './flatten.ts';
import { RawSummary } from './raw-summary.tsx';

type Raw = Record<string, unknown>;

/**
 * A fact as the chart holds it: at a glance, with the other readings of a measure in a table, then every field with
 * its value. Text only, never drawn as a page.
 */
export default function RawDialog(given: {
  source: Source;
  prep: PrepView;
  onSource: (source: Source) => void;
  onClose: () => void;
}) {
  const { source } = given;
  const { api } = usePage();
  const say = useWords(prepWords);
  const sayPage = useWords(pageWords);
  const because = useBecause();
  const [raw, setRaw] = useState<Raw | Refused>();
  useEffect(() => {
    const stop = new AbortController();
    const path = `/api/chart/${source.type}/${encodeURIComponent(source.id)}`;
    void api.get<Raw>(path, stop.signal).then(answer => {
      if (!stop.signal.aborted) setRaw(answer);
    });
    return () => stop.abort();
  }, [api, source]);
  return (
    <Dialog title={say.raw} onClose={given.onClose}>
      <p className="soft small" lang="en">
        {source.type} {source.id}
      </p>
      {raw === undefined ? <p aria-live="polite">{sayPage.opening}</p> : null}
      {isRefused(raw) ? (
        <p className="needs-you" role="alert">
          {say.rawUnread} {because(raw)}
        </p>
      ) : null}
      {raw !== undefined && !isRefused(raw) ? <RawSummary resource={raw} /> : null}
      <OtherReadings source={source} prep={given.prep} onSource={given.onSource} />
      {raw !== undefined && !isRefused(raw) ? <Fields raw={raw} /> : null}
    </Dialog>
  );
}

/** Of a measure that is drawn: its readings, the one that was asked about marked. */
function OtherReadings(given: { source: Source; prep: PrepView; onSource: (source: Source) => void }) {
  const { source, prep } = given;
  const say = useWords(rawWords);
  const sayMeasure = useWords(measuresWords);
  const calendar = useCalendar();
  const strips = prep.measures.status === 'recorded' ? prep.measures.value : [];
  const strip = strips.find(({ readings }) => readings.some(reading => reading.source.id === source.id));
  if (strip === undefined || source.type !== 'Observation') return null;
  return (
    <section>
      <h3>{say.readingsOf(sayMeasure.names[strip.kind])}</h3>
      <RowsOfReadings strip={strip} calendar={calendar} onSource={given.onSource} marked={source.id} />
    </section>
  );
}

function Fields({ raw }: { raw: Raw }) {
  const say = useWords(prepWords);
  const sayRaw = useWords(rawWords);
  return (
    <details className="raw-fields">
      <summary className="soft">{sayRaw.fields}</summary>
      <table className="raw">
        <thead>
          <tr>
            <th scope="col">{say.rawField}</th>
            <th scope="col">{say.rawValue}</th>
          </tr>
        </thead>
        <tbody lang="en">
          {flatten(raw).map(([path, value]) => (
            <tr key={path}>
              <td className="soft">{path}</td>
              <td>{value}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
