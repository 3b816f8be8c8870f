import { useEffect, useState } from 'react';
import { after } from './after.tsx';
import { Later } from './later.tsx';
import { useLive } from './live.ts';

const Calls = after(all => all.Calls, 0);
const ToAsk = after(all => all.Asks, 0);
const fetchStrip = () => import('../escalation/strip.tsx');

/** The first word of the stream is awaited so long. */
const firstWordMs = 3_000;

/** Hears that the coach is called, and what their patient is to be asked for; what either looks like is fetched with the first one. */
export function CallsEar() {
  const live = useLive();
  const isCalled = useOnce((live?.calls.length ?? 0) > 0 || live?.waitsHere !== undefined);
  const isToAsk = useOnce((live?.toAsk ?? 0) > 0);
  return (
    <>
      {isCalled && <Calls />}
      {isToAsk && <ToAsk />}
    </>
  );
}

/** Hears that something is open that cannot wait, and then fetches it; a page that hears nothing fetches it to ask. */
export function WatchEar() {
  const live = useLive();
  const isHeard = live !== undefined;
  const [isDeaf, setDeaf] = useState(false);
  useEffect(() => {
    if (isHeard) return;
    const timer = setTimeout(() => setDeaf(true), firstWordMs);
    return () => clearTimeout(timer);
  }, [isHeard]);
  const isOpen = useOnce(isDeaf || (live?.redFlags ?? 0) > 0);
  return isOpen ? <Later fetch={fetchStrip} of={{}} /> : null;
}

/** True from the first time on. */
function useOnce(now: boolean): boolean {
  const [was, setWas] = useState(now);
  if (now && !was) setWas(true);
  return was || now;
}
