import './calls.css';
import { useEffect, useRef, useState } from 'react';
import type { WaitingNews } from '../../../server/http/contract/waiting.ts';
import { useWords } from '../../design/words.ts';
import type { Api } from '../../page/api.ts';
import type { HeardOf, Stream } from '../../page/live.ts';
import { waitsWords } from '../../words/waits.ts';
import { isMuted, softCall } from './sound.ts';
import { useCallTitle } from './use-call-title.ts';

const ringEveryMs = 30_000;
const ring = () => {
  if (!isMuted()) softCall();
};

/** Where what keeps the stream open did not come. */
const againMs = 5_000;

/**
 * On a locked page: that a call waits, or that something which cannot wait has come to this person, with the sound and the
 * way there through the EMR's own sign-in. Whom it is about is told after that.
 */
export default function Waits({ api }: { api: Api }) {
  const say = useWords(waitsWords);
  const heard = useWaiting(api);
  const { calls = [], flags = 0, opens, line } = heard ?? {};
  useCallTitle(calls.length > 0 ? say.titleCall : flags > 0 ? say.titleFlag : undefined);
  useSound(calls, flags);
  const isFramed = window !== window.parent;
  return (
    <div role="alert" className="waits">
      {calls.length > 0 ? <p className="notice danger">{say.call}</p> : null}
      {flags > 0 ? <p className="notice danger">{say.flag}</p> : null}
      {opens && (calls.length > 0 || flags > 0) ? (
        <p>
          <a className="button act" href={opens} {...(isFramed && { target: '_blank', rel: 'noreferrer' })}>
            {say.goThere}
          </a>
        </p>
      ) : null}
      {line === 'lost' ? <p className="soft">{say.lost}</p> : null}
    </div>
  );
}

function useWaiting(api: Api): HeardOf<WaitingNews> | undefined {
  const [heard, setHeard] = useState<HeardOf<WaitingNews>>();
  useEffect(() => {
    const stream: Stream<WaitingNews> = { hears: new Set([setHeard]) };
    let isOver = false;
    const begin = () =>
      import('../../page/keep-open.ts').then(
        ({ keepOpen }) => {
          if (!isOver) stream.stop = keepOpen(api, true, stream, '/api/waiting');
        },
        () => void setTimeout(() => isOver || begin(), againMs),
      );
    void begin();
    return () => {
      isOver = true;
      stream.stop?.();
    };
  }, [api]);
  return heard;
}

/** Once for each new call and for each red flag that came, and again every half minute while a call is not answered. */
function useSound(calls: readonly string[], flags: number): void {
  const before = useRef({ calls: new Set<string>(), flags: 0 });
  const waiting = calls.join();
  useEffect(() => {
    const { calls: heard, flags: had } = before.current;
    const fresh = waiting.split(',').filter(since => since !== '' && !heard.has(since));
    for (const since of fresh) heard.add(since);
    before.current.flags = flags;
    if (fresh.length > 0 || flags > had) ring();
  }, [waiting, flags]);
  useEffect(() => {
    if (waiting === '') return;
    const timer = setInterval(ring, ringEveryMs);
    return () => clearInterval(timer);
  }, [waiting]);
}
