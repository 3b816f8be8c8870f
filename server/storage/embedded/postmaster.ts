import { execFileSync, spawn } from 'node:child_process';
import { closeSync, fchownSync, openSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import type { Place } from './place.ts';
import { isAlive } from './uses.ts';

/** What PostgreSQL itself writes into its lock file: one value a line. */
export type Postmaster = { pid: number; port: number; ready: boolean };

/**
 * Reads the lock file. PostgreSQL itself steps over one whose process is gone; one whose number now belongs to
 * another program (the machine restarted) it would obey, so that one is removed here.
 */
export function readPostmaster(place: Place): Postmaster | undefined {
  const file = join(place.cluster, 'postmaster.pid');
  let lines: string[];
  try {
    lines = readFileSync(file, 'utf8').split('\n');
  } catch {
    return undefined;
  }
  const pid = Number(lines[0]);
  if (!Number.isInteger(pid) || pid <= 0) return undefined;
  if (!isAlive(pid)) return undefined;
  if (commandOf(pid)?.includes(place.cluster) === false) {
    rmSync(file, { force: true });
    return undefined;
  }
  return { pid, port: Number(lines[3]), ready: lines[7]?.trim() === 'ready' };
}

/** Starts a server and returns its process id; whether it came up, the lock file tells. */
export async function spawnPostmaster(place: Place): Promise<number> {
  const settings = { ...always, port: await freePort() };
  const words = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const log = openSync(place.log, tooLong(place.log) ? 'w' : 'a', 0o600);
  if (place.user) fchownSync(log, place.user.uid, place.user.gid);
  // Detached and with a log of its own: it must outlive a killed parent, and Ctrl-C is ours to hear, not its.
  const child = spawn(join(place.bin, 'postgres'), ['-D', place.cluster, ...words], {
    ...surroundings(place),
    detached: true,
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  child.unref();
  const ended = new Promise<void>(done => child.once('exit', () => done()).once('error', () => done()));
  await Promise.race([ended, lockFileOf(place, child.pid)]);
  return child.pid ?? 0;
}

/** Asks for a fast shutdown (open transactions roll back, a checkpoint is written) and waits for it. */
export async function stopPostmaster(place: Place, pid: number): Promise<void> {
  try {
    process.kill(pid, 'SIGINT');
  } catch {
    return;
  }
  for (let waited = 0; waited < 10_000 && readPostmaster(place)?.pid === pid; waited += 10) await pause(10);
}

/** The server's user, and no more of our environment than it needs: it must not see our keys. */
export function surroundings(place: Place) {
  const kept = ['PATH', 'SystemRoot', 'TEMP', 'LD_LIBRARY_PATH'];
  const env: NodeJS.ProcessEnv = { LC_ALL: 'C', TZ: 'UTC' };
  for (const name of kept) if (process.env[name] !== undefined) env[name] = process.env[name];
  return { ...place.user, env, cwd: place.home };
}

/** Durable, small, and silent about what the rows hold: errors go to the client, never to the log. */
const always = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: 60,
  fsync: 'on',
  synchronous_commit: 'on',
  full_page_writes: 'on',
  shared_buffers: '32MB',
  work_mem: '4MB',
  maintenance_work_mem: '32MB',
  min_wal_size: '32MB',
  max_wal_size: '512MB',
  // A new piece of the log is not first filled with 16 MB of zeros while those who sign wait for it: 30 to 350 ms.
  wal_init_zero: 'off',
  io_method: 'sync',
  max_wal_senders: 0,
  wal_level: 'minimal',
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_statement: 'none',
  log_parameter_max_length: 0,
  log_parameter_max_length_on_error: 0,
  log_min_error_statement: 'panic',
  log_min_messages: 'log',
  log_error_verbosity: 'terse',
};

function freePort(): Promise<number> {
  return new Promise((done, failed) => {
    const probe = createServer().once('error', failed);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() =>
        typeof address === 'object' && address ? done(address.port) : failed(new Error('no port')),
      );
    });
  });
}

async function lockFileOf(place: Place, pid: number | undefined): Promise<void> {
  for (let waited = 0; waited < 5_000; waited += 5) {
    const found = readPostmaster(place);
    if (found?.pid === pid && found?.ready) return;
    await pause(5);
  }
}

function commandOf(pid: number): string | undefined {
  try {
    if (process.platform === 'linux') return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
    if (process.platform === 'win32') return undefined;
    return execFileSync('ps', ['-p', String(pid), '-o', 'command='], { encoding: 'utf8' });
  } catch {
    return undefined;
  }
}

const pause = (ms: number) => new Promise(done => setTimeout(done, ms));

function tooLong(log: string): boolean {
  try {
    return statSync(log).size > 5_000_000;
  } catch {
    return false;
  }
}
