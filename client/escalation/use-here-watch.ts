import { useCallback, useEffect, useState } from 'react';
import type { WatchView } from '../../server/domain/escalation/on-watch.ts';
import { isRefused } from '../page/api.ts';
import { usePage } from '../page/page.ts';
import type { Watching } from './use-watch.ts';

const hereEveryMs = 15_000;

/** The escalations of this patient alone, for a coach: asked at the beginning, and again while something is open. */
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
