import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase } from '../../../server/storage/database.ts';
import { practice, staff } from '../../../server/storage/schema.ts';
import { asOwner, type FreshDatabase, freshDatabase } from '../../parts/database.ts';
import { practiceWithStaff, type TestPractice } from '../../parts/practice.ts';
import { rowOfEachTable, tablesOf } from './row-of-each-table.ts';

let fresh: FreshDatabase;
let willow: TestPractice;
let oak: TestPractice;
beforeAll(async () => {
  fresh = await freshDatabase({ connections: 2 });
  willow = await practiceWithStaff(fresh.db);
  oak = await practiceWithStaff(fresh.db);
  await rowOfEachTable(fresh.db, willow);
});
afterAll(() => fresh.close());

/** Statements as the app's login, inside or outside the door. */
async function asApp(practiceId: string | undefined, statement: string, values: unknown[] = []) {
  const app = new pg.Client({ connectionString: fresh.appUrl });
  await app.connect();
  try {
    await app.query('begin');
    if (practiceId !== undefined)
      await app.query(`set local role app_rw; set local app.practice = '${practiceId}'`);
    const outcome = await app.query(statement, values);
    await app.query('commit');
    return outcome.rowCount ?? 0;
  } catch (error) {
    await app.query('rollback');
    return (error as pg.DatabaseError).code ?? 'unknown';
  } finally {
    await app.end();
  }
}

describe('the catalogue', () => {
  const ask = (sql: string) => asOwner(fresh.ownerUrl, async owner => (await owner.query(sql)).rows);

  it('has row-level security, forced, on every table', async () => {
    const open = await ask(`select relname from pg_class where relnamespace = 'public'::regnamespace
      and relkind in ('r', 'p') and not (relrowsecurity and relforcerowsecurity)`);
    expect(open).toEqual([]);
  });
  it('has one policy a table for every command, and three narrow ones for the directory', async () => {
    const policies = await ask(`select tablename as t, policyname as p, cmd, roles::text, permissive,
      qual = with_check as same from pg_policies where schemaname = 'public' order by 1, 2`);
    const own = tablesOf.map(t => ({
      t,
      p: 'own_practice',
      cmd: 'ALL',
      roles: '{app_rw}',
      permissive: 'PERMISSIVE',
      same: true,
    }));
    const directory = ['cds_client', 'emr', 'practice'].map(t => ({
      t,
      p: 'directory',
      cmd: 'SELECT',
      roles: '{app_directory}',
      permissive: 'PERMISSIVE',
      same: null,
    }));
    const sorted = [...own, ...directory].toSorted((a, b) => (`${a.t} ${a.p}` < `${b.t} ${b.p}` ? -1 : 1));
    expect(policies).toEqual(sorted);
  });
  it('has the practice first in every primary key, and in every foreign key and unique index', async () => {
    const keys = await ask(`select c.conrelid::regclass::text as t, c.conname, c.contype,
        (select attname from pg_attribute where attrelid = c.conrelid and attnum = c.conkey[1]) as first,
        (select attname from pg_attribute where attrelid = c.confrelid and attnum = c.confkey[1]) as theirs
      from pg_constraint c where c.connamespace = 'public'::regnamespace and c.contype in ('p', 'u', 'f')`);
    const odd = keys.filter(
      k => k.first !== 'practice_id' || (k.contype === 'f' && k.theirs !== 'practice_id'),
    );
    // An issuer belongs to one practice in the whole house; only who adds practices can find out that it is taken.
    expect(odd.map(k => k.conname)).toEqual(['emr_iss_unique']);
    const nullable = await ask(`select table_name from information_schema.columns
      where table_schema = 'public' and column_name = 'practice_id' and is_nullable = 'YES'`);
    expect(nullable).toEqual([]);
    expect(
      keys
        .filter(k => k.contype === 'p')
        .map(k => k.t)
        .toSorted(),
    ).toEqual(tablesOf);
  });
  it('lets the app truncate, reference and define nothing', async () => {
    const grants = await ask(`select distinct privilege_type from information_schema.role_table_grants
      where table_schema = 'public' and grantee in ('app_rw', 'app_directory', 'app_login', 'PUBLIC') order by 1`);
    expect(grants.map(g => g.privilege_type)).toEqual(['DELETE', 'INSERT', 'SELECT', 'UPDATE']);
    const definers = await ask(
      `select proname from pg_proc where pronamespace = 'public'::regnamespace and prosecdef`,
    );
    expect(definers).toEqual([]);
    const views = await ask(
      `select relname from pg_class where relnamespace = 'public'::regnamespace and relkind in ('v', 'm')`,
    );
    expect(views).toEqual([]);
  });
});

