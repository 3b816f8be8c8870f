import { type EmrAccess, hasAccess, type NoAccess } from '../../../server/domain/chart/emr-access.ts';
import { createLaunching } from '../../../server/launching/launching.ts';
import { type Outbox, startOutbox } from '../../../server/outbox/outbox.ts';
import type { Timing } from '../../../server/outbox/waiting-times.ts';
import { type Database, openDatabase } from '../../../server/storage/database.ts';
import type { KeyRing } from '../../../server/storage/keys.ts';

/** What another process of ours is told to do. `way`: the way into the EMR just now; a token of no patient fits any. */
export type PeerTask =
  | { do: 'open'; databaseUrl: string; key: string; timing: Partial<Timing> }
  | { do: 'drain'; practiceId: string; now: string; way: EmrAccess | NoAccess }
  | { do: 'tokens'; practiceId: string; launchId: string; now: string; origin: string; callers: number }
  | { do: 'close' };
export type PeerAnswer = { tokens: string[] };

/** A process of ours of its own, beside the one of the test: a ledger, an outbox, and tokens, told what to do. */
let db: Database | undefined;
let outbox: Outbox | undefined;
let keys: KeyRing = { active: 'k1', master: new Map() };
let now = new Date();
let way: EmrAccess | NoAccess = { unavailable: 'emr-down' };

async function act(task: PeerTask): Promise<PeerAnswer> {
  if (task.do === 'open') await open(task);
  if (task.do === 'drain') {
    [now, way] = [new Date(task.now), task.way];
    await outbox?.drain(task.practiceId);
  }
  if (task.do === 'close') await close();
  return { tokens: task.do === 'tokens' && db ? await tokensFor(db, task) : [] };
}

async function open({ databaseUrl, key, timing }: Extract<PeerTask, { do: 'open' }>): Promise<void> {
  await close();
  db = await openDatabase({ url: databaseUrl, connections: 10 });
  keys = { active: 'k1', master: new Map([['k1', Buffer.from(key, 'base64')]]) };
  outbox = startOutbox({
    ...{ db, keys, timing, clock: () => now, log: () => undefined, chance: () => 0.5 },
    access: async (_practice, _iss, _staff, patientId) =>
      hasAccess(way) ? { ...way, patientId: way.patientId ?? patientId } : way,
  });
}

async function close(): Promise<void> {
  await outbox?.stop();
  await db?.close();
  outbox = undefined;
  db = undefined;
}

async function tokensFor(
  from: Database,
  { practiceId, launchId, origin, callers, now: at }: Extract<PeerTask, { do: 'tokens' }>,
): Promise<string[]> {
  const launching = createLaunching({ db: from, keys, clock: () => new Date(at), origin });
  const ask = () => launching.emrAccess(practiceId, launchId);
  const all = await Promise.all(Array.from({ length: callers }, ask));
  return all.map(access => (hasAccess(access) ? access.accessToken : access.unavailable));
}

process.on('message', (task: PeerTask) => {
  act(task).then(
    answer => process.send?.(answer),
    error => process.send?.({ failed: String(error) }),
  );
});
process.on('disconnect', () => process.exit(0));
