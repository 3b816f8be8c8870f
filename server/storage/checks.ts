import type pg from 'pg';
import { thisVersion, versionOf } from './migrate.ts';

/** Refuses to work on a database that may lose what it acknowledged, or with a login that could walk round the walls. */
export async function checkDatabase(pool: pg.Pool): Promise<void> {
  const settings = await pool.query<{ name: string; setting: string }>(
    `select name, setting from pg_settings where name in ('fsync', 'full_page_writes', 'synchronous_commit')`,
  );
  const off = settings.rows.filter(row => row.setting === 'off').map(row => row.name);
  if (off.length > 0) throw new DatabaseUnfit('not-durable', `${off.join(', ')} must be on`);
  const login = await pool.query<{ strong: boolean; inherits: boolean }>(
    `select rolsuper or rolbypassrls or exists (
              select from pg_class where relnamespace = 'public'::regnamespace and relowner = pg_roles.oid) as strong,
            exists (select from pg_roles rw where rw.rolname = 'app_rw' and pg_has_role(session_user, rw.oid, 'USAGE')) as inherits
       from pg_roles where rolname = session_user`,
  );
  if (login.rows[0]?.strong !== false || login.rows[0].inherits) {
    throw new DatabaseUnfit(
      'login-too-strong',
      'the app needs a login that owns no table, NOBYPASSRLS and NOINHERIT',
    );
  }
  const client = await pool.connect();
  const version = await versionOf(client).finally(() => client.release());
  if (version !== thisVersion()) {
    throw new DatabaseUnfit('other-version', 'migrate it first (give the owner login as DATABASE_OWNER_URL)');
  }
}

export class DatabaseUnfit extends Error {
  readonly code: 'not-durable' | 'login-too-strong' | 'other-version';
  constructor(code: DatabaseUnfit['code'], because: string) {
    super(`This database is not fit for use: ${because}`);
    this.code = code;
  }
}
