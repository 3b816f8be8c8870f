import type { Response } from 'express';
import type { WatchView } from '../domain/escalation/on-watch.ts';
import type { Database } from '../storage/database.ts';
import type { OnWatch } from '../workflow/escalation/clinician.ts';
import { escalationsAgain, markOf } from '../workflow/escalation/look.ts';
import type { Ask } from './route-table.ts';

const LOOK_EVERY_MS = 1_000;
const KNOWN_FOR_MS = 15_000;
const AT_MOST_MS = 10 * 60_000;

/**
 * Server-sent events: the escalations of a practice, sent when anything of them changes, whichever process changed it.
 * Ends after ten minutes, and as soon as the login is locked or over.
 */
export const liveEscalations = (
  res: Response,
  { parts, req }: Pick<Ask, 'parts' | 'req'>,
  who: OnWatch,
  first: WatchView,
): void => {
  res.status(200).set({ 'content-type': 'text/event-stream', 'cache-control': 'no-store' }).flushHeaders();
  const send = (view: WatchView) => res.write(`data: ${JSON.stringify(view)}\n\n`);
  const end = () => void res.end(); // the page asks anew, and learns then why not
  let sending = Promise.resolve();
  const tell = () => {
    sending = sending
      .then(async () => {
        if (!res.writableEnded) send(await escalationsAgain(parts, who, parts.clock()));
      })
      .catch(end);
  };
  send(first);
  tell(); // what appeared on whose page is written down
  const stopWatching = watch(parts.db, who.practiceId, tell);
  const known = setInterval(async () => {
    const now = await parts.identify(req).catch(() => undefined);
    if (now?.kind !== 'login' || now.locked) end();
  }, KNOWN_FOR_MS);
  const atMost = setTimeout(end, AT_MOST_MS);
  res.on('close', () => {
    stopWatching();
    clearInterval(known);
    clearTimeout(atMost);
  });
};

/** One look a second for each practice that somebody watches, however many do. */
const watches = new WeakMap<Database, Map<string, { listeners: Set<() => void>; stop(): void }>>();

function watch(db: Database, practiceId: string, changed: () => void): () => void {
  const ofDatabase = watches.get(db) ?? new Map();
  watches.set(db, ofDatabase);
  const running = ofDatabase.get(practiceId) ?? begin(db, practiceId);
  ofDatabase.set(practiceId, running);
  running.listeners.add(changed);
  return () => {
    running.listeners.delete(changed);
    if (running.listeners.size > 0) return;
    running.stop();
    ofDatabase.delete(practiceId);
  };
}

function begin(db: Database, practiceId: string) {
  const listeners = new Set<() => void>();
  let last: string | undefined;
  let looking = false;
  const look = async () => {
    if (looking) return;
    looking = true;
    try {
      const mark = await markOf({ db }, practiceId);
      if (last !== undefined && mark !== last) for (const tell of listeners) tell();
      last = mark;
    } catch {
      // the database is away: the next look finds what changed
    } finally {
      looking = false;
    }
  };
  void look();
  const timer = setInterval(() => void look(), LOOK_EVERY_MS);
  return { listeners, stop: () => clearInterval(timer) };
}
