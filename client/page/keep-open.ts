import { type Api, isRefused, type Refused } from './api.ts';
import type { HeardOf, Stream } from './live.ts';
import { inTurn, turnsOf } from './stream-turns.ts';

/**
 * Waits before the stream is opened again, in ms: after it ended in good order, longer each time it did not begin, and
 * between two looks of a page in sight, or out of it, that has no stream of its own. A look that hears nothing is ended.
 */
const again = {
  ended: 200,
  least: 2_000,
  most: 60_000,
  look: 15_000,
  lookHidden: 30_000,
  lookAtMost: 10_000,
};

/**
 * Keeps the one stream of a page open, and tells who listens; gives back its end. `isCalled`: calls are for this person,
 * also while the page is out of sight.
 */
export function keepOpen<News extends { now: string }>(
  api: Api,
  isCalled: boolean,
  stream: Stream<News>,
  path = '/api/live',
): () => void {
  const ending = new AbortController();
  let sight = new AbortController();
  const tell = (heard: HeardOf<News> | undefined) => {
    stream.last = heard;
    if (heard) for (const hear of stream.hears) hear(heard);
  };
  const told = (news: News, line: 'held' | 'asked') =>
    tell({ ...news, early: Date.parse(news.now) - Date.now(), line } as HeardOf<News>);
  const turned = () => {
    sight.abort();
    sight = new AbortController();
  };
  document.addEventListener('visibilitychange', turned);
  const run = async () => {
    let wait = again.least;
    while (!ending.signal.aborted) {
      const until = AbortSignal.any([ending.signal, sight.signal]);
      const isHidden = document.visibilityState === 'hidden';
      const end = await inTurn(turnsOf(isHidden, isCalled), hasTurn => listenOnce(hasTurn, until));
      if (isRefused(end) && [401, 403, 423].includes(end.status)) return; // the page is over, or it is not for us
      const failed = isRefused(end) && !until.aborted;
      if (failed && stream.last) tell({ ...stream.last, line: 'lost' });
      const nextLook = isHidden ? again.lookHidden : again.look;
      await pause(failed ? wait : end === 'looked' ? nextLook : again.ended, until);
      wait = failed ? Math.min(2 * wait, again.most) : again.least;
    }
  };
  /** Listens until the stream ends; without a turn, only as long as the first word takes. */
  const listenOnce = async (hasTurn: boolean, until: AbortSignal): Promise<'ended' | 'looked' | Refused> => {
    if (hasTurn) return api.live<News>(path, news => told(news, 'held'), until);
    const look = new AbortController();
    const first = (news: News) => {
      told(news, 'asked');
      look.abort();
    };
    const atMost = AbortSignal.timeout(again.lookAtMost);
    const end = await api.live<News>(path, first, AbortSignal.any([until, look.signal, atMost]));
    return look.signal.aborted ? 'looked' : end;
  };
  void run();
  return () => {
    document.removeEventListener('visibilitychange', turned);
    ending.abort();
  };
}

const pause = (ms: number, signal: AbortSignal) =>
  new Promise<void>(go => {
    if (signal.aborted) return go();
    const timer = setTimeout(go, ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      go();
    });
  });
