import { useRef, useState } from 'react';
import type { PhysicianView } from '../../server/domain/physician/physician-view.ts';
import { Written } from '../design/as-said.tsx';
import { Button } from '../design/button.tsx';
import { sayDay } from '../design/dates.ts';
import { useWords } from '../design/words.ts';
import { isRefused, type Refused } from '../page/api.ts';
import { useCalendar, usePage } from '../page/page.ts';
import { Reason } from '../page/reason.tsx';
import { physicianWords } from '../words/physician.ts';
import { Part } from './part.tsx';

type Open = PhysicianView['questions']['open'][number];

/** What coaches asked: one tap answers. What was answered lately stands folded below. */
export function QuestionsPart(given: {
  view: PhysicianView;
  mayAnswer: boolean;
  onDone: () => Promise<void>;
}) {
  const { open, answered } = given.view.questions;
  const say = useWords(physicianWords);
  const calendar = useCalendar();
  const [sent, setSent] = useState<string>();
  const line = useRef<HTMLParagraphElement>(null);
  if (open.length === 0 && answered.length === 0 && sent === undefined) return null;
  const done = async (words: string) => {
    setSent(words);
    await given.onDone();
    line.current?.focus();
  };
  return (
    <Part area="questions" title={say.openQuestions}>
      <p className="phys-sent" aria-live="polite" tabIndex={-1} ref={line}>
        {sent}
      </p>
      {open.map(question => (
        <AskedOfYou key={question.id} question={question} mayAnswer={given.mayAnswer} onDone={done} />
      ))}
      {answered.length > 0 ? (
        <details>
          <summary className="soft small">{say.earlierAnswers}</summary>
          <ul className="phys-list">
            {answered.map(question => (
              <li key={question.id}>
                <Written>{question.words}</Written>{' '}
                <strong>
                  <Written>{question.answer.words}</Written>
                </strong>{' '}
                <span className="soft small">
                  {say.answeredBy(question.answer.by, sayDay(question.answer.at, calendar))}
                </span>
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </Part>
  );
}

function AskedOfYou(given: { question: Open; mayAnswer: boolean; onDone: (words: string) => Promise<void> }) {
  const { question } = given;
  const say = useWords(physicianWords);
  const { api } = usePage();
  const [words, setWords] = useState('');
  const [state, setState] = useState<'rest' | 'sending' | Refused>('rest');
  const answer = async (reply: { offer: number } | { words: string }) => {
    if (state === 'sending') return;
    setState('sending');
    const told = await api.send('POST', `/api/questions/${question.id}/answer`, reply);
    if (isRefused(told)) return setState(told);
    const { by } = question.asked;
    await given.onDone(question.forPatient ? say.answeredForPatient(by) : say.answered(by));
  };
  const busy = state === 'sending';
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
      {given.mayAnswer ? (
        <form
          className="phys-replies screen-only"
          onSubmit={event => {
            event.preventDefault();
            if (words.trim()) void answer({ words: words.trim() });
          }}
        >
          {question.offers.map((offer, at) => (
            <Button key={offer} busy={busy} onClick={() => void answer({ offer: at })}>
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
