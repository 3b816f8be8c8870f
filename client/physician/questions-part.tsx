import { Suspense, useRef, useState } from 'react';
import type { PhysicianView } from '../../server/domain/physician/physician-view.ts';
import { Written } from '../design/as-said.tsx';
import { Button } from '../design/button.tsx';
import { useWords } from '../design/words.ts';
import { isRefused, type Refused } from '../page/api.ts';
import { usePage } from '../page/page.ts';
import { Reason } from '../page/reason.tsx';
import { partOnTouch } from '../page/touch.ts';
import { physicianWords } from '../words/physician.ts';
import { Part } from './part.tsx';
import { useHeld } from './use-held.ts';

// Drawn with the page; nothing in it is pressed.
const AnsweredPart = partOnTouch('#at-questions', () => import('./answered-part.tsx'));

type Open = PhysicianView['questions']['open'][number];

/** What coaches asked: one tap answers. What was answered lately stands folded below. */
export function QuestionsPart(given: {
  view: PhysicianView;
  mayAnswer: boolean;
  onDone: () => Promise<void>;
}) {
  const { open, answered } = given.view.questions;
  const say = useWords(physicianWords);
  const [sent, setSent] = useState<string>();
  const line = useRef<HTMLParagraphElement>(null);
  if (open.length === 0 && answered.length === 0 && sent === undefined) return null;
  const tell = (words: string | undefined) => {
    setSent(words);
    line.current?.focus();
  };
  const done = async () => {
    setSent(say.sent);
    await given.onDone();
    line.current?.focus();
  };
  return (
    <Part area="questions" title={open.length > 0 ? say.openQuestions : say.questionsAnswered}>
      <p className="phys-sent" aria-live="polite" tabIndex={-1} ref={line}>
        {sent}
      </p>
      {open.map(question => (
        <AskedOfYou
          key={question.id}
          question={question}
          mayAnswer={given.mayAnswer}
          onTell={tell}
          onDone={done}
        />
      ))}
      {answered.length > 0 ? (
        <Suspense>
          <AnsweredPart answered={answered} onAgain={given.onDone} />
        </Suspense>
      ) : null}
    </Part>
  );
}

type Reply = { offer: number } | { words: string };

function AskedOfYou(given: {
  question: Open;
  mayAnswer: boolean;
  onTell: (words: string | undefined) => void;
  onDone: () => Promise<void>;
}) {
  const { question } = given;
  const say = useWords(physicianWords);
  const { api } = usePage();
  const [words, setWords] = useState('');
  const [state, setState] = useState<'rest' | 'sending' | Refused>('rest');
  const { held, hold, takeBack, goNow } = useHeld(async (reply: Reply, keepalive: boolean) => {
    setState('sending');
    const told = await api.send('POST', `/api/questions/${question.id}/answer`, reply, { keepalive });
    if (isRefused(told)) return setState(told);
    await given.onDone();
  });
  const busy = state === 'sending';
  const answer = (reply: Reply) => {
    if (busy) return;
    setState('rest');
    hold(reply);
    given.onTell(undefined);
  };
  const going = held && ('words' in held ? held.words : (question.offers[held.offer] ?? ''));
  const about = [
    say.asks(question.asked.by),
    say.waited(question.days),
    say.urgency[question.urgency],
    question.forPatient ? say.forPatient : undefined,
    question.forAnother && question.to ? say.openToOthers(question.to.name) : undefined,
  ];
  return (
    <div className="phys-question">
      <p className="phys-asked">
        <Written>{question.words}</Written>
      </p>
      <p className="small">
        <span className="soft">{about.filter(Boolean).join(' · ')}</span>
        {question.late ? <strong className="needs-you"> · {say.late(question.days)}</strong> : null}
      </p>
      {going === undefined ? null : (
        <div className="phys-replies screen-only">
          <p role="status">{say.goes(going, question.asked.by)}</p>
          <Button
            onClick={() => {
              takeBack();
              given.onTell(say.takenBack);
            }}
          >
            {say.takeBack}
          </Button>
          <Button look="quiet" onClick={goNow}>
            {say.sendNow}
          </Button>
        </div>
      )}
      {given.mayAnswer && going === undefined ? (
        <form
          className="phys-replies screen-only"
          onSubmit={event => {
            event.preventDefault();
            if (words.trim()) answer({ words: words.trim() });
          }}
        >
          {question.offers.map((offer, at) => (
            <Button key={offer} busy={busy} onClick={() => answer({ offer: at })}>
              <Written>{offer}</Written>
            </Button>
          ))}
          <input
            type="text"
            value={words}
            maxLength={500}
            aria-label={`${say.ownLine}: ${question.words}`}
            placeholder={say.ownLine}
            onChange={event => setWords(event.target.value)}
          />
          <Button type="submit" busy={busy || words.trim() === ''}>
            {say.send}
          </Button>
        </form>
      ) : null}
      {typeof state === 'object' ? (
        <p className="needs-you" role="alert">
          {say.notSent} <Reason refusal={state} />
        </p>
      ) : null}
    </div>
  );
}
