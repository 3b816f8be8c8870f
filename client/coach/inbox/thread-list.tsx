import type { InboxView, ThreadLine } from '../../../server/http/contract/message.ts';
import { Button } from '../../design/button.tsx';
import { Chip } from '../../design/chip.tsx';
import { sayMoment } from '../../design/dates.ts';
import { useWords } from '../../design/words.ts';
import { useCalendar } from '../../page/page.ts';
import { inboxWords } from '../../words/inbox.ts';

/** Every thread in a line or two: who, how it stands in words, and how the last message begins. */
export function ThreadList(given: {
  threads: InboxView['threads'];
  others: InboxView['others'];
  chosen: string | undefined;
  onChoose: (patientId: string) => void;
}) {
  const { threads, others, chosen, onChoose } = given;
  const say = useWords(inboxWords);
  return (
    <nav className="inbox-list" aria-label={say.threads}>
      {threads.length === 0 ? <p className="soft">{say.empty}</p> : null}
      <ul>
        {threads.map(thread => (
          <li key={thread.patientId}>
            <Line
              thread={thread}
              isChosen={thread.patientId === chosen}
              onChoose={() => onChoose(thread.patientId)}
            />
          </li>
        ))}
      </ul>
      {others.length === 0 ? null : (
        <details>
          <summary>{say.others}</summary>
          <ul>
            {others.map(({ patientId, patient }) => (
              <li key={patientId}>
                <Button
                  look="quiet"
                  className="thread-line"
                  data-thread={patientId}
                  aria-current={patientId === chosen || undefined}
                  onClick={() => onChoose(patientId)}
                >
                  {patient ?? say.unnamed}
                </Button>
              </li>
            ))}
          </ul>
        </details>
      )}
    </nav>
  );
}

function Line(given: { thread: ThreadLine; isChosen: boolean; onChoose: () => void }) {
  const { patient, unread, waitingSince, keptOnly, toTranslate, draftAt, last, lastAt, redFlag } =
    given.thread;
  const say = useWords(inboxWords);
  const calendar = useCalendar();
  return (
    <button
      type="button"
      className={redFlag ? 'thread-line is-flagged' : 'thread-line'}
      data-thread={given.thread.patientId}
      aria-current={given.isChosen || undefined}
      onClick={given.onChoose}
    >
      <span className="thread-who">
        <strong>{patient ?? say.unnamed}</strong>{' '}
        <span className="soft small numbers">{sayMoment(lastAt, calendar)}</span>
      </span>
      <span className="thread-begins">
        {last.from === 'coach' ? <span className="soft">{say.you}</span> : null}
        <span lang={last.language} className={last.from === 'coach' ? 'soft' : 'thread-words'}>
          {last.begins}
        </span>
      </span>
      <span className="thread-marks">
        {redFlag ? <Chip tone="danger">{say.redFlag}</Chip> : null}
        {unread > 0 ? <Chip tone="needs-you">{say.unread(unread)}</Chip> : null}
        {unread === 0 && waitingSince ? (
          <Chip tone="needs-you">{say.waits(sayMoment(waitingSince, calendar))}</Chip>
        ) : null}
        {keptOnly > 0 ? <Chip>{say.keptOnly(keptOnly)}</Chip> : null}
        {toTranslate > 0 ? <Chip tone="needs-you">{say.toTranslate(toTranslate)}</Chip> : null}
        {draftAt ? <Chip>{say.drafted}</Chip> : null}
      </span>
    </button>
  );
}
