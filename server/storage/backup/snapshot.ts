import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { chainStart } from '../audit.ts';
import { newestMigration } from '../migrate.ts';
import { type BackupEnd, type BackupLine, written } from './lines.ts';
import { tablesToKeep } from './tables.ts';

/**
 * Everything a backup holds, as its lines, seen at one moment: one repeatable-read transaction by the app's own login,
 * practice after practice through the wall that keeps them apart. Nobody is kept waiting by it.
 */
export async function* snapshot(appUrl: string, takenAt: string): AsyncGenerator<Buffer> {
  const client = new pg.Client({ connectionString: appUrl });
  client.on('error', () => undefined); // the query in flight reports it
  await client.connect();
  try {
    await client.query('begin isolation level repeatable read read only');
    await client.query(
      `set local timezone = 'UTC'; set local statement_timeout = 0; set local idle_in_transaction_session_timeout = 0`,
    );
    yield* said({ is: 'start', id: randomUUID(), takenAt, migration: newestMigration() });
    const tables = await tablesToKeep(client);
    const end: BackupEnd = { rows: {}, heads: {} };
    for (const practiceId of await practicesSeen(client)) {
      await client.query(`set local role app_rw; set local app.practice = '${practiceId}'`);
      const counts: { [table: string]: number } = {};
      end.rows[practiceId] = counts;
      for (const { name, key } of tables) {
        yield* said({ is: 'table', practiceId, table: name });
        counts[name] = yield* rowsOf(client, name, key);
        const counted = await client.query<{ n: string }>(`select count(*) as n from public."${name}"`);
        if (Number(counted.rows[0]?.n) !== counts[name]) throw new Error(`rows of ${name} were passed over`);
      }
      const head = await client.query<{ seq: string; hash: string }>('select seq, hash from audit_head');
      const { seq = '0', hash = chainStart } = head.rows[0] ?? {};
      end.heads[practiceId] = { seq: Number(seq), hash };
    }
    yield* said({ is: 'end', ...end });
    await client.query('commit');
  } finally {
    await client.end();
  }
}

const pageLength = 200;

async function practicesSeen(client: pg.Client): Promise<string[]> {
  await client.query('set local role app_directory');
  const found = await client.query<{ id: string }>('select practice_id as id from practice order by 1');
  return found.rows.map(row => row.id);
}

async function* rowsOf(client: pg.Client, table: string, key: string[]): AsyncGenerator<Buffer, number> {
  const order = key.map(column => `"${column}"`).join(', ');
  await client.query(
    `declare pages no scroll cursor for select to_jsonb(t)::text as json from public."${table}" t order by ${order}`,
  );
  let count = 0;
  for (let length = pageLength; length === pageLength; ) {
    const page = await client.query<{ json: string }>(`fetch ${pageLength} from pages`);
    length = page.rows.length;
    count += length;
    if (length > 0) yield Buffer.from(page.rows.map(({ json }) => written({ is: 'row', json })).join(''));
  }
  await client.query('close pages');
  return count;
}

function* said(line: BackupLine): Generator<Buffer> {
  yield Buffer.from(written(line));
}
