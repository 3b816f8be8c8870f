import { join } from 'node:path';
import { type Database, openDatabase } from './database.ts';
import { startPostgres } from './embedded-postgres.ts';

export type DatabaseEnvironment = { DATABASE_URL?: string; DATABASE_OWNER_URL?: string };
export type Storage = { db: Database; where: string; stop(): Promise<void> };
/** Where the database is, not yet opened. `where` tells it without a password. */
export type DatabaseAddress = { url: string; ownerUrl?: string; where: string; stop(): Promise<void> };

/**
 * The database the environment names: DATABASE_URL (migrated first when DATABASE_OWNER_URL is given too), or the
 * embedded PostgreSQL in the folder `postgres` of the data folder.
 */
export async function storageFromEnvironment(env: DatabaseEnvironment, dataFolder: string): Promise<Storage> {
  const { url, ownerUrl, where, stop } = await databaseFromEnvironment(env, dataFolder);
  const db = await openDatabase({ url, ownerUrl });
  return {
    db,
    where,
    async stop() {
      await db.close();
      await stop();
    },
  };
}

/** The same database without opening it: the embedded server runs, nothing is migrated. */
export async function databaseFromEnvironment(
  env: DatabaseEnvironment,
  dataFolder: string,
): Promise<DatabaseAddress> {
  if (env.DATABASE_URL) {
    const { host, pathname } = new URL(env.DATABASE_URL);
    const ownerUrl = env.DATABASE_OWNER_URL || undefined;
    return { url: env.DATABASE_URL, ownerUrl, where: `${host}${pathname}`, stop: async () => undefined };
  }
  const postgres = await startPostgres({ dir: join(dataFolder, 'postgres') });
  const { appUrl: url, ownerUrl, where } = postgres;
  return { url, ownerUrl, where, stop: () => postgres.stop() };
}
