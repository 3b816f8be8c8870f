import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, expect, test } from 'vitest';
import { type Database, openDatabase } from '../../server/storage/database.ts';
import { PostgresNotStarted, startPostgres } from '../../server/storage/embedded-postgres.ts';
import { type FaultId, ownFaults } from './parts/catalogue.ts';
import { moreKept, reckonKept, startWriters } from './parts/kept-words.ts';
import { asRoot, newFolder, type OwnPostgres, openTo, ownPostgres, smallDisk } from './parts/own-postgres.ts';
import { tell } from './parts/trials.ts';

/**
 * The disk runs full while people save: what is refused says so, what was acknowledged is there, and with space again
 * everything goes on. A disk of its own needs root; without it the limit on file sizes stands for all four.
 */
const ends: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});
const whole = { lost: 0, doubled: 0, chain: 'sound' };
const title = (id: keyof typeof ownFaults) =>
  `${id} ${ownFaults[id]}: refused aloud, nothing kept is lost, and it goes on`;

async function opened(postgres: OwnPostgres): Promise<Database> {
  const db = await openDatabase({ url: postgres.appUrl, ownerUrl: postgres.ownerUrl, connections: 6 });
  ends.push(() => db.close());
  return db;
}

/** Saves until something is refused; then, with space again, goes on saving. */
async function throughFullDisk(ids: FaultId[], postgres: OwnPostgres, disk: Disk): Promise<void> {
  const db = await opened(postgres);
  const { practiceId, ...writers } = await startWriters(db, { bytes: 30_000 });
  while (writers.kept.length < 20) await wait(5);
  await disk.full();
  for (let waited = 0; waited < 40_000 && writers.refused.length === 0; waited += 20) await wait(20);
  await wait(300);
  expect(writers.refused.length).toBeGreaterThan(0);
  await disk.roomy();
  expect(await moreKept(writers, 20)).toBeGreaterThanOrEqual(20);
  await writers.stop();
  const outcome = await reckonKept(db, practiceId, writers.kept);
  expect(outcome).toEqual(whole);
  const codes = [...new Set(writers.refused)].join(', ');
  for (const id of ids)
    tell({
      id,
      profile: disk.kind,
      processes: 1,
      ...outcome,
      receipt: `${writers.kept.length} saved, refused by ${codes}`,
    });
}
type Disk = { kind: string; full(): Promise<void> | void; roomy(): Promise<void> | void };

/** Puts the log or the data of a PostgreSQL on a disk of so many megabytes. */
async function onSmallDisk(part: 'data' | 'log', megabytes: number) {
  const disk = smallDisk(megabytes);
  ends.push(() => disk.remove());
  const postgres = await ownPostgres(part === 'data' ? disk.folder : newFolder('roomy'));
  ends.push(() => postgres.remove());
  const logAt = part === 'data' ? newFolder('log') : disk.folder;
  if (part === 'data') ends.unshift(() => rmSync(logAt, { recursive: true }));
  openTo(logAt, postgres.place);
  postgres.moveLogTo(logAt);
  await postgres.start();
  return { disk, postgres };
}

test.runIf(asRoot)(
  title('F24'),
  async () => {
    const { disk, postgres } = await onSmallDisk('data', 160);
    const kind = 'disk of 160 MB';
    await throughFullDisk(['F24'], postgres, { kind, full: () => disk.fill(512), roomy: () => disk.empty() });
  },
  120_000,
);

test.runIf(asRoot)(
  title('F25'),
  async () => {
    const { disk, postgres } = await onSmallDisk('log', 120);
    const roomy = async () => {
      disk.empty();
      await postgres.cut(); // a log that cannot grow ends the server; whoever keeps it starts it again
      await postgres.start();
    };
    await throughFullDisk(['F25'], postgres, { kind: 'disk of 120 MB', full: () => disk.fill(0), roomy });
  },
  120_000,
);

test.runIf(asRoot)(
  title('F26'),
  async () => {
    const disk = smallDisk(160);
    ends.push(() => disk.remove());
    const dir = disk.folder;
    const first = await startPostgres({ dir });
    const db = await openDatabase({ url: first.appUrl, ownerUrl: first.ownerUrl, connections: 4 });
    const { practiceId, ...writers } = await startWriters(db);
    while (writers.kept.length < 50) await wait(5);
    await writers.stop();
    await db.close();
    await first.stop();
    disk.fill(0);
    // It may come up (and then refuses to save) or say that it could not; both are told, neither does damage.
    const tried = await startPostgres({ dir, patienceMs: 4000 }).catch(error => error as Error);
    const receipt = tried instanceof Error ? tried.message : 'came up';
    if (tried instanceof Error) expect(tried).toBeInstanceOf(PostgresNotStarted);
    else await tried.stop();
    disk.empty();
    const again = await startPostgres({ dir });
    const same = await openDatabase({ url: again.appUrl, ownerUrl: again.ownerUrl, connections: 4 });
    const outcome = await reckonKept(same, practiceId, writers.kept);
    await same.close();
    await again.stop();
    expect(existsSync(join(again.where, 'made', 'cluster', 'postmaster.pid'))).toBe(false);
    expect(outcome).toEqual(whole);
    const words = receipt.replace(/ Its own words.*/, '');
    tell({ id: 'F26', profile: 'disk of 160 MB', processes: 1, ...outcome, receipt: words });
  },
  120_000,
);

/** 17 MB: the log's files of 16 MB fit, a table's file at some time does not. */
test(title('F27'), async () => {
  const postgres = await ownPostgres(newFolder('limited'));
  ends.push(() => postgres.remove());
  await postgres.start({ fileLimitKb: 17_408 });
  const roomy = async () => {
    await postgres.stop();
    await postgres.start();
  };
  const ids: FaultId[] = asRoot ? ['F27'] : ['F27', 'F24', 'F25', 'F26'];
  await throughFullDisk(ids, postgres, { kind: 'files of 17 MB', full: () => undefined, roomy });
}, 180_000);
