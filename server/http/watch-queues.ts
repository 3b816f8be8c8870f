import type { Database } from '../storage/database.ts';
import { changesMark } from '../workflow/panel/changes-mark.ts';

/** Two looks and a page's question are less than a second. */
const LOOK_EVERY_MS = 400;

const watches = new WeakMap<Database, Map<string, { listeners: Set<() => void>; end(): void }>>();

/**
 * Watches what changes for the queues of a practice, whichever process changes it: `changed` is called within half a
 * second. One look for each practice that some coach has open, however many do. Gives back its end. A look, and not a word
 * from the change itself: that word would have every signature of a database wait for the one before.
 */
export function watchQueues(db: Database, practiceId: string, changed: () => void): () => void {
  const ofDatabase = watches.get(db) ?? new Map();
  watches.set(db, ofDatabase);
  const running = ofDatabase.get(practiceId) ?? begin(db, practiceId);
  ofDatabase.set(practiceId, running);
  running.listeners.add(changed);
  return () => {
    running.listeners.delete(changed);
    if (running.listeners.size > 0 || ofDatabase.get(practiceId) !== running) return;
    running.end();
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
      const now = await changesMark(db, practiceId);
      const isNew = last !== undefined && now !== last;
      last = now;
      if (isNew) for (const tell of listeners) tell();
    } catch {
      // the database is away: the next look finds what changed
    } finally {
      looking = false;
    }
  };
  const timer = setInterval(() => void look(), LOOK_EVERY_MS);
  return { listeners, end: () => clearInterval(timer) };
}
