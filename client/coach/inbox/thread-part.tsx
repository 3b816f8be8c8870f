import './inbox.css';
import { useEffect, useRef, useState } from 'react';
import type { MessageView } from '../../../server/http/contract/message.ts';
import { Button } from '../../design/button.tsx';
import { useLanguage, useWords } from '../../design/words.ts';
import { isRefused } from '../../page/api.ts';
import { Later } from '../../page/later.tsx';
import { Reason } from '../../page/reason.tsx';
import { inboxWords } from '../../words/inbox.ts';
import { MessageRow } from './message-row.tsx';
import { nameOfLanguage } from './name-of-language.ts';
import { useThread } from './use-thread.ts';

// Each for who wants to do it; what was written is read meanwhile.
const fetchComposer = () => import('./composer.tsx');
const fetchCame = () => import('./came-form.tsx');
const fetchLog = () => import('./log-message.tsx');

/** The messages with one patient, oldest first, and below them the way to answer. Without `patient`: of this page's chart. */
export function ThreadPart(given: {
  patient?: { id: string; name: string };
  mark: string | undefined;
  onChanged?: () => void;
}) {
  const { patient, mark, onChanged = () => undefined } = given;
  const say = useWords(inboxWords);
  const language = useLanguage();
  const { view, load, change, failed, fresh } = useThread(patient?.id, mark, onChanged);
  const [isWriting, setWriting] = useState<'answer' | 'came'>('answer');
  const [answers, setAnswers] = useState<string>();
  const end = useRef<HTMLDivElement>(null);
  if (view === undefined) return <p className="soft">{say.loading}</p>;
  if (isRefused(view))
    return (
      <p className="needs-you">
        {say.notOpened} <Reason refusal={view} />{' '}
        <Button look="link" onClick={() => void load()}>
          {say.tryAgain}
        </Button>
      </p>
    );
  const { messages, interpreter } = view;
  const kept = () => {
    setAnswers(undefined);
    void load();
    onChanged();
  };
  const answer = (message: MessageView) => {
    setWriting('answer');
    setAnswers(message.id);
    end.current?.querySelector('textarea')?.focus();
  };
  const told = messages.find(({ id }) => id === answers);
  // All that came before the last answer went out.
  const answeredTo =
    messages
      .flatMap(one => (one.from === 'coach' && one.left && !one.takenBack ? one.left.at : []))
      .toSorted()
      .at(-1) ?? '';
  const lastCame = messages.findLast(one => one.from !== 'coach' && !one.takenBack)?.id;
  return (
    <section className="thread" aria-label={patient?.name ?? say.title}>
      {patient ? <Heading name={patient.name} /> : null}
      <p className="soft small">
        {view.language ? say.speaks(nameOfLanguage(view.language, language)) : say.languageUnknown}
        {interpreter === 'needed' ? `, ${say.interpreter}` : ''}. {say.inChart[view.inChart]}
      </p>
      <p className="small">{say.noPage(view.firstName ?? say.thePatient)}</p>
      {view.redFlag ? <p className="notice danger">{say.redFlagOpen}</p> : null}
      {messages.length === 0 ? <p className="soft">{say.noMessages}</p> : null}
      {messages.length >= 200 ? <p className="soft small">{say.older}</p> : null}
      <ol className="messages">
        {messages.map(message => (
          <MessageRow
            key={message.id}
            message={message}
            answered={messages.find(({ id }) => id === message.answers)}
            isFresh={fresh.includes(message.id)}
            isLastCame={message.id === lastCame}
            isAnswered={answeredTo >= message.recordedAt}
            change={change}
            onAnswer={() => answer(message)}
          />
        ))}
      </ol>
      <p role="status" className={failed ? 'needs-you' : undefined}>
        {failed}
      </p>
      <div ref={end}>
        {isWriting === 'answer' ? (
          <Later
            fetch={fetchComposer}
            of={{
              view,
              ...(patient && { patient: patient.id }),
              ...(told && { answers: told }),
              onAnswers: setAnswers,
              onKept: kept,
              change,
            }}
          />
        ) : (
          <Later
            fetch={fetchCame}
            of={{
              view,
              ...(patient && { patient: patient.id }),
              onKept: kept,
              onClose: () => setWriting('answer'),
            }}
          />
        )}
      </div>
      <div className="buttons">
        {isWriting === 'answer' ? <Button onClick={() => setWriting('came')}>{say.came}</Button> : null}
        <Later fetch={fetchLog} of={patient ? { patient } : {}} />
      </div>
    </section>
  );
}

/** Whoever chose the thread goes on from its name. */
function Heading({ name }: { name: string }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <h2 ref={heading} tabIndex={-1}>
      {name}
    </h2>
  );
}
