import {
  type ReactNode,
  Suspense,
  startTransition,
  use,
  useCallback,
  useEffect,
  useMemo,
  useState,
} from 'react';
import type { PrepView } from '../../server/domain/chart/prep.ts';
import type { WhoView } from '../../server/http/contract/page.ts';
import { PrepSkeleton } from '../coach/prep/prep-skeleton.tsx';
import { type Language, LanguageContext, useLanguage, useWords } from '../design/words.ts';
import { pageWords } from '../words/page.ts';
import type { Api } from './api.ts';
import { Arrive, partIds } from './arrive.tsx';
import { keepLanguage } from './keep-language.ts';
import { lazily } from './lazily.ts';
import { Mishap } from './mishap.tsx';
import { type Arrivals, PageContext, type PageStart } from './page.ts';
import { type Place, pathTo, placeIn } from './place.ts';
import { readiedAnew, screens } from './screens.ts';
import { Shell } from './shell.tsx';

const Room = lazily(() => import('./rooms.tsx'));
const Nowhere = lazily(() => import('./nowhere.tsx'));

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
  const [freshWho, setFreshWho] = useState<WhoView>();
  // A part that is drawn and still asleep stays as it stands until its script is here: nothing goes and comes again.
  const takeFresh = useCallback((prep: PrepView) => startTransition(() => setFresh(prep)), []);
  const { place, go, moved } = usePlace(start.launchId, given.place);
  const page = useMemo(
    () => ({
      ...{ api, login: start.login, intent: start.login?.intent, place, go, arrivals },
      ...{ timeZone: start.timeZone, now: start.now },
    }),
    [api, start, place, go, arrivals],
  );
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  const choose = useCallback(
    async (chosen: Language) => {
      if (!(await readiedAnew(place, chosen))) return false;
      setLanguage(chosen);
      keepLanguage(chosen);
      return true;
    },
    [place],
  );
  return (
    <LanguageContext value={language}>
      <PageContext value={page}>
        <Shell who={fresh ?? freshWho} onLanguage={choose} onLeave={given.onLeave}>
          <Mishap key={pathTo(start.launchId, place)}>
            <Screen
              place={place}
              moved={moved}
              fresh={fresh}
              onFresh={takeFresh}
              onWho={setFreshWho}
              arrivals={arrivals}
            />
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
  onWho: (who: WhoView) => void;
  arrivals: Arrivals;
}) {
  const { place, arrivals } = given;
  const say = useWords(pageWords);
  if (place.screen === 'physician')
    return (
      <Suspense fallback={<p className="soft waiting">{say.opening}</p>}>
        <Physician arrivals={arrivals} moved={given.moved} onWho={given.onWho} />
      </Suspense>
    );
  if (place.screen !== 'prep')
    return (
      <InBrowser>
        {place.screen === 'session' ? (
          <Session key={place.id} id={place.id} />
        ) : place.screen === 'nowhere' ? (
          <Nowhere />
        ) : place.screen === 'practice' ? (
          <Emr />
        ) : (
          <Room />
        )}
      </InBrowser>
    );
  return (
    <>
      <Suspense fallback={<PrepSkeleton />}>
        <Prep
          draw={({ PrepScreen }) => (
            <Arrive<PrepView> id={partIds.prep} from={arrivals.prep}>
              {told => <PrepScreen told={given.fresh ?? told} moved={given.moved} onFresh={given.onFresh} />}
            </Arrive>
          )}
        />
      </Suspense>
      <Suspense>
        <Prep
          draw={({ StartBar }) => (
            <Arrive<WhoView> from={arrivals.who}>{told => <StartBar told={given.fresh ?? told} />}</Arrive>
          )}
        />
      </Suspense>
    </>
  );
}

/** What a screen is drawn with, in the language it is read in, as soon as it is here. */
function useScreen<Name extends keyof typeof screens>(name: Name) {
  const here = screens[name][useLanguage()]() as ScreenOf<Name> | Promise<ScreenOf<Name>>;
  return here instanceof Promise ? use(here) : here;
}
type ScreenOf<Name extends keyof typeof screens> = Awaited<ReturnType<(typeof screens)[Name]['en']>>;

/** Draws with what the preparation brings, in this language, as soon as it is here. */
function Prep({ draw }: { draw: (prep: typeof import('../coach/prep/prep-page.tsx')) => ReactNode }) {
  return draw(useScreen('prep'));
}

function Physician(given: { arrivals: Arrivals; moved: boolean; onWho: (who: WhoView) => void }) {
  const { PhysicianArriving } = useScreen('physician');
  return <PhysicianArriving {...given} />;
}

// Lives in the browser alone: the server draws the waiting line, and so does the first draw here.
function InBrowser({ children }: { children: ReactNode }) {
  const { opening } = useWords(pageWords);
  const [here, setHere] = useState(false);
  useEffect(() => setHere(true), []);
  const line = <p className="soft waiting">{opening}</p>;
  return here ? <Suspense fallback={line}>{children}</Suspense> : line;
}

function Session({ id }: { id: string }) {
  const { SessionPage } = useScreen('session');
  return <SessionPage sessionId={id} />;
}

function Emr() {
  const { EmrScreen } = useScreen('practice');
  return <EmrScreen />;
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
