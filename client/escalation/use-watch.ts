import { useCallback, useEffect, useState } from 'react';
import type { WatchView } from '../../server/domain/escalation/on-watch.ts';
import { isRefused } from '../page/api.ts';
import { usePage } from '../page/page.ts';

export type Watching = { view?: WatchView; lost: boolean; again: () => void };

const hiddenEveryMs = 30_000;
const afterLossMs = 3_000;

/**
 * The escalations of the practice as they change. A page in sight holds a line to the server; one out of sight asks now and
 * then, so that many open charts do not take each other's lines.
 */
export function useLiveWatch(): Watching {
  const { api } = usePage();
  const [view, setView] = useState<WatchView>();
  const [lost, setLost] = useState(false);
  const ask = useCallback(async () => {
    const answer = await api.get<WatchView>('/api/escalations');
    setLost(isRefused(answer));
    if (!isRefused(answer)) setView(answer);
  }, [api]);
  useEffect(() => {
    let line: AbortController | undefined;
    let over = false;
    let waiting: ReturnType<typeof setTimeout> | undefined;
    const listen = async () => {
      if (over || line) return;
      const mine = new AbortController();
      line = mine;
      const hear = (next: WatchView) => {
        setLost(false);
        setView(next);
      };
      const end = await api.live<WatchView>('/api/escalations/live', hear, mine.signal);
      if (line === mine) line = undefined;
      if (over || mine.signal.aborted) return;
      if (end !== 'ended') setLost(true);
      waiting = setTimeout(follow, afterLossMs);
    };
    const follow = () => {
      clearTimeout(waiting);
      if (over) return;
      if (document.visibilityState === 'visible') return void listen();
      line?.abort();
      line = undefined;
      void ask();
      waiting = setTimeout(follow, hiddenEveryMs);
    };
    follow();
    document.addEventListener('visibilitychange', follow);
    return () => {
      over = true;
      clearTimeout(waiting);
      line?.abort();
      document.removeEventListener('visibilitychange', follow);
    };
  }, [api, ask]);
  return { view, lost, again: () => void ask() };
}

const hereEveryMs = 15_000;

/** The same of this patient alone, for a coach: asked at the beginning, and again while something is open. */
export function useHereWatch(): Watching {
  const { api } = usePage();
  const [view, setView] = useState<WatchView>();
  const [lost, setLost] = useState(false);
  const ask = useCallback(async () => {
    const answer = await api.get<WatchView>('/api/escalations/here');
    setLost(isRefused(answer));
    if (!isRefused(answer)) setView(answer);
  }, [api]);
  const isOpen = view?.escalations.some(({ status }) => status !== 'closed') ?? false;
  useEffect(() => void ask(), [ask]);
  useEffect(() => {
    const raised = () => void ask();
    addEventListener('alongside-raised', raised);
    const timer = isOpen ? setInterval(raised, hereEveryMs) : undefined;
    return () => {
      clearInterval(timer);
      removeEventListener('alongside-raised', raised);
    };
  }, [ask, isOpen]);
  return { view, lost, again: () => void ask() };
}

/** Said in the window when something was raised from it: what is open is asked for anew. */
export const tellRaised = (): void => void dispatchEvent(new Event('alongside-raised'));
