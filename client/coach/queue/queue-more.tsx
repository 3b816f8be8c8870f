import { reasonIn } from '../../../server/domain/panel/reason-words.ts';
import type { ListedHandoff } from '../../../server/http/contract/handoff.ts';
import type { QueueRowView } from '../../../server/http/contract/queue.ts';
import { Button } from '../../design/button.tsx';
import { useWords } from '../../design/words.ts';
import { bookTalkWords } from '../../words/book-talk.ts';
import { handoffWords } from '../../words/handoff.ts';
import { queueWords } from '../../words/queue.ts';
import { OutcomeButtons } from '../calls/outcome-buttons.tsx';
import type { SayDay } from './queue-row.tsx';

/** What unfolds under a row: every reason with its points and their sum, the dates that are set, since when nobody was reached. */
export function QueueMore(given: {
  row: QueueRowView;
  referral: ListedHandoff | undefined;
  name: string;
  day: SayDay;
  language: 'en' | 'es';
  onDate: () => void;
  onBook: () => void;
  onChanged: () => unknown;
}) {
  const { row, referral, name, day, language, onDate, onBook, onChanged } = given;
  const { reasons, score, unseenSince, dates } = row;
  const say = useWords(queueWords);
  const { howDidItGo } = useWords(handoffWords);
  const { book, bookOf } = useWords(bookTalkWords);
  return (
    <div className="queue-more small">
      <ul className="queue-sum">
        {reasons.map(reason => (
          <li key={`${reason.kind} ${reason.since} ${reason.what ?? reason.talk?.clock ?? ''}`}>
            {reasonIn(reason, language, day)}{' '}
            <span className="soft">{say.points(String(reason.points))}</span>
          </li>
        ))}
      </ul>
      {reasons.length > 1 ? <p>{say.sum(String(score))}</p> : null}
      <p className="soft">{say.unseen(day(unseenSince))}</p>
      {dates.length > 0 ? (
        <p>{say.dates(dates.map(one => `${day(one.day)} ${one.what}`).join(' · '))}</p>
      ) : null}
      <Button look="quiet" onClick={onDate} aria-label={say.setDateLong(name)}>
        {dates.length > 0 ? say.changeDates : say.setDate}
      </Button>
      <Button look="quiet" onClick={onBook} aria-label={bookOf(name)}>
        {book}
      </Button>
      {referral ? (
        <details>
          <summary>{howDidItGo}</summary>
          <OutcomeButtons id={referral.id} onChanged={() => onChanged()} />
        </details>
      ) : null}
    </div>
  );
}
