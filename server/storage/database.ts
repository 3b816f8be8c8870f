import pg from 'pg';
import { forgetWhatWasLeft, writeWhatWasLeft } from './at-the-end.ts';
import { checkDatabase } from './checks.ts';
import { keepCompany } from './company.ts';
import { type PracticeTx, transactionOn } from './connections.ts';
import { stripped } from './failures.ts';
import { migrate } from './migrate.ts';
import { listenForNews } from './news.ts';
import { inAnyOrder, oneWritesAtATime, type Turn } from './writing-turns.ts';

export type { PracticeTx } from './connections.ts';

export type Database = {
  /**
   * The one door: runs `work` in one transaction that can see and touch this practice's rows and no others. What
   * `work` throws rolls back; so does a statement that failed and was caught. The answer comes after a synced commit.
   */
  withPractice<T>(practiceId: string, work: (tx: PracticeTx) => Promise<T>): Promise<T>;
  /**
   * The same door for deeds that are done often and may be begun twice: those that come at the same time share a
   * transaction and its commit. `about`: what the deed locks; no two about the same share one.
   */
  withOthers<T>(practiceId: string, about: string, work: (tx: PracticeTx) => Promise<T>): Promise<T>;
  /**
   * The same door for one short look, which can change nothing and shares its transaction with the other looks of its
   * moment. It is answered before that ends.
   */
  glance<T>(practiceId: string, work: (tx: PracticeTx) => Promise<T>): Promise<T>;
  /** Calls `hear` whenever open pages of this practice have something new to show (`tellNews`); gives back its end. */
  onNews(practiceId: string, hear: () => void): () => void;
  /** The practice a registered EMR belongs to: exact issuer. Reveals the id and nothing else. */
  practiceByIss(iss: string): Promise<string | undefined>;
  practiceIds(): Promise<string[]>;
  /** The practices for which a caller for cards is registered, by the issuer and the tenant of its token. */
  practicesByCaller(iss: string, tenant: string): Promise<string[]>;
  /** A cheap question to the database, for readiness. */
  answers(): Promise<boolean>;
  close(): Promise<void>;
};

export type DatabaseConfig = {
  /** Login of the app: not the owner of the tables, no superuser, inherits nothing. */
  url: string;
  /** When given, the database is migrated first; otherwise it must be at this version already. */
  ownerUrl?: string;
  /** Most connections at once. */
  connections?: number;
};

/** Opens the database; refuses one that could lose a committed row, is at another version, or whose login is too strong. */
export async function openDatabase(config: DatabaseConfig): Promise<Database> {
  if (config.ownerUrl !== undefined)
    await migrate(config.ownerUrl, decodeURIComponent(new URL(config.url).username));
  const pool = openPool(config.url, config.connections ?? 10);
  // Opened when first needed, and kept for a while: on a connection that does not know it yet, planning the statement of
  // a signature takes longer than forty signatures.
  const forDeeds = openPool(config.url, mostForDeeds, 600_000);
  try {
    await checkDatabase(pool);
  } catch (error) {
    await pool.end();
    throw error;
  }
  const withPractice: Database['withPractice'] = (practiceId, work) => throughTheDoor(pool, practiceId, work);
  const alone: Database['withPractice'] = (practiceId, work) => throughTheDoor(forDeeds, practiceId, work);
  const turns = oneWritesAtATime();
  const inCompany: Database['withPractice'] = (practiceId, work) =>
    throughTheDoor(forDeeds, practiceId, work, { patience: companyPatience, turn: turns(practiceId) });
  const look: Database['withPractice'] = (practiceId, work) => throughTheWindow(pool, practiceId, work);
  const glance = keepCompany(look, look);
  let glances = 0;
  const news = listenForNews(config.url);
  return {
    withPractice,
    withOthers: keepCompany(alone, inCompany),
    glance: (practiceId, work) => glance(practiceId, `${glances++}`, work),
    practiceByIss: async iss =>
      (await directory(pool, 'select practice_id as id from emr where iss = $1', [iss]))[0],
    practiceIds: () => directory(pool, 'select practice_id as id from practice order by 1', []),
    practicesByCaller: (iss, tenant) =>
      directory(pool, 'select practice_id as id from cds_client where iss = $1 and tenant = $2', [
        iss,
        tenant,
      ]),
    answers: () =>
      pool.query('select 1').then(
        () => true,
        () => false,
      ),
    onNews: news.of,
    close: async () => {
      await news.close();
      await Promise.all([pool.end(), forDeeds.end()]);
    },
  };
}

