import type { Database } from '../storage/database.ts';
import type { EscalationsMark } from '../storage/escalations.ts';
import { markOf } from '../workflow/escalation/look.ts';

const LOOK_EVERY_MS = 1_000;

/** What is watched, as it was last seen, and the end of watching. */
export type EscalationWatch = { mark(): Promise<EscalationsMark>; stop(): void };

type Running = { listeners: Set<() => void>; mark(): Promise<EscalationsMark>; end(): void };

const watches = new WeakMap<Database, Map<string, Running>>();

/**
 * Watches the escalations of a practice, whichever process changes them: `changed` is called within about a second. One
 * look a second for each practice that somebody watches, however many do.
 */
export function watchEscalations(db: Database, practiceId: string, changed: () => void): EscalationWatch {
  const ofDatabase = watches.get(db) ?? new Map<string, Running>();
  watches.set(db, ofDatabase);
  const running = ofDatabase.get(practiceId) ?? begin(db, practiceId);
  ofDatabase.set(practiceId, running);
  running.listeners.add(changed);
  const stop = () => {
    running.listeners.delete(changed);
    if (running.listeners.size > 0 || ofDatabase.get(practiceId) !== running) return;
    running.end();
    ofDatabase.delete(practiceId);
  };
  return { mark: running.mark, stop };
}

function begin(db: Database, practiceId: string): Running {
  const listeners = new Set<() => void>();
  let last: EscalationsMark | undefined;
  let looking = false;
  const seen = (now: EscalationsMark) => {
    const isNew = last !== undefined && now.mark !== last.mark;
    last = now;
    if (isNew) for (const tell of listeners) tell();
    return now;
  };
  const look = async () => {
    if (looking) return;
    looking = true;
    try {
      seen(await markOf({ db }, practiceId));
    } catch {
      // the database is away: the next look finds what changed
    } finally {
      looking = false;
    }
  };
  const timer = setInterval(() => void look(), LOOK_EVERY_MS);
  return {
    listeners,
    mark: async () => last ?? seen(await markOf({ db }, practiceId)),
    end: () => clearInterval(timer),
  };
}

/**
 * The same for one patient alone: looked at anew only when something of the practice changed. For a coach, who sees what
 * became of what they raised, and nothing of others.
 */
export function watchPatient(
  db: Database,
  practiceId: string,
  patientId: string,
  changed: () => void,
): EscalationWatch {
  const whole = watchEscalations(db, practiceId, changed);
  let known: { whole: string; here: EscalationsMark } | undefined;
  return {
    stop: whole.stop,
    mark: async () => {
      const { mark } = await whole.mark();
      if (known?.whole !== mark) known = { whole: mark, here: await markOf({ db }, practiceId, patientId) };
      return known.here;
    },
  };
}
