import type { MustTell, PrepView } from '../../../server/domain/chart/prep.ts';
import type { ShowSource } from '../../design/charts/readings-table.tsx';
import { sayDay } from '../../design/dates.ts';
import { useWords } from '../../design/words.ts';
import { useCalendar } from '../../page/page.ts';
import { prepWords } from '../../words/prep.ts';
import { prepHeadings } from '../../words/prep-headings.ts';
import { Topic, ToTell, Why } from './findings-to-say.tsx';
import { languageOf, Part } from './parts.tsx';
import { Sourced } from './sourced.tsx';

/** What is to be asked about and what a clinician must hear: drawn by the server, pressed by who wants to know where it stands. */
export function AskPart({ prep, onSource }: { prep: PrepView; onSource: ShowSource }) {
  const say = useWords(prepWords);
  const heading = useWords(prepHeadings);
  const calendar = useCalendar();
  return (
    <Part area="ask" title={heading.ask}>
      {prep.ask.length === 0 ? (
        <p className="soft">{prep.mustTellUnread.length > 0 ? say.nothingToAskInRead : say.nothingToAsk}</p>
      ) : null}
      <ol className="asks">
        {prep.ask.map(ask => (
          <li key={JSON.stringify(ask.about)}>
            <span>
              <Sourced source={ask.source} onSource={onSource}>
                <Topic about={ask.about} lang={languageOf(prep)} />
              </Sourced>
            </span>
            <span className="soft small">
              <Why why={ask.why} lang={languageOf(prep)} />
              {ask.at === undefined ? '' : ` · ${sayDay(ask.at, calendar)}`}
            </span>
          </li>
        ))}
      </ol>
    </Part>
  );
}

/** What a clinician must hear; what one of them has closed already stands below it, and is no longer to be told. */
export function MustTellPart({ prep, onSource }: { prep: PrepView; onSource: ShowSource }) {
  const say = useWords(prepWords);
  const unread = prep.mustTellUnread.map(({ section }) => say.sections[section]);
  const toTell = prep.mustTell.filter(tell => !isClosed(tell));
  const closed = prep.mustTell.filter(isClosed);
  return (
    <>
      {/* Silence would say that there is nothing; what was not read may hold it. */}
      {toTell.length === 0 && unread.length === 0 ? null : (
        <Part area="tell" title={say.mustTell}>
          {unread.length > 0 ? <p>{say.mayBeMore(unread.join(', '))}</p> : null}
          <Told of={toTell} prep={prep} onSource={onSource} />
        </Part>
      )}
      {closed.length === 0 ? null : (
        <Part area="told" title={say.closedFlags}>
          <Told of={closed} prep={prep} onSource={onSource} />
        </Part>
      )}
    </>
  );
}

const isClosed = ({ why }: MustTell) => why.is === 'red-flag' && why.closed !== undefined;

function Told({ of, prep, onSource }: { of: readonly MustTell[]; prep: PrepView; onSource: ShowSource }) {
  const calendar = useCalendar();
  return (
    <ul>
      {of.map(tell => (
        <li key={JSON.stringify(tell)}>
          <Sourced source={tell.source} onSource={onSource}>
            <ToTell what={tell.what} lang={languageOf(prep)} />
          </Sourced>{' '}
          <span className="small">
            <Why why={tell.why} lang={languageOf(prep)} />
            {tell.at === undefined ? '' : ` · ${sayDay(tell.at, calendar)}`}
          </span>
        </li>
      ))}
    </ul>
  );
}
