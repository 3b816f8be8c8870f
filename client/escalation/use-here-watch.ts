import { useCallback, useEffect, useState } from 'react';
import type { WatchView } from '../../server/domain/escalation/on-watch.ts';
import { isRefused } from '../page/api.ts';
import { useLive } from '../page/live.ts';
import { usePage } from '../page/page.ts';
import type { Watching } from './use-watch.ts';

/** The first word of the stream is awaited so long. */
const firstWordMs = 1_000;
const unheardEveryMs = 15_000;

/**
 * The escalations of this patient alone, for a coach: asked for whenever the page's stream says so; now and then only
 * where there is no stream.
 */
export function useHereWatch(): Watching {
  const { api } = usePage();
  const live = useLive();
  const [view, setView] = useState<WatchView>();
  const [lost, setLost] = useState(false);
  const mark = live?.marks.escalationsHere;
  const isUnheard = live === undefined || live.line === 'lost';
  const ask = useCallback(async () => {
    const answer = await api.get<WatchView>('/api/escalations/here');
    setLost(isRefused(answer));
    if (!isRefused(answer)) setView(answer);
  }, [api]);
  const isHeard = live !== undefined;
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again whenever the mark says that something changed
  useEffect(() => {
    const first = setTimeout(() => void ask(), isHeard ? 0 : firstWordMs);
    return () => clearTimeout(first);
  }, [ask, isHeard, mark]);
  useEffect(() => {
    const again = () => void ask();
    addEventListener('alongside-raised', again);
    const timer = isUnheard ? setInterval(again, unheardEveryMs) : undefined;
    return () => {
      clearInterval(timer);
      removeEventListener('alongside-raised', again);
    };
  }, [ask, isUnheard]);
  return { view, lost, again: () => void ask() };
}

/** Said in the window when something was raised from it: what is open is asked for anew. */
export const tellRaised = (): void => void dispatchEvent(new Event('alongside-raised'));
