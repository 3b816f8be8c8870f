import { join } from 'node:path';
import { type Database, openDatabase } from './database.ts';
import { startPostgres } from './embedded-postgres.ts';

export type Storage = { db: Database; where: string; stop(): Promise<void> };

/**
 * The database the environment names: DATABASE_URL (migrated first when DATABASE_OWNER_URL is given too), or the
 * embedded PostgreSQL in the folder `postgres` of the data folder. `where` says which, without a password.
 */
export async function storageFromEnvironment(
  env: { DATABASE_URL?: string; DATABASE_OWNER_URL?: string },
  dataFolder: string,
): Promise<Storage> {
  if (env.DATABASE_URL) {
    const db = await openDatabase({ url: env.DATABASE_URL, ownerUrl: env.DATABASE_OWNER_URL || undefined });
    const { host, pathname } = new URL(env.DATABASE_URL);
    return { db, where: `${host}${pathname}`, stop: () => db.close() };
  }
  const postgres = await startPostgres({ dir: join(dataFolder, 'postgres') });
  const db = await openDatabase({ url: postgres.appUrl, ownerUrl: postgres.ownerUrl });
  const stop = async () => {
    await db.close();
    await postgres.stop();
  };
  return { db, where: postgres.where, stop };
}
