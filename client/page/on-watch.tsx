import { Suspense, useEffect, useState } from 'react';
import type { RefusalView } from '../../server/http/contract/login.ts';
import type { WhoView } from '../../server/http/contract/page.ts';
import { useWords } from '../design/words.ts';
import { pageWords } from '../words/page.ts';
import { Arrive } from './arrive.tsx';
import { afterUse, Later } from './later.tsx';
import { usePage } from './page.ts';

const watching = ['coach', 'physician', 'lead'];

const fetchStrip = () => import('../escalation/strip.tsx');
const fetchEar = () => import('./watch-ear.tsx');

/** What cannot wait, over every screen of a chart, and over the lead's own page, who is the last to be told. */
export function OnWatch({ who }: { who?: WhoView }) {
  const { login, place, arrivals } = usePage();
  const role = login?.staff.role ?? '';
  const isWatching = login?.patientId ? watching.includes(role) : role === 'lead';
  // A session says itself what is open, on top of what is written (`top-line.tsx`).
  const inTalk = place.screen === 'session' && role === 'coach';
  if (!isWatching || place.screen === 'day' || inTalk) return null;
  if (role !== 'coach') return <Later fetch={fetchEar} of={{}} afterMs={afterUse} />;
  return (
    <Suspense>
      <Arrive<WhoView> from={arrivals.who}>{told => <Raised told={who ?? told} />}</Arrive>
    </Suspense>
  );
}

/**
 * A coach is told with the page how many are open about its patient: with one, the line stands there at once and the
 * whole is fetched; with none, nothing is. Where nobody looked, it is asked for.
 */
function Raised({ told }: { told: WhoView | RefusalView }) {
  const say = useWords(pageWords);
  const open = 'refused' in told ? undefined : told.openFlags;
  const [isRaised, setRaised] = useState(open !== 0);
  if (open !== 0 && !isRaised) setRaised(true);
  useEffect(() => {
    const raised = () => setRaised(true);
    addEventListener('alongside-raised', raised);
    return () => removeEventListener('alongside-raised', raised);
  }, []);
  if (!isRaised) return null;
  const meanwhile = open ? <p className="notice danger raised">{say.redFlags(`${open}`)}</p> : null;
  return <Later fetch={fetchStrip} of={{ meanwhile }} meanwhile={meanwhile} />;
}
