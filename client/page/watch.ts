import type { LoginView } from '../../server/http/contract/login.ts';
import { type Api, isRefused } from './api.ts';
import { openChannel } from './channel.ts';
import type { WhyGone } from './gone.tsx';
import { fetchNewer } from './lazily.ts';

/** Said between the windows of one launch, and only of that launch. */
type Said = WhyGone | 'doing';

const reportEvery = 30_000;
const lookEvery = 10_000;
const doings = ['pointerdown', 'keydown', 'wheel', 'touchstart'] as const;

/**
 * Watches one login in this window: reports the person's own doing (at most every 30 s), leaves when nobody did
 * anything for `idleMinutes`, and when another window of the same launch left or the server says so. The server
 * keeps its own clock; this one only clears the screen in time.
 * @returns `leave` to tell the other windows and go, `stop` to end watching
 */
export function watchLogin(given: { api: Api; idleMinutes: number; onGone: (gone: WhyGone) => void }) {
  const { api, idleMinutes, onGone } = given;
  const channel = openChannel(`alongside-${api.launchId}`);
  let lastDoing = Date.now();
  let lastReport = Date.now();
  let left = false;
  let newer: Promise<unknown> | undefined;

  const leave = (gone: WhyGone, tell = true) => {
    if (left) return;
    left = true;
    if (tell) channel?.postMessage(gone satisfies Said);
    stop();
    onGone(gone);
  };
  const doing = () => {
    newer ??= fetchNewer().catch(() => (newer = undefined));
    lastDoing = Date.now();
    if (lastDoing - lastReport < reportEvery) return;
    lastReport = lastDoing;
    channel?.postMessage('doing' satisfies Said);
    void api.send('POST', '/api/login/activity');
  };
  const look = () => {
    if (Date.now() - lastDoing >= idleMinutes * 60_000) leave('locked');
  };
  const lookAgain = async () => {
    if (document.visibilityState !== 'visible') return;
    look();
    const login = await api.get<LoginView>('/api/login');
    if (!isRefused(login) && login.locked) leave('locked');
  };

  // A page that the browser kept whole may have slept through its lock.
  const comeBack = (event: PageTransitionEvent) => event.persisted && void lookAgain();

  const hear = ({ data: said }: MessageEvent<Said>) => {
    if (said === 'doing') lastDoing = Date.now();
    else leave(said, false);
  };
  channel?.addEventListener('message', hear);
  const timer = setInterval(look, lookEvery);
  const forget = api.onGone(gone => leave(gone));
  for (const kind of doings) addEventListener(kind, doing, { passive: true, capture: true });
  document.addEventListener('visibilitychange', lookAgain);
  addEventListener('pageshow', comeBack);

  function stop() {
    clearInterval(timer);
    forget();
    for (const kind of doings) removeEventListener(kind, doing, { capture: true });
    document.removeEventListener('visibilitychange', lookAgain);
    removeEventListener('pageshow', comeBack);
    setTimeout(() => channel?.close(), 100);
  }
  return { leave, stop };
}