describe.each(tablesOf.map(table => [table]))('as the wrong practice: %s', table => {
  it('sees nothing', async () => {
    expect(await asApp(willow.practiceId, `select from ${table}`)).toBeGreaterThan(0);
    expect(
      await asApp(oak.practiceId, `select from ${table} where practice_id = $1`, [willow.practiceId]),
    ).toBe(0);
  });
  it('changes and takes nothing', async () => {
    const change = await asApp(
      oak.practiceId,
      `update ${table} set practice_id = practice_id where practice_id = $1`,
      [willow.practiceId],
    );
    expect([0, '42501']).toContain(change);
    const taken = await asApp(oak.practiceId, `delete from ${table} where practice_id = $1`, [
      willow.practiceId,
    ]);
    expect([0, '42501']).toContain(taken);
    const moved = await asApp(willow.practiceId, `update ${table} set practice_id = $1`, [oak.practiceId]);
    expect(moved).toBe('42501');
  });
  it('puts nothing in, by insert or by upsert', async () => {
    const copy = `insert into ${table} select (jsonb_populate_record(null::${table}, $1)).*`;
    const row = await asOwner(fresh.ownerUrl, async owner => {
      await owner.query(`begin; alter table ${table} no force row level security`);
      const found = await owner.query(
        `select to_jsonb(r) as row from ${table} r where practice_id = $1 limit 1`,
        [willow.practiceId],
      );
      await owner.query('rollback');
      return found.rows[0].row;
    });
    expect(await asApp(oak.practiceId, copy, [row])).toBe('42501');
    expect(await asApp(oak.practiceId, `${copy} on conflict do nothing`, [row])).toBe('42501');
    // On another practice's key: the row there is neither changed nor shown.
    expect(
      await asApp(oak.practiceId, `${copy} on conflict do nothing`, [
        { ...row, practice_id: willow.practiceId },
      ]),
    ).toBe('42501');
  });
  it('is closed to a bare statement, and to no practice at all', async () => {
    expect(await asApp(undefined, `select from public.${table}`)).toBe('42501');
    const app = new pg.Client({ connectionString: fresh.appUrl });
    await app.connect();
    await app.query('begin; set local role app_rw');
    expect((await app.query(`select from ${table}`)).rowCount).toBe(0);
    await app.end();
  });
});

describe('the door', () => {
  it('keeps 400 interleaved transactions on two connections apart', async () => {
    const mine = new Map([
      [willow.practiceId, 0],
      [oak.practiceId, 0],
    ]);
    await Promise.all(
      Array.from({ length: 400 }, async (_, n) => {
        const practiceId = n % 2 === 0 ? willow.practiceId : oak.practiceId;
        const seen = await fresh.db
          .withPractice(practiceId, async tx => {
            await tx.select().from(practice);
            if (n % 7 === 0) await tx.update(practice).set({ name: `Willow Creek ${n}` });
            if (n % 11 === 0) throw new Error('rolled back');
            return tx.select().from(staff);
          })
          .catch(() => []);
        expect(new Set(seen.map(row => row.practiceId)).size).toBeLessThan(2);
        if (seen.length > 0) expect(seen[0]?.practiceId).toBe(practiceId);
        mine.set(practiceId, (mine.get(practiceId) ?? 0) + seen.length);
      }),
    );
    expect([...mine.values()].every(count => count > 0)).toBe(true);
  });
  it('gives nothing away after it: neither role nor practice outlive the transaction', async () => {
    const app = new pg.Client({ connectionString: fresh.appUrl });
    await app.connect();
    await app.query(`begin; set local role app_rw; set local app.practice = '${willow.practiceId}'; commit`);
    const left = await app.query(
      `select current_user as who, current_setting('app.practice', true) as practice`,
    );
    expect(left.rows[0]).toEqual({ who: 'app_login', practice: '' });
    await app.end();
  });
  it('cannot become the owner or a superuser', async () => {
    for (const role of ['alongside_owner', 'alongside_superuser', 'postgres']) {
      expect(['42501', '22023']).toContain(
        await asApp(willow.practiceId, `select set_config('role', '${role}', true)`),
      );
    }
  });
  it('tells the directory ids and issuers, not names or secrets', async () => {
    const asDirectory = async (sql: string) =>
      asApp(undefined, `do $$ begin set local role app_directory; perform ${sql}; end $$`);
    expect(await asDirectory('practice_id from practice')).toBe(0);
    expect(await asDirectory('practice_id, iss from emr')).toBe(0);
    for (const sql of [
      'name from practice',
      '* from practice',
      'client_key_sealed from emr',
      '* from staff',
      'count(*) from login',
    ]) {
      expect(await asDirectory(sql), sql).toBe('42501');
    }
  });
  it('refuses a foreign key into another practice', async () => {
    const stranger = fresh.db.withPractice(oak.practiceId, tx =>
      tx.execute(`insert into coaching_session (practice_id, id, patient_id, staff_id, status, rev, draft, opened_at, saved_at)
        values ('${oak.practiceId}', '${randomUUID()}', 'p1', '${willow.staff.coach.id}', 'open', 0, '{}', now(), now())`),
    );
    await expect(stranger).rejects.toMatchObject({ code: '23503' });
  });
  it('is not opened for a login that is too strong', async () => {
    await expect(openDatabase({ url: fresh.ownerUrl })).rejects.toMatchObject({ code: 'login-too-strong' });
  });
});
