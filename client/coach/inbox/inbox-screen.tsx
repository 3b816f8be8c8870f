import './inbox.css';
import { useCallback, useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { InboxView } from '../../../server/http/contract/message.ts';
import { Button } from '../../design/button.tsx';
import { useWords } from '../../design/words.ts';
import { isRefused, type Refused } from '../../page/api.ts';
import { Later } from '../../page/later.tsx';
import { useLive } from '../../page/live.ts';
import { usePage } from '../../page/page.ts';
import { Reason } from '../../page/reason.tsx';
import { inboxWords } from '../../words/inbox.ts';
import { askedThread, forgetAsked } from './asked-thread.ts';
import { ThreadList } from './thread-list.tsx';
import { ThreadPart } from './thread-part.tsx';
import { useInboxKeys } from './use-inbox-keys.ts';

const fetchNav = () => import('../nav/coach-nav.tsx');

/** A coach's messages: the threads, who needs them first, and beside them the one that is open. */
export default function InboxScreen() {
  const { api } = usePage();
  const say = useWords(inboxWords);
  const marks = useLive()?.marks;
  const mark = marks?.messages;
  const place = useRef<HTMLDivElement>(null);
  const [view, setView] = useState<InboxView | Refused>();
  const [chosen, setChosen] = useState(askedThread);
  useEffect(forgetAsked, []);
  const load = useCallback(() => api.get<InboxView>('/api/inbox').then(setView), [api]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again whenever the mark says that something changed
  useEffect(() => void load(), [load, mark, marks?.escalations]);
  useInboxKeys(place);
  const nav = <Later fetch={fetchNav} of={{}} meanwhile={<div className="coach-nav" />} />;
  if (view === undefined) return <p className="soft waiting">{say.loading}</p>;
  if (isRefused(view))
    return (
      <div className="waiting">
        {nav}
        <h1>{say.notOpened}</h1>
        <p>
          <Reason refusal={view} />
        </p>
        <Button onClick={() => void load()}>{say.tryAgain}</Button>
      </div>
    );
  const { threads, others } = view;
  // Back among the threads the hand is where it was.
  const back = () => {
    flushSync(() => setChosen(undefined));
    place.current?.querySelector<HTMLElement>(`[data-thread="${CSS.escape(chosen ?? '')}"]`)?.focus();
  };
  const name = [...threads, ...others].find(({ patientId }) => patientId === chosen)?.patient;
  return (
    <div className={chosen === undefined ? 'inbox' : 'inbox is-open'} ref={place}>
      <div className="inbox-top">
        {nav}
        <h1>{say.title}</h1>
        <p className="soft small inbox-keys">{say.keys}</p>
      </div>
      <ThreadList threads={threads} others={others} chosen={chosen} onChoose={setChosen} />
      <div className="inbox-thread">
        {chosen === undefined ? (
          <p className="soft">{threads.length + others.length === 0 ? say.nobody : say.choose}</p>
        ) : (
          <>
            <Button className="inbox-back" look="quiet" onClick={back}>
              {say.back}
            </Button>
            <ThreadPart
              key={chosen}
              patient={{ id: chosen, name: name ?? say.unnamed }}
              mark={mark}
              onChanged={() => void load()}
            />
          </>
        )}
      </div>
    </div>
  );
}
