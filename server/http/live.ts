import type { Response } from 'express';
import type { Colleague } from '../workflow/handoff/file-handoff.ts';
import { newsNow } from '../workflow/handoff/look-at-handoffs.ts';
import type { Ask } from './route-table.ts';

/** What no process told (a call that ran out, a pooler that keeps no session) is found at the next look. */
const LOOK_EVERY_MS = 5_000;
/** A proxy may end a stream on which nothing is said. */
const BREATHE_EVERY_MS = 25_000;
const KNOWN_FOR_MS = 15_000;
const AT_MOST_MS = 10 * 60_000;

/**
 * Server-sent events: what one open page shows by itself, sent when it changed. Every process hears of every change
 * through the database; a look every five seconds catches the rest. Ends as soon as the login is locked or over, and after
 * ten minutes: the page opens it again.
 */
export const liveNews = (res: Response, { parts, req }: Pick<Ask, 'parts' | 'req'>, who: Colleague): void => {
  res.status(200).set({ 'content-type': 'text/event-stream', 'cache-control': 'no-store' }).flushHeaders();
  let last = '';
  let looking: 'no' | 'yes' | 'again' = 'no';
  const look = async (): Promise<void> => {
    if (looking !== 'no') {
      looking = 'again';
      return;
    }
    looking = 'yes';
    try {
      const now = parts.clock();
      const news = await newsNow(parts, who, now);
      const words = JSON.stringify(news);
      if (words !== last && !res.writableEnded)
        res.write(`data: ${JSON.stringify({ now: now.toISOString(), ...news })}\n\n`);
      last = words;
    } catch {
      res.end(); // the page opens it again
    }
    const isAgain = (looking as string) === 'again';
    looking = 'no';
    if (isAgain && !res.writableEnded) await look();
  };
  void look();
  const stopListening = parts.db.onNews(who.practiceId, () => void look());
  const every = setInterval(() => void look(), LOOK_EVERY_MS);
  const breath = setInterval(() => res.write(': \n\n'), BREATHE_EVERY_MS);
  const known = setInterval(async () => {
    const still = await parts.identify(req).catch(() => undefined);
    if (still?.kind !== 'login' || still.locked) res.end();
  }, KNOWN_FOR_MS);
  const end = setTimeout(() => res.end(), AT_MOST_MS);
  res.on('close', () => {
    stopListening();
    clearInterval(every);
    clearInterval(breath);
    clearInterval(known);
    clearTimeout(end);
  });
};