/** Connections at once for deeds that are done often (`withOthers`). */
const mostForDeeds = 4;

function openPool(url: string, most: number, idleTimeoutMillis = 10_000): pg.Pool {
  const pool = new pg.Pool({
    ...{ connectionString: url, max: most, idleTimeoutMillis },
    statement_timeout: 15_000,
    idle_in_transaction_session_timeout: 30_000,
    connectionTimeoutMillis: 10_000,
    pipeline: true, // statements that do not wait for each other leave together
  });
  pool.on('error', () => undefined); // an idle connection died; the next query opens another
  // One that dies while somebody works on it tells them through their statement; unheard it would end the process.
  pool.on('connect', client => client.on('error', () => undefined));
  return pool;
}

/** Nothing was written, so nobody waits for the end: whoever is given the connection next is heard right behind it. */
async function throughTheWindow<T>(
  pool: pg.Pool,
  practiceId: string,
  work: (tx: PracticeTx) => Promise<T>,
): Promise<T> {
  const door = `begin read only; ${within(practiceId)}`;
  const client = await pool.connect();
  const begun = client.query(door);
  begun.catch(() => undefined); // then the first statement of the work fails too
  try {
    return await work(transactionOn(client));
  } catch (error) {
    throw stripped(error);
  } finally {
    client.query('commit').catch(() => undefined); // a connection that broke is no longer lent
    client.release();
  }
}

/** The role and the practice, for one transaction. */
function within(practiceId: string): string {
  if (!uuid.test(practiceId)) throw new TypeError('a practice id is a uuid');
  return `set local role app_rw; set local app.practice = '${practiceId}'`;
}

async function throughTheDoor<T>(
  pool: pg.Pool,
  practiceId: string,
  work: (tx: PracticeTx) => Promise<T>,
  { patience = '', turn = inAnyOrder }: { patience?: string; turn?: Turn } = {},
): Promise<T> {
  return transaction(pool, `${within(practiceId)}${patience}`, async (client, commit) => {
    const tx = transactionOn(client);
    try {
      const outcome = await work(tx);
      await turn(() => writeWhatWasLeft(tx, commit));
      return outcome;
    } finally {
      forgetWhatWasLeft(tx);
    }
  });
}

/** Of deeds in company none keeps the others waiting for its lock: it is then done alone. */
const companyPatience = `; set local lock_timeout = '1s'`;

/** Ids across practices, by a role that may read ids and issuers only. */
const directory = (pool: pg.Pool, query: string, values: string[]): Promise<string[]> =>
  transaction(pool, 'set local role app_directory', async client => {
    const found = await client.query<{ id: string }>(query, values);
    return found.rows.map(row => row.id);
  });

/**
 * The role and the practice travel with BEGIN and end with the transaction. The first statement leaves right behind
 * it: where BEGIN fails, what follows fails too, since the login itself may touch nothing.
 */
async function transaction<T>(
  pool: pg.Pool,
  door: string,
  work: (client: pg.PoolClient, commit: () => void) => Promise<T>,
): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  let ending: Promise<pg.QueryResult> | undefined;
  const commit = () => {
    ending = client.query('commit');
    ending.catch(() => undefined); // heard below, or the work has failed and tells why
    return ending;
  };
  try {
    const begun = client.query(`begin; ${door}`);
    begun.catch(() => undefined); // heard below, once the work has ended one way or the other
    const outcome = await work(client, commit);
    await begun;
    const ended = await (ending ?? commit());
    if (ended.command !== 'COMMIT') throw new Error('a statement failed inside, so nothing was saved');
    return outcome;
  } catch (error) {
    await client.query('rollback').catch((cause: Error) => {
      broken = cause;
    });
    throw stripped(error);
  } finally {
    client.release(broken);
  }
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
