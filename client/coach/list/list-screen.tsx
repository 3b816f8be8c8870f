import './list.css';
import { useCallback, useEffect, useRef, useState } from 'react';
import { listedAtOnce } from '../../../server/domain/handoff/handoff.ts';
import type { CoachListView } from '../../../server/http/contract/handoff.ts';
import { Button } from '../../design/button.tsx';
import { useWords } from '../../design/words.ts';
import { isRefused, type Refused } from '../../page/api.ts';
import { useHandoffBecause } from '../../page/handoff-because.ts';
import { Later } from '../../page/later.tsx';
import { useLive } from '../../page/live.ts';
import { usePage } from '../../page/page.ts';
import { useNewest } from '../../page/use-newest.ts';
import { coachListWords } from '../../words/coach-list.ts';
import { ListedRow } from './listed-row.tsx';

// Where some wait.
const fetchQuestions = () => import('../../asked/waiting-questions.tsx');
const fetchHead = () => import('./list-head.tsx');
const fetchQueue = () => import('../queue/queue-part.tsx');

/** Who waits for a coach: calls on top, then referrals by urgency and age; what ended in the last week is folded. */
export default function ListScreen() {
  const { api } = usePage();
  const say = useWords(coachListWords);
  const because = useHandoffBecause();
  const live = useLive();
  const mark = live?.marks.handoffs;
  const [list, setList] = useState<CoachListView | Refused>();
  const [upTo, setUpTo] = useState(listedAtOnce);
  // Whose row of the queue tells of their referral too: they stand there.
  const [inQueue, setInQueue] = useState<readonly string[]>([]);
  const waits = useRef<HTMLUListElement>(null);
  const showNewest = useNewest(setList);
  const load = useCallback(
    () => showNewest(api.get<CoachListView>(`/api/coach-list?upTo=${upTo}`)),
    [api, upTo, showNewest],
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again whenever the mark says that something changed
  useEffect(() => void load(), [load, mark]);

  // Who asked for more goes on reading where the new ones begin.
  const firstNew = useRef<number>(undefined);
  useEffect(() => {
    const row = firstNew.current === undefined ? undefined : waits.current?.children[firstNew.current];
    if (row) firstNew.current = undefined;
    row?.querySelector('button')?.focus();
  });

  if (list === undefined) return <p className="soft waiting">{say.loading}</p>;
  if (isRefused(list))
    return (
      <div className="waiting">
        <h1>{say.notOpened}</h1>
        <p>{because(list)}</p>
        <Button onClick={() => void load()}>{say.tryAgain}</Button>
      </div>
    );
  const { more } = list;
  // Who was found and invited is called on by nobody: the row of the queue tells it, or a section of its own.
  const invited = list.mine.filter(({ found }) => found);
  const mine = list.mine.filter(({ found }) => !found);
  const waiting = list.waiting.filter(({ id }) => !inQueue.includes(id));
  // Whom somebody has still to meet does not go under with what is over.
  const stillToMeet = list.past.filter(({ status }) => status === 'booked' || status === 'missed');
  const past = list.past.filter(one => !stillToMeet.includes(one));
  // What is called stands above the list already, with what to press; here are those this coach has said no to.
  const calls = list.calls.filter(({ id }) => !live?.calls.some(call => call.id === id));
  const seeMore = () => {
    firstNew.current = waiting.length;
    setUpTo(upTo + listedAtOnce);
  };
  const isEmpty = list.calls.length + list.mine.length + waiting.length + stillToMeet.length === 0;
  const rowsOf = (listed: CoachListView['calls']) => (
    <ul ref={listed === waiting ? waits : undefined}>
      {listed.map(one => (
        <ListedRow key={one.id} handoff={one} early={live?.early ?? 0} onChanged={load} />
      ))}
    </ul>
  );
  const rows = (title: string, listed: CoachListView['calls']) =>
    listed.length === 0 ? null : (
      <section>
        <h2>{title}</h2>
        {rowsOf(listed)}
      </section>
    );
  return (
    <div className="coach-list">
      <Later fetch={fetchHead} of={{}} meanwhile={<div className="list-head" />} />
      <h1>{say.title}</h1>
      {isEmpty ? (
        <div className="coach-list-empty">
          <p>{say.empty}</p>
          <p className="soft">{say.emptyMore}</p>
        </div>
      ) : null}
      {rows(say.callsNow, calls)}
      {rows(say.yours, mine)}
      <Later
        fetch={fetchQueue}
        of={{ referrals: [...list.waiting, ...invited], onTold: setInQueue, onChanged: load }}
      />
      {live?.marks.questions ? <Later fetch={fetchQuestions} of={{}} /> : null}
      {rows(
        say.invited,
        invited.filter(({ id }) => !inQueue.includes(id)),
      )}
      {rows(say.stillToMeet, stillToMeet)}
      {rows(say.referrals, waiting)}
      {more > 0 ? (
        <div className="buttons">
          <Button onClick={seeMore}>{say.more(more)}</Button>
        </div>
      ) : null}
      <details>
        <summary>{say.past(past.length)}</summary>
        {past.length === 0 ? <p className="soft">{say.pastEmpty}</p> : null}
        {rowsOf(past)}
      </details>
    </div>
  );
}
