import './design/fonts.css';
import './design/tokens.css';
import './design/base.css';
import './design/parts.css';
import './page/page.css';
import type { ReactNode } from 'react';
// Every screen needs these at once: files of their own would only wait for a free connection, and weigh more.
import 'react';
import 'react/jsx-runtime';
import '../server/domain/session/red-flag-words.ts';
import '../server/domain/time-zone.ts';
import './design/as-said.tsx';
import './design/charts/numbers.ts';
import './design/quote.tsx';
import './page/reason.tsx';
import './words/prep.ts';
import { createRoot, hydrateRoot, type Root } from 'react-dom/client';
import { knowShifts } from './design/dates.ts';
import { type Language, LanguageContext } from './design/words.ts';
import { type Api, openApi } from './page/api.ts';
import { arrivalsInBrowser } from './page/arrivals.ts';
import { partIds } from './page/arrive.tsx';
import { GonePage, type WhyGone } from './page/gone.tsx';
import { signInByFragment } from './page/handover.ts';
import { Opening } from './page/opening.tsx';
import type { PageStart } from './page/page.ts';
import { PageRoot } from './page/page-root.tsx';
import { placeIn } from './page/place.ts';
import { framed, readied } from './page/screens.ts';
import { watchLogin } from './page/watch.ts';

// React resets a form after its action, also one that was refused; ours show what their screens hold, and nothing else.
addEventListener('reset', event => event.preventDefault(), true);

const box = document.getElementById('page');
const told = document.getElementById(partIds.start)?.textContent;
const secret = new URLSearchParams(location.hash.slice(1)).get('k');
if (secret) history.replaceState(null, '', location.pathname + location.search);
if (box && told) void begin(box, JSON.parse(told) as PageStart, secret ?? undefined);

async function begin(page: HTMLElement, start: PageStart, secret?: string): Promise<void> {
  const api = openApi(start.launchId);
  if (start.shifts) knowShifts(start.timeZone, start.shifts);
  if (start.state !== 'open') await framed(start.language);
  if (start.state === 'open') {
    void run(page, start, api, view => takenOver(page, view));
  } else if (start.state === 'unknown') {
    void open(page, start, api, secret);
  } else {
    hydrateRoot(page, goneView(start.state, start.language, api));
  }
}

/** No login came with the page: the fragment's one-time secret may still bring one, kept in memory alone. */
async function open(page: HTMLElement, start: PageStart, api: Api, secret?: string): Promise<void> {
  const waiting = hydrateRoot(
    page,
    <LanguageContext value={start.language}>
      <Opening />
    </LanguageContext>,
  );
  const login = await signInByFragment(api, secret);
  waiting.unmount();
  if (!login || login.locked) return leaveWith(page, login ? 'locked' : 'ended', start.language, api);
  const timeZone = login.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
  await run(page, { ...start, state: 'open', login, timeZone }, api, view => {
    const root = createRoot(page);
    root.render(view);
    return root;
  });
}

/**
 * What was drawn by the server comes to life: the frame first, then at once the bar that starts the session, then the
 * rest; a part that is pressed before its turn takes it at the press.
 */
function takenOver(page: HTMLElement, view: ReactNode): Root {
  const root: Root & { unstable_scheduleHydration?(first: Element): void } = hydrateRoot(page, view);
  const bar = page.querySelector('.start-bar');
  if (bar) root.unstable_scheduleHydration?.(bar);
  pressAgain();
  return root;
}

// The head of the page remembers the button that was pressed last: before this script was here, or before its own part was.
function pressAgain(): void {
  (globalThis as { early?: HTMLElement | null }).early?.click();
}

async function run(
  page: HTMLElement,
  start: PageStart,
  api: Api,
  draw: (view: ReactNode) => Root,
): Promise<void> {
  let root: Root | undefined;
  let gone = false;
  const goneTo = (why: WhyGone) => {
    gone = true;
    root?.unmount();
    leaveWith(page, why, document.documentElement.lang === 'es' ? 'es' : 'en', api);
  };
  const watch = watchLogin({ api, idleMinutes: start.login?.idleLockMinutes ?? 10, onGone: goneTo });
  const leave = async () => {
    await api.send('DELETE', '/api/login');
    watch.leave('left');
  };
  const { place } = placeIn(location.pathname);
  await readied(place, start.language); // what does not come is told by the screen
  await framed(start.language); // without these nothing can be told: the page stays as the server drew it
  if (gone) return;
  root = draw(
    <PageRoot
      start={start}
      place={place}
      api={api}
      arrivals={arrivalsInBrowser(api)}
      onLeave={() => void leave()}
    />,
  );
}

// Nothing of the patient stays in the document, not even what was streamed into it and not yet taken over.
function leaveWith(page: HTMLElement, why: WhyGone, language: Language, api: Api): void {
  document.getElementById(partIds.start)?.remove();
  page.replaceChildren();
  const empty = document.createElement('div');
  page.replaceWith(empty);
  empty.id = 'page';
  // Another window may say so before the words are here.
  void framed(language).then(() => createRoot(empty).render(goneView(why, language, api)));
}

function goneView(why: WhyGone, language: Language, api: Api) {
  return (
    <LanguageContext value={language}>
      <GonePage why={why} place={placeIn(location.pathname).place} api={api} />
    </LanguageContext>
  );
}
