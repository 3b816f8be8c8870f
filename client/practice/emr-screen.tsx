import './emr.css';
import { Suspense, useCallback, useEffect, useState } from 'react';
import type { EmrPage } from '../../server/domain/practice/emr-page.ts';
import { Button } from '../design/button.tsx';
import { useWords } from '../design/words.ts';
import { isRefused, type Refused } from '../page/api.ts';
import { useBecause } from '../page/because.ts';
import { Later } from '../page/later.tsx';
import { lazily } from '../page/lazily.ts';
import { usePage } from '../page/page.ts';
import { WayTo } from '../page/way-to.tsx';
import { emrWords } from '../words/emr.ts';
import { CheckPart } from './check-part.tsx';
import { ProfilesPart } from './profiles-part.tsx';
import { SettingsPart } from './settings-part.tsx';
import { ThingsPart } from './things-part.tsx';

// Used once in a while; what happens to each thing does not wait for them.
const CanaryPart = lazily(() => import('./canary-part.tsx'));
const PointsPart = lazily(() => import('./points-part.tsx'));
const fetchRoster = () => import('../roster/roster-part.tsx');
const fetchCoachingDay = () => import('./queue/weights-part.tsx');
const fetchMessages = () => import('./messages-part.tsx');
const fetchBilling = () => import('./billing-part.tsx');
const fetchProtocols = () => import('./protocol-part.tsx');

/** What this EMR accepts of each thing we write, and why; and what the practice says and decides about it. */
export function EmrScreen() {
  const { api } = usePage();
  const say = useWords(emrWords);
  const because = useBecause();
  const [page, setPage] = useState<EmrPage | Refused>();
  const load = useCallback(() => api.get<EmrPage>('/api/emr').then(setPage), [api]);
  useEffect(() => void load(), [load]);

  if (page === undefined) return <p className="soft waiting">{say.loading}</p>;
  if (isRefused(page))
    return (
      <div className="waiting">
        <h1>{say.notOpened}</h1>
        <p>{because(page)}</p>
        <Button onClick={() => void load()}>{say.tryAgain}</Button>
      </div>
    );
  return (
    <div className="emr">
      <WayTo place={{ screen: 'panel' }}>{say.toPanel}</WayTo>
      <CheckPart page={page} onPage={setPage} />
      <ThingsPart page={page} />
      <ProfilesPart page={page} />
      <Suspense>
        <CanaryPart page={page} onPage={setPage} />
        <PointsPart page={page} onPage={setPage} />
        <SettingsPart page={page} onPage={setPage} />
      </Suspense>
      <Later fetch={fetchProtocols} of={{}} />
      <Later fetch={fetchCoachingDay} of={{}} />
      <Later fetch={fetchMessages} of={{}} />
      <Later fetch={fetchBilling} of={{}} />
      <Later fetch={fetchRoster} of={{}} />
    </div>
  );
}
