import { sql } from 'drizzle-orm';
import pg from 'pg';
import type { PracticeTx } from './database.ts';

/** Where the database says that something changed which open pages show. It carries the practice's id, nothing else. */
const channel = 'practice_news';
/** After a lost connection; whoever listens looks by itself every few seconds besides. */
const againMs = 1_000;

/** Tells every process, when this transaction is committed, that open pages of its practice have something new to show. */
export const tellNews = async (tx: PracticeTx): Promise<void> => {
  await tx.execute(sql`select pg_notify(${channel}, current_setting('app.practice'))`);
};

export type News = {
  /** `hear` is called whenever there is news of that practice, by this process or another. Gives back its end. */
  of(practiceId: string, hear: () => void): () => void;
  close(): Promise<void>;
};

/**
 * Hears of the news of every process, over one connection that is opened when somebody first listens. A pooler that
 * keeps no session hears nothing; so whoever listens must also look from time to time.
 */
export function listenForNews(url: string): News {
  const listeners = new Map<string, Set<() => void>>();
  let client: pg.Client | undefined;
  let timer: NodeJS.Timeout | undefined;
  let closed = false;

  const lost = (one: pg.Client) => {
    if (client !== one) return;
    client = undefined;
    one.end().catch(() => undefined);
    if (!closed && listeners.size > 0) timer = setTimeout(open, againMs).unref();
  };
  function open(): void {
    if (client !== undefined || closed) return;
    const one = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
    client = one;
    one.on('error', () => lost(one));
    one.on('end', () => lost(one));
    one.on('notification', ({ payload = '' }) => {
      for (const hear of listeners.get(payload) ?? []) hear();
    });
    one
      .connect()
      .then(() => one.query(`listen ${channel}`))
      .catch(() => lost(one));
  }
  return {
    of: (practiceId, hear) => {
      const ofPractice = listeners.get(practiceId) ?? new Set();
      listeners.set(practiceId, ofPractice.add(hear));
      open();
      return () => {
        ofPractice.delete(hear);
        if (ofPractice.size === 0 && listeners.get(practiceId) === ofPractice) listeners.delete(practiceId);
      };
    },
    close: async () => {
      closed = true;
      clearTimeout(timer);
      const one = client;
      client = undefined;
      await one?.end().catch(() => undefined);
    },
  };
}
