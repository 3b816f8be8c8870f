import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startPostgres } from '../../server/storage/embedded-postgres.ts';
import { asOwner } from '../parts/database.ts';
import { quickFolder } from '../parts/quick-place.ts';

type Started = { ownerUrl: string; appUrl: string; where: string; adopted: boolean; child: ChildProcess };
const asRoot = process.getuid?.() === 0;
let dir: string;
let children: ChildProcess[] = [];
beforeEach(() => {
  dir = quickFolder('postgres');
  chmodSync(dir, 0o755);
});
afterEach(async () => {
  for (const child of children) child.kill('SIGKILL');
  children = [];
  if (existsSync(join(dir, 'made/cluster/postmaster.pid'))) await (await startPostgres({ dir })).stop();
  rmSync(dir, { recursive: true, force: true });
});

/** Starts it in another process, which can be killed. */
const elsewhere = (uid?: number): Promise<Started> =>
  new Promise((done, failed) => {
    const script = join(import.meta.dirname, 'parts/start-postgres.ts');
    const child = spawn(process.execPath, [script, dir], {
      stdio: ['ignore', 'pipe', 'pipe'],
      uid,
      gid: uid,
    });
    children.push(child);
    let said = '';
    child.stderr.on('data', part => {
      said += part;
    });
    child.stdout.once('data', line => done({ ...JSON.parse(String(line)), child }));
    child.once('exit', code => failed(new Error(`ended with ${code}: ${said}`)));
  });

const ended = (child: ChildProcess) => new Promise(done => child.once('exit', done));
const postmaster = (home = dir) =>
  Number(readFileSync(join(home, 'made/cluster/postmaster.pid'), 'utf8').split('\n')[0]);
const gone = async (pid: number) => {
  for (let tries = 0; tries < 200; tries++) {
    try {
      process.kill(pid, 0);
    } catch {
      return true;
    }
    await new Promise(done => setTimeout(done, 20));
  }
  return false;
};
const note = (ownerUrl: string) =>
  asOwner(ownerUrl, o => o.query(`create table kept (what text); insert into kept values ('a promise')`));
const noted = async (ownerUrl: string) =>
  (await asOwner(ownerUrl, o => o.query('select what from kept'))).rows;

describe('the embedded PostgreSQL', { timeout: 60_000 }, () => {
  it('is made at the first start and found again at the next, with what was saved', async () => {
    const first = await startPostgres({ dir });
    expect(first.adopted).toBe(false);
    await note(first.ownerUrl);
    await first.stop();
    const second = await startPostgres({ dir });
    expect(await noted(second.ownerUrl)).toEqual([{ what: 'a promise' }]);
    await second.stop();
  });
  it('is durable, small, and lets nobody in as superuser', async () => {
    const { ownerUrl, stop } = await startPostgres({ dir });
    const settings = await asOwner(ownerUrl, o =>
      o.query(`select name, setting from pg_settings where name in
        ('fsync', 'full_page_writes', 'synchronous_commit', 'log_statement', 'log_parameter_max_length', 'log_parameter_max_length_on_error') order by 1`),
    );
    expect(settings.rows.map(row => `${row.name}=${row.setting}`)).toEqual([
      'fsync=on',
      'full_page_writes=on',
      'log_parameter_max_length=0',
      'log_parameter_max_length_on_error=0',
      'log_statement=none',
      'synchronous_commit=on',
    ]);
    for (const user of ['alongside_superuser', 'postgres', 'app_login']) {
      const url = Object.assign(new URL(ownerUrl), { username: user, password: 'guess' }).href;
      const client = new pg.Client({ connectionString: url });
      await expect(client.connect()).rejects.toThrow();
    }
    await stop();
  });
  it('outlives its killed parent and is adopted by the next', async () => {
    const first = await elsewhere();
    await note(first.ownerUrl);
    const pid = postmaster();
    first.child.kill('SIGKILL');
    await ended(first.child);
    const second = await startPostgres({ dir });
    expect(second).toMatchObject({ adopted: true, ownerUrl: first.ownerUrl });
    expect(await noted(second.ownerUrl)).toEqual([{ what: 'a promise' }]);
    await second.stop();
    expect(await gone(pid)).toBe(true);
  });
  it('comes back with every saved row after it was itself killed', async () => {
    const first = await elsewhere();
    await note(first.ownerUrl);
    process.kill(postmaster(), 'SIGKILL');
    first.child.kill('SIGKILL');
    const second = await startPostgres({ dir });
    expect(second.adopted).toBe(false);
    expect(await noted(second.ownerUrl)).toEqual([{ what: 'a promise' }]);
    await second.stop();
  });
  it('is one server for two who start it at once, even the first time', async () => {
    const both = await Promise.all([elsewhere(), elsewhere()]);
    expect(both[0].ownerUrl).toBe(both[1].ownerUrl);
    expect(both.map(one => one.adopted).toSorted()).toEqual([false, true]);
  });
  it('stays while somebody still uses it, and stops with its last user', async () => {
    const [first, second] = [await elsewhere(), await elsewhere()];
    const pid = postmaster();
    first.child.kill('SIGTERM');
    await ended(first.child);
    await note(second.ownerUrl);
    second.child.kill('SIGTERM');
    await ended(second.child);
    expect(await gone(pid)).toBe(true);
  });
  it('starts over a lock file whose number now belongs to another program', async () => {
    const { stop } = await startPostgres({ dir });
    await stop();
    const lock = join(dir, 'made/cluster/postmaster.pid');
    writeFileSync(lock, `${process.pid}\n${dir}/made/cluster\n1700000000\n5432\n\n127.0.0.1\n\nready\n`);
    const again = await startPostgres({ dir });
    expect(again.adopted).toBe(false);
    await again.stop();
  });
  it('writes nothing of what it is asked into its log', async () => {
    const { ownerUrl, where, stop } = await startPostgres({ dir });
    await asOwner(ownerUrl, async owner => {
      await owner.query(`select 'Mrs. Medina' where $1 = 'x'`, ['x']);
      await expect(owner.query('select $1::int', ['Mrs. Medina'])).rejects.toThrow('Mrs. Medina');
      await expect(owner.query(`select 'Mrs. Medina'::uuid`)).rejects.toThrow();
    });
    await stop();
    const log = readFileSync(join(where, 'log'), 'utf8');
    expect(log).toContain('ready to accept connections');
    expect(log).not.toContain('Medina');
  });
  it.runIf(asRoot)(
    'runs for an ordinary user in a folder of theirs, and as them when root comes later',
    async () => {
      chownSync(dir, 65_534, 65_534);
      const started = await elsewhere(65_534);
      expect(started.where).toBe(dir);
      await note(started.ownerUrl);
      const pid = postmaster();
      started.child.kill('SIGTERM');
      await ended(started.child);
      expect(await gone(pid)).toBe(true);
      const asRootLater = await startPostgres({ dir });
      expect(await noted(asRootLater.ownerUrl)).toEqual([{ what: 'a promise' }]);
      await asRootLater.stop();
    },
  );
  it.runIf(asRoot)('lives elsewhere, and says so, when only root can enter the folder', async () => {
    const closed = join(dir, 'root-only');
    mkdirSync(join(closed, 'data'), { recursive: true });
    chmodSync(closed, 0o700);
    const { where, ownerUrl, stop } = await startPostgres({ dir: join(closed, 'data') });
    expect(where).toMatch(/^\/var\/lib\/alongside-postgres\//);
    await note(ownerUrl);
    await stop();
    expect(existsSync(join(where, 'made', 'cluster'))).toBe(true);
    rmSync(where, { recursive: true });
  });
});
