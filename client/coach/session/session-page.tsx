import './session.css';
import { Suspense, useCallback, useEffect, useState } from 'react';
import type { SessionView } from '../../../server/http/contract/session.ts';
import { Button } from '../../design/button.tsx';
import { useWords } from '../../design/words.ts';
import { isRefused, type Refused } from '../../page/api.ts';
import { useBecause } from '../../page/because.ts';
import { lazily } from '../../page/lazily.ts';
import { usePage } from '../../page/page.ts';
import { sessionWords } from '../../words/session.ts';
import { WritingPage } from './writing-page.tsx';

const SignedPage = lazily(() => import('./signed-page.tsx'));

/** The session of one patient: being written (or amended) by its own coach, or signed. */
export function SessionPage({ sessionId }: { sessionId: string }) {
  const { api, go } = usePage();
  const say = useWords(sessionWords);
  const because = useBecause();
  const [session, setSession] = useState<SessionView | Refused>();
  const load = useCallback(
    () => api.get<SessionView>(`/api/sessions/${sessionId}`).then(setSession),
    [api, sessionId],
  );
  useEffect(() => void load(), [load]);
  // Signed or opened again on this very page: the reader is told by where the focus goes.
  const [moved, setMoved] = useState(false);
  const turn = (next: SessionView) => {
    setMoved(true);
    setSession(next);
  };

  if (session === undefined) return <p className="soft waiting">{say.opening}</p>;
  if (isRefused(session)) {
    return (
      <div className="waiting">
        <h1>{say.notOpened}</h1>
        <p>{because(session)}</p>
        <div className="buttons">
          <Button onClick={() => void load()}>{say.tryAgain}</Button>
          <Button onClick={() => go({ screen: 'prep' })}>{say.toPrep}</Button>
        </div>
      </div>
    );
  }
  if (session.status === 'signed') {
    return (
      <Suspense fallback={<p className="soft waiting">{say.opening}</p>}>
        <SignedPage session={session} moved={moved} onChange={turn} />
      </Suspense>
    );
  }
  if (!session.mine) {
    return (
      <div className="waiting">
        <h1>{say.title}</h1>
        <p>{say.notYours(session.coach)}</p>
        <Button onClick={() => go({ screen: 'prep' })}>{say.toPrep}</Button>
      </div>
    );
  }
  return <WritingPage key={session.version} session={session} moved={moved} onSigned={turn} />;
}
