import { tellReading } from '../../../server/domain/escalation/facts-words.ts';
import type { ReportView } from '../../../server/domain/escalation/on-watch.ts';
import { sayMoment } from '../../design/dates.ts';
import { useLanguage, useWords } from '../../design/words.ts';
import { useCalendar } from '../../page/page.ts';
import { escalationWords } from '../../words/escalation.ts';

/** What was reported before, with its date and its source. */
export function Reported({ reports }: { reports: ReportView[] | undefined }) {
  const say = useWords(escalationWords);
  const language = useLanguage();
  const calendar = useCalendar();
  if (reports === undefined) return null;
  if (reports.length === 0) return <p className="soft small">{say.reportedNone}</p>;
  return (
    <details>
      <summary>
        {say.reported} <span className="soft numbers">{reports.length}</span>
      </summary>
      <ul className="reported">
        {reports.map(({ id, at, from, toldBy, readings, words, recordedBy }) => (
          <li key={id}>
            <time dateTime={at}>{sayMoment(at, { ...calendar, now: new Date().toISOString() })}</time>{' '}
            <span className="numbers">{readings.map(one => tellReading(one, language)).join(' · ')}</span>{' '}
            {words === '' ? null : <q lang="">{words}</q>}{' '}
            <span className="soft small">
              {say.froms[from]}, {say.toldBy[toldBy]}; {say.writtenBy(recordedBy)}
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}
