import { lazy, type ReactNode, Suspense, useCallback, useEffect, useMemo, useState } from 'react';
import type { PrepView } from '../../server/domain/chart/prep.ts';
import type { WhoView } from '../../server/http/contract/page.ts';
import { PrepSkeleton } from '../coach/prep/prep-skeleton.tsx';
import { Button } from '../design/button.tsx';
import { type Language, LanguageContext, useWords } from '../design/words.ts';
import { pageWords } from '../words/page.ts';
import type { Api } from './api.ts';
import { Arrive, partIds } from './arrive.tsx';
import { keepLanguage } from './keep-language.ts';
import { Mishap } from './mishap.tsx';
import { type Arrivals, PageContext, type PageStart, usePage } from './page.ts';
import { type Place, pathTo, placeIn } from './place.ts';
import { Shell } from './shell.tsx';

// Each screen is fetched apart; the page of its address names its files, so that none waits for the other.
const prepPage = () => import('../coach/prep/prep-page.tsx');
const PrepScreen = lazy(prepPage);
const StartBar = lazy(() => prepPage().then(page => ({ default: page.StartBar })));
const EmrScreen = lazy(() => import('../practice/emr-screen.tsx'));
const SessionPage = lazy(() => import('../coach/session/session-page.tsx'));

/**
 * The page of one launch, the same on the server and in the browser: the shell, and in it the screen the address
 * names. `onLeave` logs out; the browser brings it, the server never calls it.
 */
export function PageRoot(given: {
  start: PageStart;
  place: Place;
  api: Api;
  arrivals: Arrivals;
  onLeave: () => void;
}) {
  const { start, api, arrivals } = given;
  const [language, setLanguage] = useState<Language>(start.language);
  const [fresh, setFresh] = useState<PrepView>();
  const { place, go, moved } = usePlace(start.launchId, given.place);
  const page = useMemo(
    () => ({ api, login: start.login, place, go, arrivals, timeZone: start.timeZone, now: start.now }),
    [api, start, place, go, arrivals],
  );
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  const choose = useCallback((chosen: Language) => {
    setLanguage(chosen);
    keepLanguage(chosen);
  }, []);
  return (
    <LanguageContext value={language}>
      <PageContext value={page}>
        <Shell who={fresh ? { who: fresh.who } : undefined} onLanguage={choose} onLeave={given.onLeave}>
          <Mishap key={pathTo(start.launchId, place)}>
            <Screen place={place} moved={moved} fresh={fresh} onFresh={setFresh} arrivals={arrivals} />
          </Mishap>
        </Shell>
      </PageContext>
    </LanguageContext>
  );
}

function Screen(given: {
  place: Place;
  moved: boolean;
  fresh?: PrepView;
  onFresh: (prep: PrepView) => void;
  arrivals: Arrivals;
}) {
  const { place, arrivals } = given;
  const say = useWords(pageWords);
  if (place.screen === 'nowhere') return <Nowhere />;
  if (place.screen === 'session')
    return (
      <InBrowser waiting={say.loadingSession}>
        <SessionPage key={place.id} sessionId={place.id} />
      </InBrowser>
    );
  if (place.screen === 'practice')
    return (
      <InBrowser waiting={say.opening}>
        <EmrScreen />
      </InBrowser>
    );
  return (
    <>
      <Suspense fallback={<PrepSkeleton />}>
        <Arrive<PrepView> id={partIds.prep} from={arrivals.prep}>
          {told => <PrepScreen told={given.fresh ?? told} moved={given.moved} onFresh={given.onFresh} />}
        </Arrive>
      </Suspense>
      <Suspense>
        <Arrive<WhoView> from={arrivals.who}>{told => <StartBar told={given.fresh ?? told} />}</Arrive>
      </Suspense>
    </>
  );
}

// Lives in the browser alone: the server draws the waiting line, and so does the first draw here.
function InBrowser({ waiting, children }: { waiting: string; children: ReactNode }) {
  const [here, setHere] = useState(false);
  useEffect(() => setHere(true), []);
  const line = <p className="soft waiting">{waiting}</p>;
  return here ? <Suspense fallback={line}>{children}</Suspense> : line;
}

function Nowhere() {
  const say = useWords(pageWords);
  const { go } = usePage();
  return (
    <div className="waiting">
      <h1>{say.nowhereTitle}</h1>
      <p>{say.nowhere}</p>
      <Button onClick={() => go({ screen: 'prep' })}>{say.toPrep}</Button>
    </div>
  );
}

// The address is the place. `moved` tells a screen that it was come back to, so what it shows may be old.
function usePlace(launchId: string, first: Place) {
  const [place, setPlace] = useState(first);
  const [moved, setMoved] = useState(false);
  const arrive = useCallback((next: Place) => {
    setMoved(true);
    setPlace(next);
    scrollTo(0, 0);
    document.getElementById('main')?.focus({ preventScroll: true });
  }, []);
  const go = useCallback(
    (next: Place) => {
      history.pushState(null, '', pathTo(launchId, next));
      arrive(next);
    },
    [launchId, arrive],
  );
  useEffect(() => {
    const back = () => arrive(placeIn(location.pathname).place);
    addEventListener('popstate', back);
    return () => removeEventListener('popstate', back);
  }, [arrive]);
  return { place, go, moved };
}
