import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCluster, passwordsOf } from '../../../server/storage/embedded/cluster.ts';
import { type Place, placeFor } from '../../../server/storage/embedded/place.ts';
import { surroundings } from '../../../server/storage/embedded/postmaster.ts';
import { startPostgres } from '../../../server/storage/embedded-postgres.ts';
import { freePort } from '../../bench/server-process.ts';
import { asOwner } from '../../parts/database.ts';

export const asRoot = process.getuid?.() === 0 && process.platform === 'linux';

/** A PostgreSQL of a test's own, with the settings of the house, on one port for all its lives. */
export type OwnPostgres = {
  appUrl: string;
  ownerUrl: string;
  place: Place;
  /** Up and answering; throws when it is not within fifteen seconds. `fileLimitKb`: no file may grow beyond it. */
  start(choice?: { fileLimitKb?: number }): Promise<void>;
  /** Fast shutdown. */
  stop(): Promise<void>;
  /** Every process of it at once, as when the power goes. */
  cut(): Promise<void>;
  /** Puts the log on another disk; while it is down. */
  moveLogTo(folder: string): void;
  remove(): Promise<void>;
};

export const newFolder = (name: string): string => {
  const folder = mkdtempSync(join(tmpdir(), `faults-${name}-`));
  chmodSync(folder, 0o755);
  return folder;
};

/** Made in `folder` with the house's own start, once, and then taken over. */
export async function ownPostgres(folder: string): Promise<OwnPostgres> {
  const first = await startPostgres({ dir: folder });
  await first.stop();
  const place = placeFor(folder);
  await createCluster(place);
  const passwords = passwordsOf(place);
  const port = await freePort();
  const url = (user: string, password: string) =>
    `postgres://${user}:${password}@127.0.0.1:${port}/alongside`;
  const ownerUrl = url('alongside_owner', passwords.owner);
  let child: ChildProcess | undefined;
  const ended = async (act: (running: ChildProcess) => void) => {
    const running = child;
    child = undefined;
    if (!running || running.exitCode !== null || running.signalCode !== null) return;
    const gone = new Promise(resolve => running.once('exit', resolve));
    act(running);
    await gone;
  };
  return {
    ...{ place, ownerUrl, appUrl: url('app_login', passwords.app) },
    async start({ fileLimitKb } = {}) {
      const words = ['-D', place.cluster, ...settings(port)];
      const program = join(place.bin, 'postgres');
      const limited = ['-c', `ulimit -f ${fileLimitKb}; exec "$0" "$@"`, program, ...words];
      const begin = () =>
        spawn(fileLimitKb ? 'bash' : program, fileLimitKb ? limited : words, {
          ...surroundings(place),
          stdio: 'ignore',
          detached: true,
        });
      child = begin();
      for (let waited = 0; waited < 15_000; waited += 50) {
        const isUp = await asOwner(ownerUrl, owner => owner.query('select')).then(
          () => true,
          () => false,
        );
        if (isUp) return;
        await new Promise(resolve => setTimeout(resolve, 50));
        // The last of the processes that were killed may not be gone yet; whoever keeps it starts it again.
        if (child.exitCode !== null) child = begin();
      }
      throw new Error('PostgreSQL did not start');
    },
    stop: () => ended(running => running.kill('SIGINT')),
    cut: () =>
      ended(running => {
        // Held first, so that it starts no more children and nobody sees a neighbour die and tidies up.
        const parent = running.pid ?? 0;
        tryKill(parent, 'SIGSTOP');
        const all = [parent, ...childrenOf(parent)];
        for (const signal of ['SIGSTOP', 'SIGKILL'] as const) for (const pid of all) tryKill(pid, signal);
      }),
    moveLogTo(to) {
      const log = join(place.cluster, 'pg_wal');
      const there = join(to, 'pg_wal');
      cpSync(log, there, { recursive: true, preserveTimestamps: true });
      execFileSync('chown', ['-R', `--reference=${place.cluster}`, there]);
      rmSync(log, { recursive: true });
      symlinkSync(there, log);
    },
    async remove() {
      await ended(running => running.kill('SIGINT'));
      for (const one of new Set([place.home, folder])) emptied(one);
    },
  };
}

/** A disk of so many megabytes that can be filled to the last page and emptied again; needs root. */
export function smallDisk(megabytes: number) {
  const folder = newFolder('disk');
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=0755`, 'tmpfs', folder]);
  const ballast = join(folder, 'ballast');
  return {
    folder,
    /** Leaves so many kilobytes. */
    fill(leaveKb: number) {
      const free = Number(execFileSync('df', ['--output=avail', '-k', folder]).toString().split('\n')[1]);
      writeFileSync(ballast, Buffer.alloc(Math.max(0, free - leaveKb) * 1024));
    },
    empty: () => rmSync(ballast, { force: true }),
    remove() {
      execFileSync('umount', ['-l', folder]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The folder is the database user's to enter. */
export const openTo = (folder: string, place: Place): void => {
  mkdirSync(folder, { recursive: true, mode: 0o755 });
  if (place.user) chownSync(folder, place.user.uid, place.user.gid);
};

/** The durable settings of the house, and little else. */
const settings = (port: number): string[] =>
  [
    ...['listen_addresses=127.0.0.1', 'unix_socket_directories=', `port=${port}`, 'max_connections=40'],
    ...['fsync=on', 'synchronous_commit=on', 'full_page_writes=on', 'shared_buffers=32MB'],
    ...['min_wal_size=32MB', 'max_wal_size=64MB', 'io_method=sync', 'wal_level=minimal', 'max_wal_senders=0'],
  ].flatMap(setting => ['-c', setting]);

/** A folder that is a disk of its own stays; it goes with its disk. */
function emptied(folder: string): void {
  for (const name of readdirSync(folder)) rmSync(join(folder, name), { recursive: true, force: true });
  try {
    rmdirSync(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EBUSY') throw error;
  }
}

function childrenOf(pid: number): number[] {
  // With none there is nothing to list, which `ps` takes for a failure.
  const { stdout } = spawnSync('ps', ['-o', 'pid=', '--ppid', String(pid)], { encoding: 'utf8' });
  return stdout.split('\n').map(Number).filter(Boolean);
}

function tryKill(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // gone meanwhile
  }
}
