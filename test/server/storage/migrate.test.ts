import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { openDatabase } from '../../../server/storage/database.ts';
import { migrate, thisVersion, versionOf } from '../../../server/storage/migrate.ts';
import { asOwner, bareDatabase } from '../../parts/database.ts';

const root = join(import.meta.dirname, '..', '..', '..');
const script = join(root, 'server', 'storage', 'migrate.ts');
let close: (() => Promise<void>) | undefined;
afterEach(async () => {
  await close?.();
  close = undefined;
});
const bare = async () => {
  const made = await bareDatabase();
  close = made.close;
  return made;
};

/** Another server, migrating the same database from a process of its own. */
const another = (ownerUrl: string): ChildProcess =>
  spawn(process.execPath, ['-e', `import('${script}').then(m => m.migrate('${ownerUrl}'))`], {
    stdio: 'ignore',
  });
const code = (child: ChildProcess) => new Promise<number | null>(done => child.once('exit', done));

/** Each table, function, trigger and wall with the transaction that wrote it. */
const whatMadeIt = ['pg_class', 'pg_proc', 'pg_trigger', 'pg_policy', 'pg_constraint']
  .map(catalog => `select '${catalog}' as catalog, oid, xmin::text from ${catalog}`)
  .join(' union all ')
  .concat(' order by 1, 2');

describe('migrating', () => {
  it('brings an empty database to this version, and does nothing the second time', async () => {
    const { ownerUrl, appUrl } = await bare();
    await expect(openDatabase({ url: appUrl })).rejects.toMatchObject({ code: 'other-version' });
    await migrate(ownerUrl);
    expect(await asOwner(ownerUrl, versionOf)).toBe(thisVersion());
    const made = await asOwner(ownerUrl, o => o.query(whatMadeIt));
    await migrate(ownerUrl);
    expect((await asOwner(ownerUrl, o => o.query(whatMadeIt))).rows).toEqual(made.rows);
  });
  it('has nothing compressed that is written while a coach waits for the signature', async () => {
    const { ownerUrl } = await bare();
    await migrate(ownerUrl);
    const asItIs = await asOwner(ownerUrl, o =>
      o.query<{ column: string }>(
        `select attrelid::regclass || '.' || attname as column from pg_attribute
          where attstorage = 'e' and not attisdropped and attrelid::regclass::text in ('coaching_session', 'signature', 'folded_writes')
          order by 1`,
      ),
    );
    expect(asItIs.rows.map(row => row.column)).toEqual([
      ...['folded_writes.folded', 'signature.note', 'signature.signed'],
    ]);
  });
  it('lets four servers start at once, and makes the tables once', async () => {
    const { ownerUrl, appUrl } = await bare();
    const codes = await Promise.all([1, 2, 3, 4].map(() => code(another(ownerUrl))));
    expect(codes).toEqual([0, 0, 0, 0]);
    const applied = await asOwner(ownerUrl, o =>
      o.query('select count(*)::int as n from drizzle.__drizzle_migrations'),
    );
    const files = readdirSync(join(root, 'server/storage/migrations')).filter(name => /^\d{4}_/.test(name));
    expect(applied.rows[0].n).toBe(files.length);
    const db = await openDatabase({ url: appUrl });
    await db.close();
  });
  it('refuses a database that a newer version has migrated', async () => {
    const { ownerUrl } = await bare();
    await migrate(ownerUrl);
    await asOwner(ownerUrl, o =>
      o.query(`insert into drizzle.__drizzle_migrations (hash, created_at) values ('later', 9999999999999)`),
    );
    await expect(migrate(ownerUrl)).rejects.toMatchObject({ code: 'database-newer' });
  });
  it('has a migration for everything the schema says', () => {
    mkdirSync(join(root, '.data'), { recursive: true });
    const copy = mkdtempSync(join(root, '.data', 'migrations-'));
    cpSync(join(root, 'server/storage/migrations'), copy, { recursive: true });
    const kit = join(root, 'node_modules/drizzle-kit/bin.cjs');
    const words = [
      'generate',
      '--dialect',
      'postgresql',
      '--schema',
      join(root, 'server/storage/schema.ts'),
      '--out',
      relative(root, copy),
    ];
    const said = execFileSync(process.execPath, [kit, ...words], { encoding: 'utf8', cwd: root });
    rmSync(copy, { recursive: true });
    expect(said).toContain('No schema changes');
  });
});
