import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { drizzle } from 'drizzle-orm/node-postgres';
import { migrate as applyMigrations } from 'drizzle-orm/node-postgres/migrator';
import pg from 'pg';

/** Any number of starting servers take turns on this. */
const turn = 7_041_776;
const folder = join(import.meta.dirname, 'migrations');

/**
 * Brings a database to this version and builds the walls between practices: once, however many servers start at the
 * same time; a kill in the middle leaves the old version or the new one. A database newer than this program is refused.
 * @param ownerUrl a login that owns the tables
 * @param appLogin the login the app will use; it is let through the one door and nowhere else
 */
export async function migrate(ownerUrl: string, appLogin = 'app_login'): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  client.on('error', () => undefined); // the query in flight reports it
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [turn]);
    await refuseNewer(client);
    if ((await versionOf(client)) !== thisVersion()) {
      await applyMigrations(drizzle({ client }), { migrationsFolder: folder });
      await buildWalls(client);
    }
    await letThrough(client, appLogin);
  } finally {
    await client.end();
  }
}

/**
 * Brings an empty database to the version it had when its newest migration was `migration`, walls and all; `migrate`
 * then takes it on from there. False for a migration that this program does not know.
 */
export async function migrateAsFarAs(
  ownerUrl: string,
  appLogin: string,
  migration: number,
): Promise<boolean> {
  const journal = journalOf();
  const last = journal.entries.findIndex(entry => entry.when === migration);
  if (last < 0) return false;
  if (migration === newestMigration()) {
    await migrate(ownerUrl, appLogin);
    return true;
  }
  const older = mkdtempSync(join(tmpdir(), 'migrations-'));
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    cpSync(folder, older, { recursive: true });
    const entries = journal.entries.slice(0, last + 1);
    writeFileSync(join(older, 'meta', '_journal.json'), JSON.stringify({ ...journal, entries }));
    await applyMigrations(drizzle({ client }), { migrationsFolder: older });
    await client.query(readFileSync(join(folder, 'walls.sql'), 'utf8'));
    await letThrough(client, appLogin);
  } finally {
    await client.end();
    rmSync(older, { recursive: true });
  }
  return true;
}

/** When the newest migration of this program was made; each migration is known by that moment. */
export const newestMigration = (): number => Math.max(...journalOf().entries.map(entry => entry.when));

/** The version a database is at, and the one this program needs: a digest over every migration and the walls. */
export async function versionOf(client: Pick<pg.ClientBase, 'query'>): Promise<string | undefined> {
  const found = await client.query<{ version: string | null }>(
    `select obj_description(oid, 'pg_namespace') as version from pg_namespace where nspname = 'drizzle'`,
  );
  return found.rows[0]?.version ?? undefined;
}

export function thisVersion(): string {
  const digest = createHash('sha256');
  for (const name of readdirSync(folder).sort()) {
    if (name.endsWith('.sql')) digest.update(name).update(readFileSync(join(folder, name)));
  }
  return digest.digest('hex').slice(0, 32);
}

async function buildWalls(client: pg.Client): Promise<void> {
  await client.query('begin');
  await client.query(readFileSync(join(folder, 'walls.sql'), 'utf8'));
  await client.query(`comment on schema drizzle is '${thisVersion()}'`);
  await client.query('commit');
}

async function letThrough(client: pg.Client, appLogin: string): Promise<void> {
  const member = await client.query(
    `select from pg_auth_members m join pg_roles r on r.oid = m.roleid join pg_roles l on l.oid = m.member
      where l.rolname = $1 and r.rolname in ('app_rw', 'app_directory')`,
    [appLogin],
  );
  if (member.rowCount === 2) return;
  await client.query(`grant app_rw, app_directory to ${client.escapeIdentifier(appLogin)}`);
}

async function refuseNewer(client: pg.Client): Promise<void> {
  const table = await client.query(`select to_regclass('drizzle.__drizzle_migrations') as found`);
  if (table.rows[0]?.found === null) return;
  const applied = await client.query<{ at: string | null }>(
    'select max(created_at)::text as at from drizzle.__drizzle_migrations',
  );
  if (Number(applied.rows[0]?.at ?? 0) > newestMigration()) throw new DatabaseNewer();
}

const journalOf = (): { entries: { when: number }[] } =>
  JSON.parse(readFileSync(join(folder, 'meta', '_journal.json'), 'utf8'));

export class DatabaseNewer extends Error {
  readonly code = 'database-newer';
  constructor() {
    super(
      'The database was migrated by a newer version of Alongside. Start that version, or restore a backup.',
    );
  }
}
