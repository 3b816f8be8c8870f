import type { LoginInPractice } from './ledger.ts';

type Key = { practiceId: string; id: string };

/** The logins a process has asked for lately, as they were then. It may lose any of them at any time. */
export type RecentLogins = {
  keep(found: LoginInPractice, now: Date): void;
  find(of: { practiceId: string; launchId: string }, now: Date): LoginInPractice | undefined;
  forget(login: Key): void;
};

/** Longer than it takes to read a review, a login is not remembered. */
const forMs = 10 * 60_000;
/** Logins at once, 2 KB each. */
const most = 1_000;

/** Remembers them in memory, those asked for last longest. */
export function recentLogins(): RecentLogins {
  const kept = new Map<string, { found: LoginInPractice; at: number }>();
  const keyOf = ({ practiceId, id }: Key) => `${practiceId} ${id}`;
  return {
    keep(found, now) {
      const key = keyOf(found.login);
      kept.delete(key);
      kept.set(key, { found, at: now.getTime() });
      for (const oldest of kept.keys()) {
        if (kept.size <= most) break;
        kept.delete(oldest);
      }
    },
    find({ practiceId, launchId: id }, now) {
      const one = kept.get(keyOf({ practiceId, id }));
      return one !== undefined && now.getTime() - one.at < forMs ? one.found : undefined;
    },
    forget: login => void kept.delete(keyOf(login)),
  };
}
