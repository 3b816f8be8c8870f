import { tellFact } from '../../server/domain/escalation/facts-words.ts';
import type { EscalationView } from '../../server/domain/escalation/on-watch.ts';
import { redFlagNames } from '../../server/domain/session/red-flag-words.ts';
import type { Receipt } from '../../server/domain/session/signed.ts';
import { Written } from '../design/as-said.tsx';
import { Button } from '../design/button.tsx';
import { sayClock, sayDay, sayMoment } from '../design/dates.ts';
import { useLanguage, useWords } from '../design/words.ts';
import { useCalendar, usePage } from '../page/page.ts';
import { escalationWords } from '../words/escalation.ts';
import { CloseForm } from './close-form.tsx';
import { NoteForm } from './note-form.tsx';
import { tellAge } from './tell-age.ts';
import { useDeed } from './use-deed.ts';

/** One red flag on its way to a clinician: what, whose, since when, whom it has reached, and what to do about it. */
export function EscalationCard(given: {
  one: EscalationView;
  now: number;
  /** Heading level of its name. */
  level: 2 | 3;
  /** Whether the patient's name is to be told: not where the page already does. */
  named: boolean;
  onChange: () => void;
}) {
  const { one, now, named, onChange } = given;
  const { login, api } = usePage();
  const say = useWords(escalationWords);
  const kinds = useWords(redFlagNames);
  const { busy, failed, run } = useDeed();
  const Heading = given.level === 2 ? 'h2' : 'h3';
  const isPhysician = login?.staff.role === 'physician';
  const isOpen = one.status !== 'closed';
  const see = async () => {
    if (await run(api.send('POST', `/api/escalations/${one.id}/sight`))) onChange();
  };
  return (
    <article className={isOpen ? 'notice danger escalation' : 'escalation escalation-closed'}>
      <Heading>{kinds[one.kind]}</Heading>
      {named && one.about ? <Patient about={one.about} /> : null}
      <p className="escalation-state">
        <strong>
          {say.status[one.status]}
          {isOpen ? `, ${tellAge(one.raisedAt, now, say)}` : ''}
        </strong>
        {one.forYou && isOpen ? <span className="chip danger">{say.forYou}</span> : null}
      </p>
      {one.about ? <Facts about={one.about} /> : null}
      <Way one={one} />
      {one.about && isPhysician && one.status === 'open' ? (
        <div className="buttons">
          <Button look="danger" busy={busy} onClick={() => void see()}>
            {say.see}
          </Button>
          {failed ? (
            <span className="needs-you" role="alert">
              {failed}
            </span>
          ) : null}
        </div>
      ) : null}
      {isOpen && one.about && isPhysician ? <CloseForm id={one.id} onClosed={onChange} /> : null}
      {isOpen && one.about && !isPhysician ? <p className="soft small">{say.onlyClinician}</p> : null}
      {isOpen && one.about ? <NoteForm id={one.id} onKept={onChange} /> : null}
      {one.about ? <InChart about={one.about} /> : null}
      {one.about ? <Happened one={one} /> : null}
    </article>
  );
}

type About = NonNullable<EscalationView['about']>;

function Patient({ about }: { about: About }) {
  const say = useWords(escalationWords);
  const calendar = useCalendar();
  if (!about.patient) return <p className="needs-you">{say.noName}</p>;
  const { name, born } = about.patient;
  return (
    <p className="escalation-name">
      {name}
      {born ? <span className="soft">, {say.born(sayDay(born, calendar))}</span> : null}
    </p>
  );
}

function Facts({ about }: { about: About }) {
  const language = useLanguage();
  const said = about.words.trim();
  const facts = about.because.filter(because => because.is !== 'words' || !said.includes(because.sentence));
  return (
    <>
      {said === '' ? null : (
        <blockquote className="quote" lang="">
          {said}
        </blockquote>
      )}
      {facts.length === 0 ? null : (
        <ul className="escalation-facts numbers">
          {facts.map(because => (
            <li key={JSON.stringify(because)}>{tellFact(because, language)}</li>
          ))}
        </ul>
      )}
    </>
  );
}

function Way({ one }: { one: EscalationView }) {
  const say = useWords(escalationWords);
  const calendar = useCalendar();
  const at = (moment: string) => sayMoment(moment, { ...calendar, now: new Date().toISOString() });
  const { reached, climbs } = say;
  const whom = one.rung === 'supervisor' ? reached.supervisor(one.supervisor ?? '') : reached[one.rung];
  const next = one.next;
  const goesOn =
    next === undefined || next.rung === 'supervisor'
      ? ''
      : climbs[next.rung](sayClock(next.at, calendar.timeZone));
  return (
    <div className="escalation-way">
      <p>{say.raised(one.raisedBy, at(one.raisedAt), say.from[one.from])}</p>
      {one.about?.told ? (
        <p>
          <Written>{say.coachTold(one.about.told)}</Written>
        </p>
      ) : null}
      {one.status === 'closed' ? null : (
        <p>
          {whom} {goesOn}
        </p>
      )}
      {one.seen && one.status !== 'closed' ? <p>{say.seenBy(one.seen.by, at(one.seen.at))}</p> : null}
      {one.closed ? (
        <p>
          {say.closedBy(one.closed.by, at(one.closed.at))} {say.closings[one.closed.done]}:{' '}
          <Written>{one.closed.words}</Written>
        </p>
      ) : null}
    </div>
  );
}

/** Law 3: what became of it on its way to the chart, each part by itself. */
function InChart({ about }: { about: About }) {
  const say = useWords(escalationWords);
  if (about.chart.length === 0) return null;
  return (
    <ul className="soft small escalation-chart">
      {about.chart.map(({ what, receipt }) => (
        <li key={what}>
          {say.chart[what]}: {say.receipts[wordOf(receipt)]}
        </li>
      ))}
    </ul>
  );
}

export const wordOf = (receipt: Receipt) =>
  receipt.status === 'waiting' && (receipt.because === 'sign-in-needed' || receipt.because === 'emr-down')
    ? receipt.because
    : receipt.status;

function Happened({ one }: { one: EscalationView }) {
  const say = useWords(escalationWords);
  const kinds = useWords(redFlagNames);
  const calendar = useCalendar();
  const happened = one.about?.happened ?? [];
  const notes = happened.filter(({ what }) => what === 'note');
  const tell = (what: (typeof happened)[number]) =>
    what.what === 'climbed'
      ? `${say.what.climbed}: ${what.rung === 'lead' ? say.reached.lead : say.reached.physicians}`
      : say.what[what.what](what.by ?? '');
  return (
    <>
      {notes.map(note => (
        <p key={`${note.at}${note.words}`}>
          {say.what.note(note.by ?? '')}, {sayMoment(note.at, calendar)}: <Written>{note.words}</Written>
        </p>
      ))}
      <details>
        <summary>{say.happened}</summary>
        <ol className="escalation-happened small">
          {happened.map(what => (
            <li key={`${what.what}${what.at}${what.by}${what.rung}`}>
              <time dateTime={what.at}>{sayMoment(what.at, calendar)}</time> {tell(what)}
              {what.what === 'changed' && what.words && what.words in kinds
                ? `: ${kinds[what.words as keyof typeof kinds]}`
                : null}
            </li>
          ))}
        </ol>
      </details>
    </>
  );
}
