import { useCallback, useEffect, useState } from 'react';
import type { WriteView } from '../../../server/http/contract/session.ts';
import { type Api, isRefused, type Refused } from '../../page/api.ts';

/** Whether it goes on by itself: what waits for a person does not. */
export const isUnderWay = (receipt: WriteView['receipt']): boolean =>
  receipt.status === 'waiting' && receipt.because !== 'visit-needed';

const lookEvery = 3000;

/**
 * The receipts of a session as they change: from the live stream, and by looking every 3 s where the stream does not
 * come through. Ends when nothing is under way any more. `settle` is a deed of the coach's that answers with them.
 */
export function useReceipts(api: Api, sessionId: string, first: WriteView[]) {
  const [writes, setWrites] = useState(first);
  const [round, setRound] = useState(0);
  const someUnderWay = writes.some(write => isUnderWay(write.receipt));
  // biome-ignore lint/correctness/useExhaustiveDependencies: a settled receipt begins another round of watching
  useEffect(() => {
    if (!someUnderWay) return;
    const stop = new AbortController();
    void watch(api, sessionId, setWrites, stop.signal);
    return () => stop.abort();
  }, [api, sessionId, someUnderWay, round]);
  const settle = useCallback(
    async (path: string, body: unknown): Promise<Refused | undefined> => {
      const answer = await api.send<WriteView[]>('POST', path, body);
      if (isRefused(answer)) return answer;
      setWrites(answer);
      setRound(now => now + 1);
      return undefined;
    },
    [api],
  );
  return { writes, settle };
}

async function watch(
  api: Api,
  sessionId: string,
  onWrites: (writes: WriteView[]) => void,
  signal: AbortSignal,
): Promise<void> {
  const path = `/api/sessions/${sessionId}/writes`;
  while (!signal.aborted) {
    await api.live<WriteView[]>(`${path}/live`, onWrites, signal);
    // The stream ended or never began: look, wait, and try it again.
    for (let looks = 0; looks < 5 && !signal.aborted; looks++) {
      await pause(lookEvery, signal);
      if (signal.aborted) return;
      const writes = await api.get<WriteView[]>(path, signal);
      if (Array.isArray(writes)) onWrites(writes);
    }
  }
}

const pause = (milliseconds: number, signal: AbortSignal) =>
  new Promise<void>(resolve => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
