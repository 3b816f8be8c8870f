import { nextDue, wakeForSignIn } from '../storage/chart-write-turns.ts';
import { slowedEmrs } from '../storage/emr-pace.ts';
import { drainPractice } from './drain.ts';
import { createLots } from './lots.ts';
import { createPaces } from './paces.ts';
import type { OutboxParts, ReceiptNews, TurnParts } from './parts.ts';
import { createRests } from './rests.ts';
import { sweep } from './sweep.ts';
import { usualTiming } from './waiting-times.ts';

export type { OutboxParts, ReceiptNews, Stage } from './parts.ts';

export type Outbox = {
  /** Something was saved: look at this practice's ledger soon. */
  nudge(practiceId: string): void;
  /** Somebody signed in: what waited for that may go now. */
  signedIn(practiceId: string): void;
  /** Sends all that is due in this practice; comes back when nothing is due any more. */
  drain(practiceId: string): Promise<void>;
  /** Waits for turns under way and takes no more. */
  stop(): Promise<void>;
  /** Told of every receipt this process writes down; gives back how to stop being told. */
  onReceipt(listener: (news: ReceiptNews) => void): () => void;
};

/** Many sign-ins in one moment wake the rows that wait for one once. */
const wakeAfterMs = 250;

/**
 * The only thing that writes to a chart. Takes due rows of the ledger, sends each in its author's name, and records
 * what the EMR said; any number of processes may run it, since a row is taken by lease. A doubtful outcome is looked up
 * before anything is sent again, so nothing is lost and nothing is made twice.
 */
export const startOutbox = (given: OutboxParts): Outbox => {
  const listeners = new Set<(news: ReceiptNews) => void>();
  const timing = { ...usualTiming, ...given.timing };
  const pause = given.pause ?? (() => Promise.resolve());
  const met: TurnParts['met'] = new Map();
  const answersOwed = given.answersOwed ?? (() => false);
  const parts: TurnParts = {
    ...{ ...given, timing, pause },
    chance: given.chance ?? Math.random,
    ...{ met, lots: createLots({ ...given, pause, met, answersOwed }) },
    paces: createPaces(),
    peopleAtWork: given.peopleAtWork ?? (() => false),
    answersOwed,
    rests: createRests(timing.backoffMs.least),
    tell: news => {
      for (const listener of listeners) listener(news);
    },
  };
  const drains = new Map<string, Promise<void>>();
  const following = new Map<string, Promise<void>>();
  const waking = new Map<string, NodeJS.Timeout>();
  const sooner = new Map<string, NodeJS.Timeout>();
  const sweptAt = new Map<string, number>();
  const begun = new Set<string>();
  let stopped = false;

  const drain = (practiceId: string): Promise<void> => {
    const running = drains.get(practiceId);
    if (running) return afterThis(practiceId, running);
    const started = drainOnce(practiceId).finally(() => drains.delete(practiceId));
    drains.set(practiceId, started);
    return started;
  };

  /** However many ask while one runs, one more follows it: it sees all that they saved. */
  const afterThis = (practiceId: string, running: Promise<void>): Promise<void> => {
    const follow = () => {
      following.delete(practiceId);
      return stopped ? undefined : drain(practiceId);
    };
    const next = following.get(practiceId) ?? running.then(follow, follow);
    following.set(practiceId, next);
    return next;
  };

  const drainOnce = async (practiceId: string): Promise<void> => {
    if (!begun.has(practiceId)) await begin(practiceId);
    await drainPractice(parts, practiceId, () => stopped);
    if (stopped) return;
    const now = parts.clock().getTime();
    if (now - (sweptAt.get(practiceId) ?? 0) >= 60_000 || now < (sweptAt.get(practiceId) ?? 0)) {
      sweptAt.set(practiceId, now);
      await sweep(parts, practiceId);
    }
    await comeBack(practiceId);
  };

  /** What other processes learnt of this practice's EMRs lately. */
  const begin = async (practiceId: string): Promise<void> => {
    for (const { iss, slowed } of await parts.db.withPractice(practiceId, slowedEmrs))
      parts.paces.told(iss, slowed);
    begun.add(practiceId);
  };

  /** A timer for the next due row, when it is due before the next poll. */
  const comeBack = async (practiceId: string): Promise<void> => {
    const now = parts.clock();
    const due = await parts.db.withPractice(practiceId, tx => nextDue(tx, now.toISOString()));
    const wait = due === undefined ? Number.POSITIVE_INFINITY : Date.parse(due) - now.getTime();
    if (stopped || wait > timing.pollMs) return;
    clearTimeout(sooner.get(practiceId));
    sooner.set(practiceId, setTimeout(() => quietly(drain(practiceId)), Math.max(wait, 20)).unref());
  };

  const wakeSoon = (practiceId: string): void => {
    if (stopped || waking.has(practiceId)) return;
    const wake = async () => {
      waking.delete(practiceId);
      await parts.db.withPractice(practiceId, tx => wakeForSignIn(tx, parts.clock().toISOString()));
      await drain(practiceId);
    };
    waking.set(practiceId, setTimeout(() => quietly(wake()), wakeAfterMs).unref());
  };

  const quietly = (work: Promise<void>): void => {
    work.catch(() => parts.log('outbox', { ok: false }));
  };

  const poll = setInterval(() => {
    quietly(
      parts.db.practiceIds().then(ids => {
        for (const id of ids) if (!stopped && !drains.has(id)) quietly(drain(id));
      }),
    );
  }, timing.pollMs).unref();

  return {
    nudge: practiceId => quietly(drain(practiceId)),
    signedIn: wakeSoon,
    drain,
    async stop() {
      stopped = true;
      clearInterval(poll);
      for (const timer of [...sooner.values(), ...waking.values()]) clearTimeout(timer);
      await Promise.allSettled(drains.values());
    },
    onReceipt(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
};
