import { type ReactNode, useId } from 'react';
import type { ChosenPlan, PrepView } from '../../../server/domain/chart/prep.ts';
import { stepWords } from '../../../server/domain/session/step-words.ts';
import { Written } from '../../design/as-said.tsx';
import type { ShowSource } from '../../design/charts/readings-table.tsx';
import { sayDay } from '../../design/dates.ts';
import { Quote } from '../../design/quote.tsx';
import { useWords } from '../../design/words.ts';
import { useCalendar } from '../../page/page.ts';
import { designWords } from '../../words/design.ts';
import { findingsWords } from '../../words/findings.ts';
import { prepWords } from '../../words/prep.ts';
import { Found, Gaps, Topic, ToTell, Why } from './findings.tsx';
import { Sourced } from './sourced.tsx';

/** A part of the preparation under its small heading; `area` is its place in the grid. */
export function Part({ area, title, children }: { area: string; title: ReactNode; children: ReactNode }) {
  const id = useId();
  return (
    <section className={`prep-part prep-${area}`} aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  );
}

export function SincePart({ prep, onSource }: { prep: PrepView; onSource: ShowSource }) {
  const say = useWords(prepWords);
  const { whyNotRead } = useWords(designWords);
  const calendar = useCalendar();
  const { from, facts, notRead } = prep.since;
  return (
    <Part area="since" title={from === undefined ? say.sinceEver : say.since(sayDay(from, calendar))}>
      {facts.length === 0 ? <p className="soft">{say.nothingNew}</p> : null}
      <dl className="facts">
        {facts.map(fact => (
          <div className="fact" key={JSON.stringify(fact.found)}>
            <dt>
              <time dateTime={fact.at}>{sayDay(fact.at, calendar)}</time>
            </dt>
            <dd>
              <Sourced source={fact.source} onSource={onSource}>
                <Found found={fact.found} lang={languageOf(prep)} />
              </Sourced>{' '}
              <span className="soft small">{say.kinds[fact.kind]}</span>
            </dd>
          </div>
        ))}
      </dl>
      {notRead.map(({ section, because }) => (
        <p className="needs-you small" key={section}>
          {say.sectionUnread(say.sections[section] ?? section, whyNotRead[because])}
        </p>
      ))}
    </Part>
  );
}

export function ChosePart({ prep }: { prep: PrepView }) {
  const say = useWords(prepWords);
  return (
    <Part area="chose" title={say.chose}>
      {prep.chose.length === 0 ? <p className="soft">{say.noPlan}</p> : null}
      {prep.chose.map(plan => (
        <Chosen plan={plan} lang={languageOf(prep)} key={plan.planId} />
      ))}
    </Part>
  );
}

function Chosen({ plan, lang }: { plan: ChosenPlan; lang?: string }) {
  const say = useWords(prepWords);
  const calendar = useCalendar();
  const { went, nextContact: next } = plan;
  const when = next ? [sayDay(next.date, calendar), next.time].filter(Boolean).join(' ') : '';
  return (
    <div className="chosen">
      <Quote words={plan.goal} lang={lang} />
      <p>
        <Written>{stepWords(plan.step, calendar.language)}</Written>
      </p>
      <p>
        <strong>{wentWords()}</strong>
        {` · ${say.sure(plan.confidence)} · `}
        <span className="soft">{say.chosenOn(sayDay(plan.since, calendar))}</span>
      </p>
      {next ? <p className="soft">{say.nextContact(when, say.means[next.means] ?? next.means)}</p> : null}
    </div>
  );

  function wentWords(): string {
    if (went.status === 'known') return say.tried(went.done, went.of);
    return went.status === 'not-counted' ? say.went[went.result] : say.notAskedYet;
  }
}

export function AskPart({ prep }: { prep: PrepView }) {
  const say = useWords(prepWords);
  const calendar = useCalendar();
  return (
    <Part area="ask" title={say.ask}>
      {prep.ask.length === 0 ? <p className="soft">{say.nothingToAsk}</p> : null}
      <ol className="asks">
        {prep.ask.map(ask => (
          <li key={JSON.stringify(ask.about)}>
            <span>
              <Topic about={ask.about} lang={languageOf(prep)} />
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

export function OpenPart({ prep }: { prep: PrepView }) {
  const say = useWords(prepWords);
  const calendar = useCalendar();
  const { opens } = useWords(findingsWords);
  const nothing = prep.openTeachBacks.length === 0 && prep.openPromises.length === 0;
  return (
    <Part area="open" title={say.open}>
      {nothing ? <p className="soft">{say.nothingOpen}</p> : null}
      <ul className="opens">
        {prep.openTeachBacks.map(teachBack => (
          <li key={teachBack.id}>
            <span className="soft">{say.teachBack}:</span> <Written>{teachBack.topic}</Written>
            <span className="soft small">
              {teachBack.open.map(each => opens[each]).join(', ')} ·{' '}
              {say.openSince(sayDay(teachBack.since, calendar))}
            </span>
          </li>
        ))}
        {prep.openPromises.map(promise => (
          <li key={promise.id}>
            <span className="soft">
              {promise.to === 'patient' ? say.promiseToPatient : say.promiseToClinician}:
            </span>{' '}
            <Written>{promise.what}</Written>
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

export function MustTellPart({ prep, onSource }: { prep: PrepView; onSource: ShowSource }) {
  const say = useWords(prepWords);
  const calendar = useCalendar();
  if (prep.mustTell.length === 0) return null;
  return (
    <Part area="tell" title={say.mustTell}>
      <ul>
        {prep.mustTell.map(tell => (
          <li key={JSON.stringify([tell.what, tell.at])}>
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
    </Part>
  );
}

export function GapsPart({ prep }: { prep: PrepView }) {
  const say = useWords(prepWords);
  if (prep.gaps.length === 0) return null;
  return (
    <Part area="gaps" title={say.gaps}>
      <p>
        <Gaps gaps={prep.gaps} />
      </p>
    </Part>
  );
}

/** What the patient says is in the patient's language, where the chart knows it. */
const languageOf = ({ who }: PrepView) => (who.status === 'recorded' ? who.value.language : undefined);
