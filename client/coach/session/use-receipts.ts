import { useCallback, useEffect, useRef, useState } from 'react';
import type { WriteView } from '../../../server/http/contract/session.ts';
import { type Api, isRefused, type Refused } from '../../page/api.ts';
import { useInSight, useLive } from '../../page/live.ts';

/** Whether it goes on by itself: what waits for a person does not. */
export const isUnderWay = (receipt: WriteView['receipt']): boolean =>
  receipt.status === 'waiting' && receipt.because !== 'visit-needed';

/** Between two looks, in ms, of a page that is not told at once. */
const lookEvery = 3_000;
/** What another server sends may be there before the stream heard that it was on its way; so looked for besides. */
const lookBesides = [2_000, 5_000];

/**
 * The receipts of a session as they change: asked for whenever the page's stream says so, and every 3 s where it does not
 * come through. Ends when nothing is under way any more. `settle` is a deed of the coach's that answers with them.
 */
export function useReceipts(api: Api, sessionId: string, first: WriteView[]) {
  const live = useLive();
  const inSight = useInSight();
  const [writes, setWrites] = useState(first);
  const [round, setRound] = useState(0);
  const asked = useRef(0);
  const someUnderWay = writes.some(write => isUnderWay(write.receipt));
  const mark = live?.marks.receipts;
  const [isMissed, setMissed] = useState(false);
  const isTold = (live?.line === 'held' || !inSight) && !isMissed;
  const look = useCallback(async () => {
    asked.current += 1;
    const mine = asked.current;
    const answer = await api.get<WriteView[]>(`/api/sessions/${sessionId}/writes`);
    if (mine !== asked.current) return; // a later one knows more
    setMissed(isRefused(answer));
    if (!isRefused(answer)) setWrites(answer);
  }, [api, sessionId]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again whenever the mark says that something changed
  useEffect(() => {
    if (someUnderWay) void look();
  }, [look, someUnderWay, mark, inSight]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a settled receipt begins another round of watching
  useEffect(() => {
    if (!someUnderWay) return;
    const timers = lookBesides.map(ms => setTimeout(() => void look(), ms));
    return () => timers.forEach(clearTimeout);
  }, [look, someUnderWay, round]);
  useEffect(() => {
    if (!someUnderWay || isTold) return;
    const timer = setInterval(() => void look(), lookEvery);
    return () => clearInterval(timer);
  }, [look, someUnderWay, isTold]);
  const settle = useCallback(
    async (path: string, body: unknown): Promise<Refused | undefined> => {
      const answer = await api.send<WriteView[]>('POST', path, body);
      if (isRefused(answer)) return answer;
      asked.current += 1; // a look begun before knows less
      setWrites(answer);
      setRound(now => now + 1);
      return undefined;
    },
    [api],
  );
  return { writes, settle };
}
