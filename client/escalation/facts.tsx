import type { MeasuredFact } from '../../server/domain/escalation/because.ts';
import { correctedIn } from '../../server/domain/escalation/corrected.ts';
import { tellRaised } from '../../server/domain/escalation/facts-words.ts';
import type { EscalationView } from '../../server/domain/escalation/on-watch.ts';
import { redFlagNames } from '../../server/domain/session/red-flag-words.ts';
import { sayDay } from '../design/dates.ts';
import { useLanguage, useWords } from '../design/words.ts';
import { useCalendar } from '../page/page.ts';
import { escalationWords } from '../words/escalation.ts';
import { useMoment } from './use-moment.ts';

type About = NonNullable<EscalationView['about']>;

/**
 * What made this very flag, first and largest: the number, or the words that were heard; below it the report they came in,
 * with what else was said in it and what else was raised from it.
 */
export function Facts({ from, about }: { from: EscalationView['from']; about: About }) {
  const language = useLanguage();
  const say = useWords(escalationWords);
  const moment = useMoment();
  const said = about.words.trim();
  const heard = about.because.flatMap(one => (one.is === 'words' ? [one.sentence] : []));
  const quotes = from === 'session' ? [said].filter(Boolean) : [...new Set(heard)];
  const facts = about.because.filter(({ is }) => is !== 'words');
  return (
    <>
      {facts.length === 0 ? null : (
        <ul className="escalation-facts numbers">
          {facts.map(fact => (
            <li key={JSON.stringify(fact)}>
              {tellRaised(fact, language)}
              {fact.is === 'reading' || fact.is === 'weight-gain' ? (
                <Origin fact={fact} isOfReport={about.report !== undefined} />
              ) : null}
              {correctedIn(fact, about.happened, language).map(({ to, by, at }) => (
                <span key={`${at} ${to}`} className="escalation-origin needs-you">
                  {say.corrected(to, by, at && moment(at))}
                </span>
              ))}
              {'gone' in fact && fact.gone ? (
                <span className="escalation-origin needs-you">{say.gone(moment(fact.gone))}</span>
              ) : null}
            </li>
          ))}
        </ul>
      )}
      {quotes.map(quote => (
        <blockquote key={quote} className="quote" lang="">
          {quote}
        </blockquote>
      ))}
      {from === 'session' ? null : <Report from={from} about={about} quotes={quotes} />}
    </>
  );
}

/** When and by whom, where no report says that of all of it; for a weight, since when the gain is counted. */
function Origin(given: { fact: MeasuredFact; isOfReport: boolean }) {
  const { at, by, inTalk, ...fact } = given.fact;
  const say = useWords(escalationWords);
  const calendar = useCalendar();
  const moment = useMoment();
  const who = by && (by === 'patient' && inTalk ? say.measuredBy.talk : say.measuredBy[by]);
  const since = fact.is === 'weight-gain' ? fact.since : undefined;
  const origin = [
    given.isOfReport ? '' : [at && moment(at), who].filter(Boolean).join(', '),
    since && say.countedFrom(`${Math.round(since.kg * 10) / 10} kg`, sayDay(since.day, calendar)),
  ]
    .filter(Boolean)
    .join('. ');
  return origin ? <span className="escalation-origin soft">{origin}</span> : null;
}

function Report(given: { from: 'check-in' | 'message'; about: About; quotes: string[] }) {
  const { from, about, quotes } = given;
  const say = useWords(escalationWords);
  const kinds = useWords(redFlagNames);
  const moment = useMoment();
  const said = about.words.trim();
  const { report, shared } = about;
  return (
    <div className="escalation-report">
      {report ? (
        <p className="soft">
          {say.froms[from]}, {moment(report.at)}, {say.measuredBy[report.toldBy]}.
        </p>
      ) : null}
      {said === '' || quotes.includes(said) ? null : (
        <p>
          {quotes.length > 0 ? say.inFull : say.saidWithIt} <q lang="">{said}</q>
        </p>
      )}
      {shared.length === 0 ? null : (
        <p>
          {say.alsoRaised[from]}{' '}
          {shared.map(({ kind, status }) => `${kinds[kind]} (${say.stateOf[status]})`).join(', ')}.
        </p>
      )}
    </div>
  );
}
