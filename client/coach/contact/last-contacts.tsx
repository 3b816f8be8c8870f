import { useState } from 'react';
import { countedInWords } from '../../../server/domain/contact/contact-words.ts';
import type { ContactsView, LoggedView } from '../../../server/http/contract/contact.ts';
import { Button } from '../../design/button.tsx';
import { sayDay, sayMoment } from '../../design/dates.ts';
import { Field } from '../../design/field.tsx';
import { useLanguage, useWords } from '../../design/words.ts';
import { useCalendar } from '../../page/page.ts';
import { contactWords } from '../../words/contact.ts';

/** What was tried with this patient since they were last spoken with, and the last contacts, each to be put right. */
export function LastContacts(given: {
  view: ContactsView | undefined;
  failed: boolean;
  onCorrect: (logged: LoggedView) => void;
  onTakeBack: (logged: LoggedView, reason: string) => void;
}) {
  const { view, failed } = given;
  const say = useWords(contactWords);
  const language = useLanguage();
  const calendar = useCalendar();
  return (
    <section className="contact-last" aria-labelledby="contact-last">
      <h3 id="contact-last">{say.last}</h3>
      {view === undefined ? <p className="soft">{failed ? say.notRead : say.loading}</p> : null}
      {view?.tries ? (
        <p className="needs-you">
          {say.tries(countedInWords(view.tries.kinds, language), sayDay(view.tries.since, calendar))}
        </p>
      ) : null}
      {view?.lastSession ? (
        <p className="soft">{say.lastSession(sayDay(view.lastSession, calendar))}</p>
      ) : null}
      {view?.contacts.length === 0 ? <p className="soft">{say.noneYet}</p> : null}
      <ul>
        {view?.contacts.map(logged => (
          <Logged
            key={logged.id}
            logged={logged}
            isToChart={view.inChart !== 'nothing'}
            onCorrect={() => given.onCorrect(logged)}
            onTakeBack={reason => given.onTakeBack(logged, reason)}
          />
        ))}
      </ul>
    </section>
  );
}

function Logged(given: {
  logged: LoggedView;
  isToChart: boolean;
  onCorrect: () => void;
  onTakeBack: (reason: string) => void;
}) {
  const { logged, isToChart } = given;
  const { kind, direction, reached, from, minutes, said, next, coach, mine, takenBack } = logged;
  const say = useWords(contactWords);
  const calendar = useCalendar();
  const [asked, setAsked] = useState(false);
  const [reason, setReason] = useState('');
  const total = Object.values(minutes).reduce((all, one) => all + one, 0);
  const when = sayMoment(from, calendar);
  const told = [
    say.kinds[kind],
    direction === 'in' && say.began,
    kind !== 'voicemail' && kind !== 'group' && !takenBack && say.reachedInList[reached],
    total > 0 && !takenBack && say.min(total),
    coach,
    logged.writtenLater && say.writtenLater,
    logged.sentLate && say.keptOffline,
  ];
  return (
    <li>
      <p className={takenBack ? 'soft numbers' : 'numbers'}>
        <time dateTime={from}>{when}</time> · {told.filter(Boolean).join(' · ')}
      </p>
      {takenBack ? <p className="soft small">{say.wasTakenBack(takenBack.reason)}</p> : null}
      {said && !takenBack ? <p className="small">{said}</p> : null}
      {next && !takenBack ? (
        <p className="soft small">{say.again(next.what, sayDay(next.day, calendar))}</p>
      ) : null}
      {isToChart && logged.receipt ? (
        <p className="soft small">{say.receipts[logged.receipt.status]}</p>
      ) : null}
      {mine && !takenBack ? (
        <div className="buttons">
          <Button
            look="quiet"
            aria-label={`${say.correct}: ${say.kinds[kind]}, ${when}`}
            onClick={given.onCorrect}
          >
            {say.correct}
          </Button>
          <Button
            look="quiet"
            aria-expanded={asked}
            aria-label={`${say.takeBack}: ${say.kinds[kind]}, ${when}`}
            onClick={() => setAsked(!asked)}
          >
            {say.takeBack}
          </Button>
        </div>
      ) : null}
      {asked ? (
        <form
          onSubmit={event => {
            event.preventDefault();
            if (reason.trim() === '') return;
            setAsked(false);
            given.onTakeBack(reason.trim());
          }}
        >
          <Field label={say.takeBackWhy}>
            {join => (
              <input
                {...join}
                maxLength={300}
                value={reason}
                onChange={event => setReason(event.target.value)}
              />
            )}
          </Field>
          <Button type="submit">{say.takeBackNow}</Button>
        </form>
      ) : null}
    </li>
  );
}
