import { mkdirSync, realpathSync } from 'node:fs';
import pg from 'pg';
import { createCluster, databaseName, type Passwords, passwordsOf } from './embedded/cluster.ts';
import { type Place, placeFor } from './embedded/place.ts';
import { readPostmaster, spawnPostmaster, stopPostmaster } from './embedded/postmaster.ts';
import { anyoneElseUses, noteUse } from './embedded/uses.ts';

export type RunningPostgres = {
  /** Login of the migrations: owns the tables, may make databases and roles, is no superuser. */
  ownerUrl: string;
  /** Login of the app: owns nothing and may do nothing outside `withPractice`. */
  appUrl: string;
  /** The folder with the data; another than asked for when the server's user cannot enter that one. */
  where: string;
  /** True when a server of this folder was already running. */
  adopted: boolean;
  stop(): Promise<void>;
};

/**
 * Starts (or adopts) the PostgreSQL of a folder, on 127.0.0.1 with a free port. The first start makes the cluster;
 * of two starters at once one makes it and the other adopts it. The server outlives a killed parent and is adopted
 * by the next one; it stops when its last user stops or exits. A stale lock file left by a kill is cleared.
 */
export async function startPostgres(config: { dir: string; patienceMs?: number }): Promise<RunningPostgres> {
  mkdirSync(config.dir, { recursive: true });
  const place = placeFor(realpathSync(config.dir));
  const giveUp = Date.now() + (config.patienceMs ?? 30_000);
  await createCluster(place);
  const passwords = passwordsOf(place);
  const forget = noteUse(place);
  const { port, pid, adopted } = await runningPostmaster(place, passwords, giveUp).catch(error => {
    forget(); // who never came in keeps nobody's server up
    throw error;
  });
  const stop = stopOnce(place, pid, forget);
  return {
    ownerUrl: urlOf('alongside_owner', passwords.owner, port),
    appUrl: urlOf('app_login', passwords.app, port),
    where: place.home,
    adopted,
    stop,
  };
}

async function runningPostmaster(place: Place, passwords: Passwords, giveUp: number) {
  let spawned = 0;
  for (;;) {
    const found = readPostmaster(place);
    if (found?.ready && (await answers(urlOf('app_login', passwords.app, found.port)))) {
      return { port: found.port, pid: found.pid, adopted: found.pid !== spawned };
    }
    if (Date.now() > giveUp) throw new PostgresNotStarted(place.log);
    if (found === undefined) spawned = await spawnPostmaster(place);
    else await new Promise(done => setTimeout(done, 20));
    if (spawned !== 0 && readPostmaster(place) === undefined)
      await new Promise(done => setTimeout(done, 200));
  }
}

/** A real login with this folder's own password: only our server lets us in. */
async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** The caller's own signal handlers come first; where there are none, a signal stops the server, then the process. */
function stopOnce(place: Place, pid: number, forget: () => void): () => Promise<void> {
  const leave = () => {
    forget();
    if (anyoneElseUses(place)) return;
    try {
      process.kill(pid, 'SIGINT'); // PostgreSQL's fast shutdown
    } catch {
      // gone already
    }
  };
  const onSignal = (signal: NodeJS.Signals) => {
    if (process.listenerCount(signal) > 1) return;
    leave();
    process.removeListener(signal, onSignal);
    process.kill(process.pid, signal);
  };
  process.once('exit', leave);
  process.on('SIGTERM', onSignal).on('SIGINT', onSignal);
  let stopping: Promise<void> | undefined;
  return () => {
    stopping ??= (async () => {
      process
        .removeListener('exit', leave)
        .removeListener('SIGTERM', onSignal)
        .removeListener('SIGINT', onSignal);
      forget();
      if (!anyoneElseUses(place)) await stopPostmaster(place, pid);
    })();
    return stopping;
  };
}

const urlOf = (user: string, password: string, port: number) =>
  `postgres://${user}:${password}@127.0.0.1:${port}/${databaseName}`;

export class PostgresNotStarted extends Error {
  readonly code = 'postgres-not-started';
  constructor(log: string) {
    super(`PostgreSQL did not start. Its own words are at the end of ${log}`);
  }
}
