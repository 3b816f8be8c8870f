import { useState } from 'react';
import type { WaitingQuestions } from '../../server/domain/physician/waiting-questions.ts';
import { Written } from '../design/as-said.tsx';
import { Button } from '../design/button.tsx';
import { useWords } from '../design/words.ts';
import { isRefused, type Refused } from '../page/api.ts';
import { usePage } from '../page/page.ts';
import { Reason } from '../page/reason.tsx';
import { useHeld } from '../physician/use-held.ts';
import { waitingQuestionsWords } from '../words/waiting-questions.ts';

type Reply = { offer: number } | { words: string };

/** Who pressed a reply by the keys goes on from what became of it. */
const toIt = (line: HTMLElement | null) => line?.focus();

/** The replies to a question of her day: one tap sends one, a line of her own sends as well; either can be taken back. */
export default function AnswerHere(given: {
  one: WaitingQuestions['open'][number];
  onTell: (words: string) => void;
  onDone: () => unknown;
}) {
  const { one, onTell } = given;
  const say = useWords(waitingQuestionsWords);
  const { api } = usePage();
  const [words, setWords] = useState('');
  const [state, setState] = useState<'rest' | 'sending' | Refused>('rest');
  const { held, hold, takeBack, goNow } = useHeld(async (reply: Reply, keepalive: boolean) => {
    setState('sending');
    const path = `/api/questions/waiting/${one.id}/answer`;
    const told = await api.send('POST', path, reply, { keepalive });
    if (isRefused(told)) return setState(told);
    onTell(say.reply.sent(one.patient?.name ?? say.unnamed));
    given.onDone();
  });
  const answer = (reply: Reply) => {
    if (state === 'sending') return;
    setState('rest');
    onTell(''); // what became of the one before
    hold(reply);
  };
  if (held !== undefined)
    return (
      <div className="answer-here">
        <p role="status" tabIndex={-1} ref={toIt}>
          {say.reply.goes('words' in held ? held.words : (one.offers[held.offer] ?? ''), one.asked.by)}
        </p>
        <Button
          onClick={() => {
            takeBack();
            onTell(say.reply.takenBack);
          }}
        >
          {say.reply.takeBack}
        </Button>
        <Button look="quiet" onClick={goNow}>
          {say.reply.sendNow}
        </Button>
      </div>
    );
  return (
    <form
      className="answer-here"
      onSubmit={event => {
        event.preventDefault();
        if (words.trim()) answer({ words: words.trim() });
      }}
    >
      {one.offers.map((offer, at) => (
        <Button key={offer} busy={state === 'sending'} onClick={() => answer({ offer: at })}>
          <Written>{offer}</Written>
        </Button>
      ))}
      <input
        type="text"
        value={words}
        maxLength={500}
        aria-label={`${say.reply.ownLine}: ${one.words}`}
        placeholder={say.reply.ownLine}
        onChange={event => setWords(event.target.value)}
      />
      <Button type="submit" busy={state === 'sending' || words.trim() === ''}>
        {say.reply.send}
      </Button>
      {typeof state === 'object' ? (
        <p className="needs-you" role="alert">
          {say.reply.notSent} <Reason refusal={state} />
        </p>
      ) : null}
    </form>
  );
}
