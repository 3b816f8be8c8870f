import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { type Database, openDatabase } from '../../server/storage/database.ts';
import { type RunningPostgres, startPostgres } from '../../server/storage/embedded-postgres.ts';
import { migrate, thisVersion } from '../../server/storage/migrate.ts';
import { quickPlace } from './quick-place.ts';

export type FreshDatabase = { db: Database; appUrl: string; ownerUrl: string; close(): Promise<void> };

const folder = quickPlace('tests', join(import.meta.dirname, '..', '..', '.data', 'test-postgres'));
const template = `template_${thisVersion()}`;
let running: Promise<RunningPostgres> | undefined;
let made = 0;

/** The one PostgreSQL of a test run; whoever comes second adopts it. */
export const testPostgres = (): Promise<RunningPostgres> => {
  running ??= startPostgres({ dir: folder });
  return running;
};

/** Leaves nothing of it in memory once its last user stopped it; on a disk it waits for the next run. */
export async function leavePostgres(postgres: RunningPostgres): Promise<void> {
  await postgres.stop();
  const isOurs = postgres.where === folder && !folder.includes('.data');
  if (isOurs && !existsSync(join(folder, 'made', 'cluster', 'postmaster.pid')))
    rmSync(folder, { recursive: true, force: true });
}

/** A migrated, empty database of its own (about 0.1 s), on the real PostgreSQL. Close it in `afterAll`. */
export async function freshDatabase(options: { connections?: number } = {}): Promise<FreshDatabase> {
  const postgres = await testPostgres();
  const name = `t_${process.pid}_${++made}`;
  await asOwner(postgres.ownerUrl, async owner => {
    await makeTemplate(owner, postgres);
    await owner.query(`create database ${name} template ${template} strategy file_copy`);
  });
  const appUrl = at(postgres.appUrl, name);
  const db = await openDatabase({ url: appUrl, connections: options.connections });
  const close = async () => {
    await db.close();
    await asOwner(postgres.ownerUrl, owner => drop(owner, name));
  };
  return { db, appUrl, ownerUrl: at(postgres.ownerUrl, name), close };
}

/** An empty database without any table, for tests of the migrations themselves. */
export async function bareDatabase(): Promise<{ appUrl: string; ownerUrl: string; close(): Promise<void> }> {
  const postgres = await testPostgres();
  const name = `t_${process.pid}_${++made}`;
  await asOwner(postgres.ownerUrl, owner => owner.query(`create database ${name}`));
  const close = async () => {
    await asOwner(postgres.ownerUrl, owner => drop(owner, name));
  };
  return { appUrl: at(postgres.appUrl, name), ownerUrl: at(postgres.ownerUrl, name), close };
}

/** Runs as the owner of the tables (who is no superuser, and whom FORCE ROW LEVEL SECURITY holds too). */
export async function asOwner<T>(ownerUrl: string, work: (owner: pg.Client) => Promise<T>): Promise<T> {
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  try {
    return await work(owner);
  } finally {
    await owner.end();
  }
}

/** Drops what killed runs left behind: databases of processes that are gone, templates of other versions. */
export async function sweepDatabases(ownerUrl: string): Promise<void> {
  await asOwner(ownerUrl, async owner => {
    const left = await owner.query<{ name: string }>(
      `select datname as name from pg_database where datname ~ '^(t|template)_' and datname <> $1`,
      [template],
    );
    for (const { name } of left.rows) {
      const pid = Number(/^t_(\d+)_/.exec(name)?.[1] ?? 0);
      if (pid === 0 || !alive(pid)) await drop(owner, name);
    }
  });
}

async function makeTemplate(owner: pg.Client, postgres: RunningPostgres): Promise<void> {
  const exists = () => owner.query('select from pg_database where datname = $1', [template]);
  if ((await exists()).rowCount === 1) return;
  await owner.query('select pg_advisory_lock(1)');
  if ((await exists()).rowCount === 0) {
    const making = `${template}_making`;
    await drop(owner, making);
    await owner.query(`create database ${making}`);
    await migrate(at(postgres.ownerUrl, making));
    await owner.query(`alter database ${making} rename to ${template}`);
  }
  await owner.query('select pg_advisory_unlock(1)');
}

/** A connection that was just closed may still be leaving. */
async function drop(owner: pg.Client, name: string): Promise<void> {
  for (let tries = 1; ; tries++) {
    try {
      await owner.query(`drop database if exists ${name}`);
      return;
    } catch (error) {
      if ((error as pg.DatabaseError).code !== '55006' || tries === 100) throw error;
      await new Promise(done => setTimeout(done, 30));
    }
  }
}

const at = (url: string, database: string): string => {
  const there = new URL(url);
  there.pathname = `/${database}`;
  return there.href;
};

function alive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
