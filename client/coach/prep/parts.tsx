import { type ReactNode, useId } from 'react';
import type { ChosenPlan, PrepView } from '../../../server/domain/chart/prep.ts';
import type { ShowSource } from '../../design/charts/readings-table.tsx';
import { sayDay } from '../../design/dates.ts';
import { Quote } from '../../design/quote.tsx';
import { useWords } from '../../design/words.ts';
import { useCalendar } from '../../page/page.ts';
import { designWords } from '../../words/design.ts';
import { prepWords } from '../../words/prep.ts';
import { Sourced } from './sourced.tsx';

/** The rules behind the preparation put their findings in English; a Spanish page says so, for who hears it. */
const rulesSpeak = 'en';

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
          <div className="fact" key={`${fact.at} ${fact.words}`}>
            <dt>
              <time dateTime={fact.at}>{sayDay(fact.at, calendar)}</time>
            </dt>
            <dd>
              <Sourced source={fact.source} onSource={onSource}>
                <span lang={rulesSpeak}>{fact.words}</span>
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
        <Chosen
          plan={plan}
          lang={prep.who.status === 'recorded' ? prep.who.value.language : undefined}
          key={plan.planId}
        />
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
      <p lang={rulesSpeak}>{plan.step}</p>
      <p>
        <strong>{went.status === 'known' ? say.tried(went.done, went.of) : say.notAskedYet}</strong>
        {` · ${say.sure(plan.confidence)} · `}
        <span className="soft">{say.chosenOn(sayDay(plan.since, calendar))}</span>
      </p>
      {next ? <p className="soft">{say.nextContact(when, say.means[next.means] ?? next.means)}</p> : null}
    </div>
  );
}

export function AskPart({ prep }: { prep: PrepView }) {
  const say = useWords(prepWords);
  const calendar = useCalendar();
  return (
    <Part area="ask" title={say.ask}>
      {prep.ask.length === 0 ? <p className="soft">{say.nothingToAsk}</p> : null}
      <ol className="asks">
        {prep.ask.map(ask => (
          <li key={ask.words}>
            <span lang={rulesSpeak}>{ask.words}</span>
            <span className="soft small">
              <span lang={rulesSpeak}>{ask.why}</span>
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
  const nothing = prep.openTeachBacks.length === 0 && prep.openPromises.length === 0;
  return (
    <Part area="open" title={say.open}>
      {nothing ? <p className="soft">{say.nothingOpen}</p> : null}
      <ul className="opens">
        {prep.openTeachBacks.map(teachBack => (
          <li key={teachBack.id}>
            <span className="soft">{say.teachBack}:</span> {teachBack.topic}
            <span className="soft small">
              {teachBack.canStill ? (
                <>
                  <span lang={rulesSpeak}>{teachBack.canStill}</span> ·{' '}
                </>
              ) : null}
              {say.openSince(sayDay(teachBack.since, calendar))}
            </span>
          </li>
        ))}
        {prep.openPromises.map(promise => (
          <li key={promise.id}>
            <span className="soft">
              {promise.to === 'patient' ? say.promiseToPatient : say.promiseToClinician}:
            </span>{' '}
            {promise.what}
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
          <li key={tell.words}>
            <Sourced source={tell.source} onSource={onSource}>
              <span lang={rulesSpeak}>{tell.words}</span>
            </Sourced>{' '}
            <span className="small">
              <span lang={rulesSpeak}>{tell.why}</span>
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
      <p lang={rulesSpeak}>{prep.gaps.join(' · ')}</p>
    </Part>
  );
}
