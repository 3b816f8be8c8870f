import { useEffect, useState } from 'react';
import type { LiveNews } from '../../server/http/contract/handoff.ts';
import { type Api, isRefused, type Refused } from './api.ts';
import { usePage } from './page.ts';

/**
 * Waits before the stream is opened again, in ms: after it ended in good order, longer each time it did not begin, and
 * between two looks of a page that has no stream of its own.
 */
const again = { ended: 200, least: 2_000, most: 60_000, look: 15_000 };

/**
 * Streams of all pages of a browser at once. Over HTTP/1.1 it opens six connections to one server: with more charts open
 * than that, every other request would wait for ever.
 */
const streamsAtOnce = 3;

/** The news of this page as they last came; `early`: by how many ms the server's clock is ahead of this one. */
export type Heard = LiveNews & { early: number };

type Stream = { hears: Set<(heard: Heard) => void>; last?: Heard; stop?: () => void };

// One stream for the page, whoever listens; it ends with the last listener.
const streams = new WeakMap<Api, Stream>();

function listen(api: Api, hear: (heard: Heard) => void): () => void {
  const stream = streams.get(api) ?? { hears: new Set() };
  streams.set(api, stream);
  stream.hears.add(hear);
  if (stream.last) hear(stream.last);
  stream.stop ??= keepOpen(api, stream);
  return () => {
    stream.hears.delete(hear);
    if (stream.hears.size > 0) return;
    stream.stop?.();
    stream.stop = undefined;
  };
}

function keepOpen(api: Api, stream: Stream): () => void {
  const ending = new AbortController();
  const told = (news: LiveNews) => {
    stream.last = { ...news, early: Date.parse(news.now) - Date.now() };
    for (const hear of stream.hears) hear(stream.last);
  };
  const run = async () => {
    let wait = again.least;
    while (!ending.signal.aborted) {
      const end = await inTurn(listenOnce);
      if (isRefused(end) && [401, 403, 423].includes(end.status)) return; // the page is over, or it is not for us
      const failed = isRefused(end) && !ending.signal.aborted;
      await pause(failed ? wait : end === 'looked' ? again.look : again.ended, ending.signal);
      wait = failed ? Math.min(2 * wait, again.most) : again.least;
    }
  };
  /** Listens until the stream ends; without a turn, only as long as the first word takes. */
  const listenOnce = async (hasTurn: boolean): Promise<'ended' | 'looked' | Refused> => {
    if (hasTurn) return api.live<LiveNews>('/api/live', told, ending.signal);
    const look = new AbortController();
    const first = (news: LiveNews) => {
      told(news);
      look.abort();
    };
    const end = await api.live<LiveNews>('/api/live', first, AbortSignal.any([ending.signal, look.signal]));
    return look.signal.aborted ? 'looked' : end;
  };
  void run();
  return () => ending.abort();
}

/** Does something with a turn to hold a stream open where one of the browser's few is free, else without. */
async function inTurn<T>(work: (hasTurn: boolean) => Promise<T>): Promise<T> {
  for (let turn = 1; turn <= streamsAtOnce; turn++) {
    try {
      const done = await navigator.locks.request(
        `alongside-live-${turn}`,
        { ifAvailable: true },
        async lock => (lock ? { is: await work(true) } : undefined),
      );
      if (done) return done.is;
    } catch {
      return work(true); // a browser that keeps nothing for this page keeps it apart from the others as well
    }
  }
  return work(false);
}

const pause = (ms: number, signal: AbortSignal) =>
  new Promise<void>(go => {
    const timer = setTimeout(go, ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      go();
    });
  });

/** What this page is told by itself, as it changes; undefined until the first word. */
export function useLive(): Heard | undefined {
  const { api } = usePage();
  const [heard, setHeard] = useState<Heard>();
  useEffect(() => listen(api, setHeard), [api]);
  return heard;
}

/** Whole minutes since an instant, counted on by themselves; `early` as in `Heard`. */
export function useMinutesSince(at: string | undefined, early = 0): number {
  const [, tick] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => tick(count => count + 1), 5_000);
    return () => clearInterval(timer);
  }, []);
  return at === undefined ? 0 : Math.max(0, Math.floor((Date.now() + early - Date.parse(at)) / 60_000));
}
