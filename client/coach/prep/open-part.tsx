import type { PrepView } from '../../../server/domain/chart/prep.ts';
import { promiseFor } from '../../../server/domain/physician/promise-words.ts';
import { Written } from '../../design/as-said.tsx';
import { sayDay } from '../../design/dates.ts';
import { useLanguage, useWords } from '../../design/words.ts';
import { useCalendar } from '../../page/page.ts';
import { findingsWords } from '../../words/findings.ts';
import { prepWords } from '../../words/prep.ts';
import { prepHeadings } from '../../words/prep-headings.ts';
import { Part } from './parts.tsx';

/** What was left open: teach-backs that are not closed, and promises. Nothing in it is pressed. */
export default function OpenPart({ prep }: { prep: PrepView }) {
  const say = useWords(prepWords);
  const heading = useWords(prepHeadings);
  const calendar = useCalendar();
  const language = useLanguage();
  const { opens, stillOpen } = useWords(findingsWords);
  const nothing = prep.openTeachBacks.length === 0 && prep.openPromises.length === 0;
  return (
    <Part area="open" title={heading.open}>
      {nothing ? <p className="soft">{say.nothingOpen}</p> : null}
      <ul className="opens">
        {prep.openTeachBacks.map(teachBack => (
          <li key={teachBack.id}>
            <span className="soft">{say.teachBack}:</span> <Written>{teachBack.topic}</Written>
            <span className="soft small">
              {stillOpen(teachBack.open.map(each => opens[each]).join(', '))} ·{' '}
              {say.openSince(sayDay(teachBack.since, calendar))}
            </span>
          </li>
        ))}
        {prep.openPromises.map(promise => (
          <li key={promise.id}>
            <span className="soft">
              {promise.to === 'patient' ? say.promiseToPatient : say.promiseToClinician}:
            </span>{' '}
            <Written>{promiseFor(promise.what, language)}</Written>
            {promise.due === undefined ? null : (
              <span className={promise.overdue ? 'needs-you small' : 'soft small'}>
                {promise.overdue
                  ? say.overdue(sayDay(promise.due, calendar))
                  : say.due(sayDay(promise.due, calendar))}
              </span>
            )}
          </li>
        ))}
      </ul>
    </Part>
  );
}
