/**
 * Opens the demonstration's practice beside the running Alongside, on its database: told what to join, it joins, says
 * where the database is, and ends. A program of its own, so that nothing of it stays in memory.
 */
import { createLaunching } from '../../server/launching/launching.ts';
import { storageFromEnvironment } from '../../server/storage/from-environment.ts';
import { loadKeys } from '../../server/storage/keys.ts';
import { shownSessions } from '../../server/workflow/shown.ts';
import { joinPractice } from './practice.ts';

export type ToJoin = { practiceId: string; emrUrl: string; origin: string; data: string };
export type Joined = { database: string };

process.once('message', async (told: ToJoin) => {
  const { origin, data } = told;
  const storage = await storageFromEnvironment(process.env, data);
  const keys = loadKeys({ dataFolder: data, production: false, keys: process.env.ALONGSIDE_KEYS });
  const { db } = storage;
  const { identify, emrAccess } = createLaunching({ db, keys, origin, clock: () => new Date() });
  const nothing = async () => undefined;
  const away = { recheckEmr: nothing, emrSays: nothing, makeCanary: async () => [], shown: shownSessions() };
  await joinPractice({ db, keys, origin, identify, emrAccess, ...away, outbox: elsewhere }, told);
  await storage.stop();
  process.send?.({ database: storage.where } satisfies Joined, () => process.exit(0));
});

/** The running server's outbox finds by itself what is saved here. */
const elsewhere = {
  nudge: () => undefined,
  signedIn: () => undefined,
  drain: async () => undefined,
  stop: async () => undefined,
  onReceipt: () => () => undefined,
};
