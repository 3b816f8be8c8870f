import { rmSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, expect, test } from 'vitest';
import { type Database, openDatabase } from '../../server/storage/database.ts';
import { startPostgres } from '../../server/storage/embedded-postgres.ts';
import { asOwner } from '../parts/database.ts';
import { type FaultId, ownFaults } from './parts/catalogue.ts';
import { moreKept, reckonKept, startWriters, writersOf } from './parts/kept-words.ts';
import { newFolder, type OwnPostgres, ownPostgres } from './parts/own-postgres.ts';
import { drawn, tell } from './parts/trials.ts';

/** The database is taken away while people save: what was acknowledged is there afterwards, once. */
const ends: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

async function running(): Promise<{ postgres: OwnPostgres; open(connections?: number): Promise<Database> }> {
  const postgres = await ownPostgres(newFolder('database'));
  ends.push(() => postgres.remove());
  await postgres.start();
  const open = async (connections = 8) => {
    const db = await openDatabase({ url: postgres.appUrl, ownerUrl: postgres.ownerUrl, connections });
    ends.push(() => db.close());
    return db;
  };
  return { postgres, open };
}
const title = (id: keyof typeof ownFaults, rest: string) => `${id} ${ownFaults[id]}: ${rest}`;
const told = (
  id: FaultId,
  processes: number,
  outcome: { lost: number; doubled: number },
  receipt: string,
) => {
  tell({ id, profile: 'postgres', processes, lost: outcome.lost, doubled: outcome.doubled, receipt });
};
const whole = { lost: 0, doubled: 0, chain: 'sound' };

test(title('F23', 'it uses the one that runs, and both save'), async () => {
  const folder = newFolder('shared');
  ends.push(async () => rmSync(folder, { recursive: true }));
  const [one, other] = await Promise.all([startPostgres({ dir: folder }), startPostgres({ dir: folder })]);
  expect([one.adopted, other.adopted].filter(Boolean)).toHaveLength(1);
  expect(other.appUrl).toBe(one.appUrl);
  const [first, second] = [
    await openDatabase({ url: one.appUrl, ownerUrl: one.ownerUrl, connections: 4 }),
    await openDatabase({ url: other.appUrl, connections: 4 }),
  ];
  const { practiceId, ...writers } = await startWriters(first);
  const theirs = writersOf(second, practiceId);
  await wait(400);
  await Promise.all([writers.stop(), theirs.stop()]);
  const outcome = await reckonKept(first, practiceId, [...writers.kept, ...theirs.kept]);
  expect([outcome, writers.refused, theirs.refused]).toEqual([whole, [], []]);
  told('F23', 2, outcome, `${writers.kept.length + theirs.kept.length} saved`);
  await Promise.all([first.close(), second.close()]);
  await Promise.all([one.stop(), other.stop()]);
}, 60_000);

test(title('F28', 'eight times, by every way down'), async () => {
  const { postgres, open } = await running();
  const [db, second] = [await open(), await open()];
  const { practiceId, ...writers } = await startWriters(db);
  const theirs = writersOf(second, practiceId);
  for (let time = 0; time < 8; time += 1) {
    await moreKept(writers, 10);
    if (time % 2 === 0) await postgres.stop();
    else await postgres.cut();
    await postgres.start();
  }
  expect(await moreKept(writers, 10)).toBeGreaterThanOrEqual(10);
  await Promise.all([writers.stop(), theirs.stop()]);
  const kept = [...writers.kept, ...theirs.kept];
  const outcome = await reckonKept(db, practiceId, kept);
  expect(outcome).toEqual(whole);
  told('F28', 2, outcome, `${kept.length} saved, ${writers.refused.length + theirs.refused.length} refused`);
}, 120_000);

test(title(
  'F29',
  'who comes waits; who waits too long is refused, and nothing of his is half there',
), async () => {
  const { open } = await running();
  const db = await open(2);
  const { practiceId, ...writers } = await startWriters(db, { count: 12 });
  const hold = (ms: number) => db.withPractice(practiceId, () => wait(ms));
  await Promise.all([hold(700), hold(700)]);
  await Promise.all([hold(11_000), hold(11_000)]);
  expect(await moreKept(writers, 1)).toBeGreaterThanOrEqual(1);
  await writers.stop();
  const outcome = await reckonKept(db, practiceId, writers.kept);
  expect(outcome).toEqual(whole);
  expect(writers.refused.length).toBeGreaterThan(0);
  told('F29', 1, outcome, `${writers.kept.length} saved, ${writers.refused.length} refused`);
}, 60_000);

/**
 * What this proves: nothing that was acknowledged lived only in PostgreSQL's memory, and each commit was answered only
 * after the log had been given to the disk by fsync. What it cannot prove: that the disk keeps what it said it kept.
 */
test(title(
  'F30',
  'every process killed at random writes; each commit forced the log out first',
), async () => {
  const { postgres, open } = await running();
  const db = await open();
  const { practiceId, ...writers } = await startWriters(db);
  const trial = { id: 'F30', profile: 'postgres', processes: 1 } as const;
  for (let cut = 0; cut < 6; cut += 1) {
    await wait(50 + drawn(trial, `cut ${cut}`, 300));
    await postgres.cut();
    await postgres.start();
  }
  await writers.stop();
  const outcome = await reckonKept(db, practiceId, writers.kept);
  expect(outcome).toEqual(whole);
  expect(writers.kept.length).toBeGreaterThan(0);
  expect(await syncsOf(postgres, 40)).toBeGreaterThanOrEqual(40);
  told('F30', 1, outcome, `${writers.kept.length} saved over 6 cuts`);
}, 120_000);

/** How often the log was forced to disk for so many commits of one connection, one after another. */
async function syncsOf({ ownerUrl, appUrl }: OwnPostgres, commits: number): Promise<number> {
  const count = () =>
    asOwner(ownerUrl, async owner => {
      const found = await owner.query(
        `select sum(fsyncs)::int as count from pg_stat_io where object = 'wal' and backend_type = 'client backend'`,
      );
      return Number(found.rows[0]?.count ?? 0);
    });
  const before = await count();
  const db = await openDatabase({ url: appUrl, connections: 1 });
  const { practiceId, ...writers } = await startWriters(db, { count: 1 });
  while (writers.kept.length < commits) await wait(5);
  await writers.stop();
  expect(await reckonKept(db, practiceId, writers.kept)).toEqual(whole);
  await db.close(); // what a connection counted is told when it leaves
  for (let waited = 0; waited < 10_000 && (await count()) - before < commits; waited += 50) await wait(50);
  return (await count()) - before;
}
