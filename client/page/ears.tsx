import { useEffect, useState } from 'react';
import type { ConsentAsks } from '../../server/http/contract/billing.ts';
import { after } from './after.tsx';
import { Later } from './later.tsx';
import { useLive } from './live.ts';
import { usePage } from './page.ts';

const Calls = after(all => all.Calls, 0);
const ToAsk = after(all => all.Asks);
const fetchStrip = () => import('../escalation/strip.tsx');

/** The first word of the stream is awaited so long. */
const firstWordMs = 1_000;

/** Hears that the coach is called, and what their patient is to be asked for; what either looks like is fetched with the first one. */
export function CallsEar() {
  const isCalled = useOnce((useLive()?.calls.length ?? 0) > 0);
  const { api, login } = usePage();
  // A refusal has no first one either.
  const [asks, setAsks] = useState<Partial<ConsentAsks>>();
  useEffect(() => {
    if (login?.patientId) void api.get<ConsentAsks>('/api/asks').then(found => setAsks(found as ConsentAsks));
  }, [api, login]);
  return (
    <>
      {isCalled && <Calls />}
      {asks?.[0] && <ToAsk asks={asks as ConsentAsks} />}
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
