import { useCallback, useEffect, useRef, useState } from 'react';
import type { WatchView } from '../../server/domain/escalation/on-watch.ts';
import { isRefused, type Refused } from '../page/api.ts';
import { useInSight, useLive } from '../page/live.ts';
import { usePage } from '../page/page.ts';

export type Watching = { view?: WatchView; lost: boolean; again: () => void };

const afterLossMs = 3_000;
/** The first word of the stream is awaited so long. */
const firstWordMs = 1_000;
const unheardEveryMs = 15_000;

/**
 * The escalations of the practice as they change: asked for whenever the page's stream says so, and when the page comes
 * back in sight.
 */
export function useLiveWatch(): Watching {
  const { api } = usePage();
  const live = useLive();
  const inSight = useInSight();
  const [view, setView] = useState<WatchView>();
  const [failed, setFailed] = useState<Refused>();
  const asked = useRef(0);
  const markAsked = useRef<string>(undefined);
  const mark = live?.marks.escalations;
  const isHeard = live !== undefined;
  const ask = useCallback(async () => {
    asked.current += 1;
    const mine = asked.current;
    const answer = await api.get<WatchView>(`/api/escalations?page=${inSight ? 'in-sight' : 'hidden'}`);
    if (mine !== asked.current) return; // a later one knows more
    setFailed(isRefused(answer) ? answer : undefined);
    if (!isRefused(answer)) setView(answer);
  }, [api, inSight]);
  useEffect(() => {
    if (!isHeard) {
      const timer = setTimeout(() => void ask(), firstWordMs);
      const slowly = setInterval(() => void ask(), unheardEveryMs); // a proxy may keep a stream to itself
      return () => {
        clearTimeout(timer);
        clearInterval(slowly);
      };
    }
    if (inSight || mark !== markAsked.current) void ask();
    markAsked.current = mark;
  }, [ask, isHeard, mark, inSight]);
  useEffect(() => {
    if (!failed || [401, 403, 423].includes(failed.status)) return; // the page is over
    const timer = setTimeout(() => void ask(), afterLossMs);
    return () => clearTimeout(timer);
  }, [failed, ask]);
  return { view, lost: failed !== undefined || live?.line === 'lost', again: () => void ask() };
}
