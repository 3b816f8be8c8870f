import { type ReactNode, useState } from 'react';
import { type MessageWay, waysByHand } from '../../../server/domain/message/message.ts';
import type { MessageView } from '../../../server/http/contract/message.ts';
import { Button } from '../../design/button.tsx';
import { Chip } from '../../design/chip.tsx';
import { Choose } from '../../design/choices.tsx';
import { sayMoment } from '../../design/dates.ts';
import { FieldGroup } from '../../design/field.tsx';
import { Quote } from '../../design/quote.tsx';
import { useWords } from '../../design/words.ts';
import { copyWords } from '../../page/copy-words.ts';
import { Later } from '../../page/later.tsx';
import { useCalendar } from '../../page/page.ts';
import { inboxWords } from '../../words/inbox.ts';
import { wordsToCopy } from './words-to-copy.ts';

// Where a message is not in its reader's language, and where messages go to the chart.
const fetchTranslation = () => import('./translation-part.tsx');
const fetchReceipt = () => import('./receipt-of-message.tsx');

export type ChangeMessage = (method: 'PUT' | 'DELETE', path: string, body?: object) => Promise<boolean>;
type Row<M> = { message: M; change: ChangeMessage };
type Came = Exclude<MessageView, { from: 'coach' }>;
type Wrote = Extract<MessageView, { from: 'coach' }>;

/** One message: the patient's words large, how it came or went out in plain words, and what a coach may do about it. */
export function MessageRow(given: {
  message: MessageView;
  answered: MessageView | undefined;
  isFresh: boolean;
  isLastCame: boolean;
  isAnswered: boolean;
  change: ChangeMessage;
  onAnswer: () => void;
}) {
  const { message, answered, change } = given;
  const say = useWords(inboxWords);
  const { translation, takenBack, receipt } = message;
  return (
    <li className={message.from === 'coach' ? 'message ours' : 'message'}>
      {answered ? (
        <p className="soft small">
          {say.answersThis} “<span lang={answered.language}>{beginOf(answered.body)}</span>”
        </p>
      ) : null}
      {message.from === 'coach' ? (
        <p className={takenBack ? 'message-body soft' : 'message-body'} lang={message.language}>
          {message.body}
        </p>
      ) : (
        <Quote words={message.body} lang={message.language} />
      )}
      {message.from === 'coach' && message.choices.length > 0 ? (
        <p className="small">
          {say.offered} <span lang={message.language}>{message.choices.join(' · ')}</span>
        </p>
      ) : null}
      {message.from === 'coach' ? (
        <Ours message={message} change={change} />
      ) : (
        <Theirs {...given} message={message} />
      )}
      {translation && !takenBack ? (
        <Later
          fetch={fetchTranslation}
          of={{
            translation,
            onSettle: (body: object) => change('PUT', `${message.id}/translation`, body),
          }}
        />
      ) : null}
      {receipt ? <Later fetch={fetchReceipt} of={{ receipt }} /> : null}
    </li>
  );
}

/** When, who, how; what stands in the way is left out. */
function Line({ at, children }: { at: string; children: ReactNode }) {
  const calendar = useCalendar();
  return (
    <p className="soft small numbers">
      <time dateTime={at}>{sayMoment(at, calendar)}</time> · {children}
    </p>
  );
}

function Theirs(
  given: Row<Came> & { isFresh: boolean; isLastCame: boolean; isAnswered: boolean; onAnswer: () => void },
) {
  const { message, change, isFresh, isLastCame, isAnswered } = given;
  const { id, from, way, by, reading, writtenAt } = message;
  const say = useWords(inboxWords);
  const read = (to: Came['reading']) => void change('PUT', `${id}/reading`, { reading: to });
  return (
    <>
      <Line at={writtenAt}>
        {say.from[from]}, {say.ways[way]}
        {way === 'page' ? '' : `, ${say.wroteDown(by)}`}
      </Line>
      <div className="message-deeds">
        {isFresh ? <Chip tone="needs-you">{say.isNew}</Chip> : null}
        {reading === 'unread' ? <Chip tone="needs-you">{say.readings.unread}</Chip> : null}
        {reading === 'done' ? <Chip>{say.readings.done}</Chip> : null}
        {reading === 'read' && isAnswered ? <Chip>{say.answered}</Chip> : null}
        {reading === 'read' && !isAnswered ? (
          <Button look="quiet" onClick={() => read('done')}>
            {say.done}
          </Button>
        ) : null}
        {reading === 'unread' ? null : (
          <Button
            look="quiet"
            data-key={isLastCame ? 'u' : undefined}
            aria-keyshortcuts={isLastCame ? 'U' : undefined}
            onClick={() => read('unread')}
          >
            {say.asUnread}
          </Button>
        )}
        <Button look="quiet" onClick={given.onAnswer}>
          {say.answer}
        </Button>
      </div>
    </>
  );
}

function Ours({ message, change }: Row<Wrote>) {
  const { id, by, left, seen, takenBack, writtenAt, mine } = message;
  const say = useWords(inboxWords);
  const calendar = useCalendar();
  const [said, setSaid] = useState('');
  const [asked, setAsked] = useState(false);
  const when = (at: string) => sayMoment(at, calendar);
  if (takenBack)
    return (
      <Line at={writtenAt}>
        {by} · {say.tookBack(when(takenBack.at))}
      </Line>
    );
  const leave = (how: 'copied' | 'given', way: MessageWay) => change('PUT', `${id}/leaving`, { how, way });
  const copy = async () => {
    const copied = await copyWords(wordsToCopy(message));
    setSaid(copied ? say.copied : say.notCopied);
    if (copied) await leave('copied', 'portal');
  };
  const seenAs = seen.is === 'seen' ? say.seen.seen(when(seen.at)) : say.seen[seen.is];
  const goneAs = left ? say.left[left.how](say.ways[left.way], when(left.at)) : say.left.no;
  return (
    <>
      <Line at={writtenAt}>
        {by} · {left ? goneAs : <strong className="needs-you">{goneAs}</strong>}
        {left ? ` · ${seenAs}` : ''}
      </Line>
      <div className="message-deeds">
        {left ? null : (
          <>
            <Button onClick={() => void copy()}>{say.copy}</Button>
            <Button look="quiet" aria-expanded={asked} onClick={() => setAsked(!asked)}>
              {say.gave}
            </Button>
          </>
        )}
        {left && seen.is !== 'seen' ? (
          <>
            <Button look="quiet" onClick={() => void change('PUT', `${id}/seen`, { seen: 'seen' })}>
              {say.seenIs}
            </Button>
            {seen.is === 'not-yet' ? null : (
              <Button look="quiet" onClick={() => void change('PUT', `${id}/seen`, { seen: 'not-yet' })}>
                {say.seenNotYet}
              </Button>
            )}
            <Button look="quiet" onClick={() => void copy()}>
              {say.copy}
            </Button>
          </>
        ) : null}
        {mine && seen.is !== 'seen' ? (
          <Button look="quiet" onClick={() => void change('DELETE', id)}>
            {say.takeBack}
          </Button>
        ) : null}
      </div>
      {asked && !left ? (
        <FieldGroup label={say.gaveHow}>
          <Choose
            label={say.gaveHow}
            of={waysByHand.map(value => ({ value, label: say.cameWays[value] }))}
            value={undefined}
            onChange={way => way && void leave('given', way)}
          />
        </FieldGroup>
      ) : null}
      <p role="status" className="small">
        {said}
      </p>
    </>
  );
}

export const beginOf = (body: string): string => (body.length > 60 ? `${body.slice(0, 60)}…` : body);
