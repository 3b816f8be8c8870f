import { type ReactNode, useId } from 'react';
import { redFlagNames } from '../../server/domain/session/red-flag-words.ts';
import type { MattersView } from '../../server/http/contract/panel.ts';
import { ChartText, Written } from '../design/as-said.tsx';
import { sayDay } from '../design/dates.ts';
import { Quote } from '../design/quote.tsx';
import { useWords } from '../design/words.ts';
import { useCalendar } from '../page/page.ts';
import { cameTrueWords } from '../words/came-true.ts';
import { pageWords } from '../words/page.ts';
import { panelWords } from '../words/panel.ts';
import { languageSaid } from './language-said.ts';
import { ContactLines, NextLines, PlanLines, PromiseLines } from './matters-lines.tsx';

type One = MattersView['patients'][number];

/** One patient in one screenful: their own words largest, then what one would want to know before the first contact. */
export function MattersCard({ one, from, children }: { one: One; from: string; children?: ReactNode }) {
  const say = useWords(panelWords);
  const calendar = useCalendar();
  const titleId = useId();
  const { language } = calendar;
  const patientLanguage = one.who.status === 'recorded' ? one.who.value.language?.split('-')[0] : undefined;
  const first = patientLanguage === 'es' ? 'es' : 'en';
  const second = first === 'es' ? 'en' : 'es';
  const name = one.who.status === 'recorded' ? one.who.value.name : say.unnamed;
  const given = from.split(' ')[0] ?? from;
  return (
    <article className="matter" aria-labelledby={titleId}>
      <h3 id={titleId}>{name}</h3>
      <Who one={one} />
      {one.own ? (
        <Quote
          words={one.own.words}
          lang={patientLanguage ?? ''}
          by={one.own.from === 'plan' ? say.fromPlan : undefined}
        />
      ) : (
        <p className="soft">{say.nothingOwn}</p>
      )}
      <dl>
        {one.words ? (
          <Row label={say.knowFirst(given)}>
            <strong>
              <Written>{one.words}</Written>
            </strong>
          </Row>
        ) : null}
        <Row label={say.flags}>
          {one.flags.length === 0 ? (
            <span className="soft">{say.noFlags}</span>
          ) : (
            one.flags.map(({ kind, day, open }) => (
              <span key={`${kind} ${day}`} className={open ? 'danger' : undefined}>
                {redFlagNames[language][kind]}, {sayDay(day, calendar)}
                {open ? `, ${say.open}` : ''}
              </span>
            ))
          )}
        </Row>
        {one.messages.length > 0 ? (
          <Row label={say.messages}>
            {one.messages.map(({ from: writer, day, language: written, words }) => (
              <span key={`${day} ${words}`}>
                <span lang={written}>“{words}”</span>{' '}
                <span className="soft small">{say.wrote[writer](sayDay(day, calendar))}</span>
              </span>
            ))}
          </Row>
        ) : null}
        {one.first.length > 0 ? (
          <Row label={say.first}>
            <Written>{one.first.join(' · ')}</Written>
          </Row>
        ) : null}
        <Row label={say.plan}>
          <PlanLines one={one} />
          <Came one={one} />
        </Row>
        <Row label={say.promised}>
          <PromiseLines one={one} />
        </Row>
        {one.teachBacks.length > 0 ? (
          <Row label={say.teachBack}>
            <Written>{one.teachBacks.map(({ topic }) => topic).join(' · ')}</Written>
          </Row>
        ) : null}
        {one.medicines.length > 0 ? (
          <Row label={say.medicines}>
            {one.medicines.map(({ name: medicine, is, words }) => (
              <span key={medicine}>
                <ChartText>{medicine}</ChartText>: {say.differs[is]}
                {words ? <Written> ({words})</Written> : null}
              </span>
            ))}
          </Row>
        ) : null}
        {one.questions.length > 0 ? (
          <Row label={say.questions}>
            {one.questions.map(({ words, by, day, answer }) => (
              <span key={words}>
                <Written>{words}</Written>{' '}
                {answer ? (
                  <strong>
                    <Written>{answer}</Written>{' '}
                  </strong>
                ) : null}
                <span className="soft small">{say.askedBy(by, sayDay(day, calendar))}</span>
              </span>
            ))}
          </Row>
        ) : null}
        <Row label={say.contacts}>
          <ContactLines one={one} />
        </Row>
        <Row label={say.next}>
          <NextLines one={one} />
        </Row>
        {one.unsigned ? (
          <Row label="">
            <span className="soft small">
              {say.unsigned(one.unsigned.coach, sayDay(one.unsigned.day, calendar))}
            </span>
          </Row>
        ) : null}
        <Row label={say.sayFirst}>
          <span lang={first}>{one.say[first]}</span>
          <span lang={second} className="soft small">
            {one.say[second]}
          </span>
        </Row>
      </dl>
      {children ? <div className="buttons screen-only">{children}</div> : null}
    </article>
  );
}

function Row({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Who({ one }: { one: One }) {
  const say = useWords(panelWords);
  const sayPage = useWords(pageWords);
  if (one.who.status !== 'recorded') return <p className="soft">{say.unread}</p>;
  const { preferredName, pronouns: told, language, interpreter, phone } = one.who.value;
  const pronouns = told?.split('/').slice(0, 2).join('/');
  const facts = [
    one.age === undefined ? undefined : say.age(one.age),
    preferredName && sayPage.called(preferredName),
    pronouns && (sayPage.pronouns[pronouns] ?? pronouns),
    `${language ? languageSaid(language, sayPage.languages) : sayPage.languageUnknown}, ${sayPage.interpreter[interpreter]}`,
    phone ? say.reach(phone) : say.noPhone,
  ];
  return <p className="soft small">{facts.filter(Boolean).join(' · ')}</p>;
}

function Came({ one: { came } }: { one: One }) {
  const say = useWords(cameTrueWords);
  if (!came) return null;
  const counted = say.counted(came.done, came.of, came.plans);
  const inTen = say.inTen(came.inTen);
  const said =
    came.about.is === 'value'
      ? say.value(came.about.value, inTen, counted)
      : say.sure(came.about.from, inTen, counted);
  return (
    <span>
      {said}: {say.next[came.next]}
    </span>
  );
}
