import type { Response } from 'express';
import { waitsNow } from '../workflow/escalation/waits.ts';
import type { WaitingNews } from './contract/waiting.ts';
import type { LoginIdentity } from './identity.ts';
import { type Ask, defineRoute, type Route } from './route-table.ts';
import { watchEscalations } from './watch-escalations.ts';

/** A call that ran out, or a red flag whose time to climb has come, is found at the next look. */
const LOOK_EVERY_MS = 10_000;
const KNOWN_FOR_MS = 15_000;
const AT_MOST_MS = 10 * 60_000;

/** What a locked page may still say: that something waits, of nobody. */
export const waitingRoutes: Route[] = [
  defineRoute(
    {
      ...{ method: 'GET', path: '/api/waiting', audience: 'clinician', patientBound: false },
      ...{ roles: ['coach', 'physician', 'lead'], whenLocked: 'allowed', answers: { 200: 'event-stream' } },
      audit: { none: 'tells that something waits, of nobody and of no kind' },
      summary: 'For a locked page: whether a call waits, or a red flag has come to this person.',
    },
    async ask => ({ status: 200, stream: res => waitingNews(res, ask, ask.identity) }),
  ),
];

/** Server-sent events, sent when they changed; they end with the login, and after ten minutes: the page opens them again. */
function waitingNews(res: Response, { parts, req }: Pick<Ask, 'parts' | 'req'>, who: LoginIdentity): void {
  res.status(200).set({ 'content-type': 'text/event-stream', 'cache-control': 'no-store' }).flushHeaders();
  let last = '';
  let looking = Promise.resolve();
  const look = async () => {
    if (res.writableEnded) return;
    const now = parts.clock();
    await flags.mark(); // from here on a change is heard of
    const waiting = await waitsNow(parts, who, now);
    const words = JSON.stringify(waiting);
    if (words === last || res.writableEnded) return;
    last = words;
    const opens = `/launch/practice?${new URLSearchParams({ iss: who.iss })}`;
    const news: WaitingNews = { now: now.toISOString(), ...waiting, opens };
    res.write(`data: ${JSON.stringify(news)}\n\n`);
  };
  const lookNext = () => {
    looking = looking.then(look).catch(() => void res.end()); // the page opens it again
  };
  const flags = watchEscalations(parts.db, who.practiceId, lookNext);
  lookNext();
  const stopListening = parts.db.onNews(who.practiceId, lookNext);
  const again = setInterval(lookNext, LOOK_EVERY_MS);
  const known = setInterval(async () => {
    const still = await parts.identify(req).catch(() => undefined);
    if (still?.kind !== 'login') res.end();
    else res.write(': \n\n'); // a proxy may end a stream on which nothing is said
  }, KNOWN_FOR_MS);
  const end = setTimeout(() => res.end(), AT_MOST_MS);
  res.on('close', () => {
    flags.stop();
    stopListening();
    clearInterval(again);
    clearInterval(known);
    clearTimeout(end);
  });
}
