import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, openSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { serverFlags } from '../../server/commands/node-flags.mjs';
import type { Database } from '../../server/storage/database.ts';
import { type Storage, storageFromEnvironment } from '../../server/storage/from-environment.ts';
import { type KeyRing, loadKeys } from '../../server/storage/keys.ts';
import { endLeftBehind, endPostgres, noteOwner } from './left-behind.ts';

export type ServerProcess = {
  origin: string;
  pid: number;
  /** Ends it as a crash would, and waits until it is gone. */
  kill(): Promise<void>;
  /** Ends it as an operator would. */
  stop(): Promise<void>;
};

/** A folder with a database of its own, which the measurement may write into beside the server. */
export type BenchData = {
  folder: string;
  /** Where the embedded PostgreSQL keeps its files. */
  where: string;
  keys: KeyRing;
  db: Database;
  /** Leaves the database to the server, so that only the server's connections are left. */
  close(): Promise<void>;
  /** Starts the database again after it was killed; `db` is then a new one. */
  reopen(): Promise<void>;
  remove(): Promise<void>;
};

/** Servers of this run that have not ended: a run that fails takes them with it. */
const started = new Set<ChildProcess>();
const root = join(import.meta.dirname, '..', '..');

/** Makes the folder, its key and its embedded PostgreSQL; the server adopts what it finds there. */
export async function benchData(): Promise<BenchData> {
  const parent = join(root, '.data', 'bench');
  mkdirSync(parent, { recursive: true });
  endLeftBehind(parent);
  const folder = mkdtempSync(join(parent, 'run-'));
  const first = await storageFromEnvironment({}, folder);
  noteOwner(folder, first.where);
  let open: Storage | undefined = first;
  const crashed = () => {
    for (const child of started) child.kill('SIGKILL');
    endPostgres(first.where); // it takes the servers that die here for living users
  };
  process.once('exit', crashed);
  const data: BenchData = {
    ...{ folder, where: first.where, db: first.db },
    keys: loadKeys({ dataFolder: folder, production: false }),
    close: async () => {
      await open?.stop();
      open = undefined;
    },
    reopen: async () => {
      await data.close();
      open = await storageFromEnvironment({}, folder);
      data.db = open.db;
    },
    remove: async () => {
      await data.close();
      process.removeListener('exit', crashed);
      for (const path of [data.where, folder]) rmSync(path, { recursive: true, force: true });
    },
  };
  return data;
}

/**
 * Our built server as a process of its own, as `npm run serve` starts it, on a free port. `program` is another one to
 * start in the same surroundings; addresses that 127.0.0.1 forwards for are believed, as behind a practice's proxy.
 */
export async function startServer(
  folder: string,
  choice: { program?: string; args?: string[]; port?: number } = {},
): Promise<ServerProcess> {
  const port = choice.port ?? (await freePort());
  const origin = `http://127.0.0.1:${port}`;
  const log = openSync(join(folder, 'server.log'), 'a');
  const program = join(root, choice.program ?? 'dist/server/main.js');
  const child = spawn(process.execPath, [...serverFlags, ...(choice.args ?? []), program], {
    cwd: root,
    stdio: ['ignore', log, log],
    env: {
      ...{ PATH: process.env.PATH, NODE_ENV: 'production', ALONGSIDE_ORIGIN: origin, PORT: String(port) },
      ...{ ALONGSIDE_DATA: folder, ALONGSIDE_PROXIES: '127.0.0.1' },
    },
  });
  started.add(child);
  child.once('exit', () => started.delete(child));
  await untilReady(child, origin);
  const ended = async (signal: NodeJS.Signals) => {
    const gone = new Promise(resolve => child.once('exit', resolve));
    child.kill(signal);
    await gone;
  };
  return { origin, pid: child.pid ?? 0, kill: () => ended('SIGKILL'), stop: () => ended('SIGTERM') };
}

async function untilReady(child: ChildProcess, origin: string): Promise<void> {
  for (let waited = 0; waited < 30_000; waited += 20) {
    if (child.exitCode !== null)
      throw new Error('the server did not start: see server.log in its data folder');
    const ready = await fetch(`${origin}/readyz`).then(
      answer => answer.status === 200,
      () => false,
    );
    if (ready) return;
    await new Promise(resolve => setTimeout(resolve, 20));
  }
  child.kill('SIGKILL');
  throw new Error('the server was not ready within 30 seconds');
}

export const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });
