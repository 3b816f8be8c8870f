import { useCallback, useEffect, useRef, useState } from 'react';
import type { PhysicianView } from '../../server/domain/physician/physician-view.ts';
import type { RefusalView } from '../../server/http/contract/login.ts';
import type { WhoView } from '../../server/http/contract/page.ts';
import { isRefused } from '../page/api.ts';
import { usePage } from '../page/page.ts';
import { wake } from '../page/touch.ts';

export type Fresh = {
  view: PhysicianView | RefusalView;
  status: 'rest' | 'reading' | 'failed';
  /** Reads the chart anew. */
  again: () => void;
  /** Asks for the page as it now stands, after something was done on it. */
  reload: () => Promise<void>;
};

/** Keeps the page fresh: a stale one is read anew at once, one that was come back to is asked for again. */
export function usePhysician(
  told: PhysicianView | RefusalView,
  moved: boolean,
  onWho: (who: WhoView) => void,
): Fresh {
  const { api } = usePage();
  const [view, setView] = useState(told);
  const [status, setStatus] = useState<Fresh['status']>('rest');
  const underWay = useRef<AbortController>(undefined);
  const ask = useCallback(
    async (chart: 'kept' | 'now'): Promise<void> => {
      underWay.current?.abort();
      const stop = new AbortController();
      underWay.current = stop;
      setStatus('reading');
      wake(); // a part that is still asleep when what it shows changes would be gone until it comes
      const answer = await api.get<PhysicianView>(`/api/physician-view?chart=${chart}`, stop.signal);
      if (stop.signal.aborted) return;
      const failed = isRefused(answer) || (chart === 'now' && answer.stale);
      setStatus(failed ? 'failed' : 'rest');
      if (isRefused(answer)) return;
      setView(answer);
      onWho(answer);
      if (chart === 'kept' && answer.stale) await ask('now');
    },
    [api, onWho],
  );
  const first = useRef({ stale: 'refused' in told ? false : told.stale, moved });
  useEffect(() => {
    if (first.current.stale) void ask('now');
    else if (first.current.moved) void ask('kept');
    return () => underWay.current?.abort();
  }, [ask]);
  return {
    view,
    status,
    again: useCallback(() => void ask('now'), [ask]),
    reload: useCallback(() => ask('kept'), [ask]),
  };
}
