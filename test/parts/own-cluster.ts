import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { openDatabase } from '../../server/storage/database.ts';
import { startPostgres } from '../../server/storage/embedded-postgres.ts';
import type { FreshDatabase } from './database.ts';
import { quickFolder } from './quick-place.ts';

/** A data folder with a PostgreSQL of its own, which can be lost. */
export type OwnCluster = FreshDatabase & {
  /** kill -9 to the server, and the folder is gone with everything in it. */
  lose(): Promise<void>;
};

/** An empty one, migrated. */
export async function ownCluster(): Promise<OwnCluster> {
  const folder = quickFolder('own-cluster');
  const postgres = await startPostgres({ dir: folder });
  const { appUrl, ownerUrl } = postgres;
  const db = await openDatabase({ url: appUrl, ownerUrl });
  const remove = () => {
    rmSync(postgres.where, { recursive: true, force: true });
    rmSync(folder, { recursive: true, force: true });
  };
  return {
    appUrl,
    ownerUrl,
    db,
    async close() {
      await db.close();
      await postgres.stop();
      remove();
    },
    async lose() {
      const lock = readFileSync(join(postgres.where, 'made', 'cluster', 'postmaster.pid'), 'utf8');
      process.kill(Number(lock.split('\n')[0]), 'SIGKILL');
      await db.close().catch(() => undefined);
      await postgres.stop();
      remove();
    },
  };
}
