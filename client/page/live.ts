import { useEffect, useState, useSyncExternalStore } from 'react';
import type { LiveNews } from '../../server/http/contract/handoff.ts';
import type { Api } from './api.ts';
import { keepOpen } from './keep-open.ts';
import { usePage } from './page.ts';

/**
 * The news of this page as they last came; `early`: by how many ms the server's clock is ahead of this one. `line`: they
 * come as soon as they are, when the page looks, or not at present.
 */
export type HeardOf<News> = News & { early: number; line: 'held' | 'asked' | 'lost' };
export type Heard = HeardOf<LiveNews>;

/** Who listens on a page, and what was told last. */
export type Stream<News = LiveNews> = {
  hears: Set<(heard: HeardOf<News>) => void>;
  last?: HeardOf<News>;
  stop?: () => void;
};

// One stream for the page, whoever listens; it ends with the last listener.
const streams = new WeakMap<Api, Stream>();

function listen(api: Api, isCalled: boolean, hear: (heard: Heard) => void): () => void {
  const stream: Stream = streams.get(api) ?? { hears: new Set() };
  streams.set(api, stream);
  stream.hears.add(hear);
  if (stream.last) hear(stream.last);
  stream.stop ??= keepOpen(api, isCalled, stream);
  return () => {
    stream.hears.delete(hear);
    if (stream.hears.size > 0) return;
    stream.stop?.();
    stream.stop = undefined;
  };
}

/** What this page is told by itself, as it changes; undefined until the first word. */
export function useLive(): Heard | undefined {
  const { api, login } = usePage();
  const isCalled = login?.staff.role === 'coach';
  const [heard, setHeard] = useState<Heard>();
  useEffect(() => listen(api, isCalled, setHeard), [api, isCalled]);
  return heard;
}

/** Whether the page can be seen: its tab is in front. */
export const useInSight = (): boolean => useSyncExternalStore(onTurned, isInSight, isInSight);

const isInSight = () => document.visibilityState === 'visible';
const onTurned = (turned: () => void) => {
  document.addEventListener('visibilitychange', turned);
  return () => document.removeEventListener('visibilitychange', turned);
};

/** Whole minutes since an instant, counted on by themselves; `early` as in `Heard`. */
export function useMinutesSince(at: string | undefined, early = 0): number {
  const [, tick] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => tick(count => count + 1), 5_000);
    return () => clearInterval(timer);
  }, []);
  return at === undefined ? 0 : Math.max(0, Math.floor((Date.now() + early - Date.parse(at)) / 60_000));
}
