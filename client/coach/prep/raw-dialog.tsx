import './raw.css';
import { useEffect, useState } from 'react';
import type { Source } from '../../../server/domain/chart/snapshot.ts';
import { Dialog } from '../../design/dialog.tsx';
import { useWords } from '../../design/words.ts';
import { isRefused, type Refused } from '../../page/api.ts';
import { useBecause } from '../../page/because.ts';
import { usePage } from '../../page/page.ts';
import { pageWords } from '../../words/page.ts';
import { prepWords } from '../../words/prep.ts';
import { rawWords } from '../../words/raw.ts';
import { flatten } from './flatten.ts';
import { RawSummary } from './raw-summary.tsx';

/** A fact as the chart holds it: at a glance, then every field with its value. Text only, never drawn as a page. */
export default function RawDialog({ source, onClose }: { source: Source; onClose: () => void }) {
  const { api } = usePage();
  const say = useWords(prepWords);
  const sayRaw = useWords(rawWords);
  const sayPage = useWords(pageWords);
  const because = useBecause();
  const [raw, setRaw] = useState<Record<string, unknown> | Refused>();
  useEffect(() => {
    const stop = new AbortController();
    const path = `/api/chart/${source.type}/${encodeURIComponent(source.id)}`;
    void api.get<Record<string, unknown>>(path, stop.signal).then(answer => {
      if (!stop.signal.aborted) setRaw(answer);
    });
    return () => stop.abort();
  }, [api, source]);
  return (
    <Dialog title={say.raw} onClose={onClose}>
      <p className="soft small" lang="en">
        {source.type} {source.id}
      </p>
      {raw === undefined ? <p aria-live="polite">{sayPage.opening}</p> : null}
      {isRefused(raw) ? (
        <p className="needs-you" role="alert">
          {say.rawUnread} {because(raw)}
        </p>
      ) : null}
      {raw !== undefined && !isRefused(raw) ? (
        <>
          <RawSummary resource={raw} />
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
        </>
      ) : null}
    </Dialog>
  );
}
