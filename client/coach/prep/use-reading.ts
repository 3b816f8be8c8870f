import { useCallback, useEffect, useRef, useState } from 'react';
import type { PrepView } from '../../../server/domain/chart/prep.ts';
import type { RefusalView } from '../../../server/http/contract/login.ts';
import { isRefused } from '../../page/api.ts';
import { usePage } from '../../page/page.ts';
import { wake } from '../../page/touch.ts';

export type Reading = { status: 'rest' | 'reading' | 'failed'; again: () => void };

/**
 * Keeps the preparation fresh: a stale one is read anew at once, one that was come back to is asked for again, and
 * `again` reads the chart when the coach wishes. One reading at a time; a failed one leaves what is shown.
 */
export function useReading(
  told: PrepView | RefusalView,
  moved: boolean,
  onFresh: (prep: PrepView) => void,
): Reading {
  const { api } = usePage();
  const [status, setStatus] = useState<Reading['status']>('rest');
  const underWay = useRef<AbortController>(undefined);

  const read = useCallback(
    async (chart: 'kept' | 'now') => {
      underWay.current?.abort();
      const stop = new AbortController();
      underWay.current = stop;
      setStatus('reading');
      wake(); // a part that is still asleep when what it shows changes would be gone until it comes
      let answer = await api.get<PrepView>(`/api/prep?chart=${chart}`, stop.signal);
      if (!stop.signal.aborted && chart === 'kept' && !isRefused(answer) && answer.stale) {
        onFresh(answer);
        answer = await api.get<PrepView>('/api/prep?chart=now', stop.signal);
      }
      if (stop.signal.aborted) return;
      // A chart asked for now that comes back as it was last read: the EMR is away.
      setStatus(isRefused(answer) || answer.stale ? 'failed' : 'rest');
      if (!isRefused(answer)) onFresh(answer);
    },
    [api, onFresh],
  );

  const first = useRef({ stale: 'refused' in told ? false : told.stale, moved });
  useEffect(() => {
    if (first.current.stale) void read('now');
    else if (first.current.moved) void read('kept');
    return () => underWay.current?.abort();
  }, [read]);

  const again = useCallback(() => void read('now'), [read]);
  return { status, again };
}
