import type { MattersView } from '../../server/http/contract/panel.ts';
import { Written } from '../design/as-said.tsx';
import { sayDay } from '../design/dates.ts';
import { useWords } from '../design/words.ts';
import { useCalendar } from '../page/page.ts';
import { panelWords } from '../words/panel.ts';

type Of = { one: MattersView['patients'][number] };

/** The plans as they stand, how sure the patient was, and how it went. */
export function PlanLines({ one: { plans, own } }: Of) {
  const say = useWords(panelWords);
  const { language } = useCalendar();
  if (plans.length === 0) return <span className="soft">{say.noPlan}</span>;
  return plans.map(({ planId, goal, stepSaid, confidence, went }) => (
    <span key={planId}>
      {own?.words === goal ? null : (
        <>
          <Written>{goal}</Written>:{' '}
        </>
      )}
      <Written>{stepSaid[language]}</Written>{' '}
      <span className="soft">
        {say.sure(confidence)},{' '}
        {went.status === 'known'
          ? say.went(went.done, went.of)
          : went.status === 'not-counted'
            ? say.wentWords[went.result]
            : say.notAsked}
      </span>
    </span>
  ));
}

/** What was promised, by whom and by when. */
export function PromiseLines({ one: { promises } }: Of) {
  const say = useWords(panelWords);
  const calendar = useCalendar();
  if (promises.length === 0) return <span className="soft">{say.nothing}</span>;
  return promises.map(({ what, to, due, overdue, by }) => (
    <span key={`${what} ${due}`}>
      <Written>{what}</Written>
      {to === 'clinician' ? ` ${say.toClinician}` : ''}
      {due ? (
        <span className={overdue ? 'needs-you' : undefined}>
          , {overdue ? say.overdue(sayDay(due, calendar)) : say.due(sayDay(due, calendar))}
        </span>
      ) : null}
      {by ? <span className="soft"> {say.by(by)}</span> : null}
    </span>
  ));
}

/** The last contacts, the newest first. */
export function ContactLines({ one: { contacts } }: Of) {
  const say = useWords(panelWords);
  const calendar = useCalendar();
  if (contacts.length === 0) return <span className="soft">{say.noContacts}</span>;
  return contacts.map(({ at, day, kind, coach, reached, said }) => (
    <span key={at}>
      {[
        sayDay(day, calendar),
        say.kinds[kind] ?? kind,
        coach,
        reached === 'nobody' ? say.notReached : undefined,
      ]
        .filter(Boolean)
        .join(', ')}
      {said ? (
        <span className="soft">
          {' '}
          <Written>{said}</Written>
        </span>
      ) : null}
    </span>
  ));
}

/** What comes next: agreed on with the patient, a talk that is booked, or a date that a coach set. */
export function NextLines({ one: { next } }: Of) {
  const say = useWords(panelWords);
  const calendar = useCalendar();
  if (next.length === 0) return <span className="soft">{say.noNext}</span>;
  return next.map(({ day, time, means, what, by }) => (
    <span key={`${day} ${what ?? means}`}>
      {[sayDay(day, calendar), time, means && (say.means[means] ?? means)].filter(Boolean).join(', ')}
      {what ? (
        <>
          {': '}
          <Written>{what}</Written>
        </>
      ) : null}
      {by ? <span className="soft"> {say.by(by)}</span> : null}
    </span>
  ));
}
