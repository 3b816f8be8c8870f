import './find.css';
import { useCallback, useEffect, useState } from 'react';
import type { FindsView } from '../../../server/http/contract/find.ts';
import { Button } from '../../design/button.tsx';
import { useWords } from '../../design/words.ts';
import { isRefused, type Refused } from '../../page/api.ts';
import { Later } from '../../page/later.tsx';
import { usePage } from '../../page/page.ts';
import { WayTo } from '../../page/way-to.tsx';
import { findWords } from '../../words/find.ts';
import CoachNav from '../nav/coach-nav.tsx';
import { ChooseSearches } from './choose-searches.tsx';
import { useFindBecause } from './use-find-because.ts';
import { useRun } from './use-run.ts';

// Fetched once the page is there.
const fetchRun = () => import('./run-part.tsx');

/** Where patients who would gain from coaching are looked for: chosen, counted, read with what says how far, and listed with why. */
export default function FindScreen() {
  const { api, login } = usePage();
  const say = useWords(findWords);
  const because = useFindBecause();
  const [view, setView] = useState<FindsView | Refused>();
  const running = useRun();
  const load = useCallback(() => api.get<FindsView>('/api/finds').then(setView), [api]);
  useEffect(() => void load(), [load]);
  const isCoach = login?.staff.role === 'coach';
  const nav = isCoach ? (
    <CoachNav />
  ) : (
    <nav className="coach-nav screen-only">
      <WayTo place={{ screen: 'practice' }}>{say.setup}</WayTo>
    </nav>
  );
  if (view === undefined) return <p className="soft waiting">{say.loading}</p>;
  if (isRefused(view))
    return (
      <div className="waiting">
        {nav}
        <h1>{say.notOpened}</h1>
        <p>{because(view)}</p>
        <Button onClick={() => void load()}>{say.tryAgain}</Button>
      </div>
    );
  const { failed } = running;
  return (
    <div className="find">
      {nav}
      <h1>{say.title}</h1>
      <p className="soft">{say.lead}</p>
      <p className="small">{say.ways[view.way]}</p>
      {/* Once a search is under way it is what the page is about. */}
      <details className="find-choose" open={running.run === undefined} key={running.run?.id ?? 'new'}>
        <summary>
          <h2>{say.whom}</h2>
        </summary>
        <ChooseSearches
          criteria={view.criteria}
          busy={running.going}
          canLook={view.way === 'system' || view.way === 'user'}
          onStart={(question, text) => void running.begin(question, text)}
        />
      </details>
      <p role="status" className={failed && 'needs-you'}>
        {failed && say.notDone(because(failed))}
      </p>
      <Later fetch={fetchRun} of={{ view, running, isCoach, onChanged: () => void load() }} />
    </div>
  );
}
