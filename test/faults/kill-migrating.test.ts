import { spawn } from 'node:child_process';
import { join } from 'node:path';
import type pg from 'pg';
import { expect, it } from 'vitest';
import { openDatabase } from '../../server/storage/database.ts';
import { asOwner, bareDatabase } from '../parts/database.ts';
import { practiceWithStaff } from '../parts/practice.ts';

const script = join(import.meta.dirname, '..', '..', 'server', 'storage', 'migrate.ts');

/** What a migration holds grows with each table it makes; of its tables others see nothing before its end. */
const locks = async (owner: pg.Client): Promise<number> => {
  const held = await owner.query<{ n: number }>(
    `select count(*)::int as n from pg_locks
      where database = (select oid from pg_database where datname = current_database()) and pid <> pg_backend_pid()`,
  );
  return held.rows[0]?.n ?? 0;
};

it.each([1, 30, 120, 250])(
  'a migration killed as it holds %i locks leaves what the next one makes whole',
  async many => {
    const { ownerUrl, appUrl, close } = await bareDatabase();
    const killed = spawn(
      process.execPath,
      ['-e', `import('${script}').then(m => m.migrate('${ownerUrl}'))`],
      {
        stdio: 'ignore',
      },
    );
    const ended = new Promise<string | null>(done => killed.once('exit', (_code, signal) => done(signal)));
    await asOwner(ownerUrl, async owner => {
      while (killed.exitCode === null && (await locks(owner)) < many);
    });
    killed.kill('SIGKILL');
    expect(await ended, 'it was in the middle').toBe('SIGKILL');
    const db = await openDatabase({ url: appUrl, ownerUrl });
    await practiceWithStaff(db);
    await db.close();
    await close();
  },
);
