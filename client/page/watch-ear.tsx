import { useEffect, useState } from 'react';
import { Later } from './later.tsx';
import { useLive } from './live.ts';
import { useOnce } from './use-once.ts';

const fetchStrip = () => import('../escalation/strip.tsx');

/** The first word of the stream is awaited so long. */
const firstWordMs = 3_000;

/** Hears that something is open that cannot wait, and then fetches it; a page that hears nothing fetches it to ask. */
export default function WatchEar() {
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
