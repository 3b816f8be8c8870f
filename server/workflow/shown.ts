import type { LeftOpen } from '../storage/left-open.ts';
import type { SignatureAsShown } from '../storage/signatures-as-shown.ts';

/**
 * What a coach was shown of a session, written so that the signature has only to fill in its moment. Texts of JSON, each
 * with what the moment fills in left open.
 */
export type Shown = LeftOpen &
  Omit<SignatureAsShown, 'foldedWrites' | 'session'> & {
    session: Omit<SignatureAsShown['session'], 'signedAt'>;
    /** Whom it was shown to and under what settings, scopes and name. */
    by: string;
    /** The day it was shown on: a next contact may be over on another. */
    day: string;
    /** The chart writes, folded; nothing where there are none. */
    folded: string | undefined;
    /** How many things go to the chart or stand in the note. */
    items: number;
    /** What the page is answered. */
    answer: string;
  };

/** What coaches are looking at before they sign, by login and session. It may be lost at any time: then it is composed again. */
export type ShownSessions = {
  keep(loginId: string, shown: Shown): void;
  /** What this login was shown last of a session. */
  find(loginId: string, sessionId: string): Shown | undefined;
  /** Forgets one, or all that a login was shown. */
  forget(loginId: string, sessionId?: string): void;
  /** Forgets a session, whoever was shown it. */
  forgetEverywhere(sessionId: string): void;
};

/** A review is read in a minute; longer than a screen stays unlocked it is not kept. */
const forMs = 10 * 60_000;
/** Of all texts together, in characters: about a thousand sessions of half an hour. */
const most = 24_000_000;

/** Keeps it in memory, the newest first to stay. */
export function shownSessions(): ShownSessions {
  type Kept = { shown: Shown; size: number; at: number };
  const kept = new Map<string, Kept>();
  let size = 0;
  let sweeping: NodeJS.Timeout | undefined;

  const drop = (key: string): void => {
    size -= kept.get(key)?.size ?? 0;
    kept.delete(key);
  };
  const dropOld = (): void => {
    const old = performance.now() - forMs;
    for (const [key, one] of kept) if (one.at <= old || size > most) drop(key);
    if (kept.size > 0) return;
    clearInterval(sweeping);
    sweeping = undefined;
  };

  return {
    keep(loginId, shown) {
      const key = `${loginId} ${shown.session.id}`;
      drop(key);
      const one = { shown, size: sizeOf(shown), at: performance.now() };
      kept.set(key, one);
      size += one.size;
      if (size > most) dropOld();
      sweeping ??= setInterval(dropOld, 60_000).unref();
    },
    find(loginId, sessionId) {
      const found = kept.get(`${loginId} ${sessionId}`);
      return found !== undefined && performance.now() - found.at < forMs ? found.shown : undefined;
    },
    forget(loginId, sessionId) {
      if (sessionId !== undefined) return drop(`${loginId} ${sessionId}`);
      for (const key of kept.keys()) if (key.startsWith(`${loginId} `)) drop(key);
    },
    forgetEverywhere(sessionId) {
      for (const key of kept.keys()) if (key.endsWith(` ${sessionId}`)) drop(key);
    },
  };
}

const sizeOf = (shown: Shown): number =>
  Object.values(shown).reduce<number>((sum, text) => sum + (typeof text === 'string' ? text.length : 0), 500);
