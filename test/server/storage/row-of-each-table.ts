import { zstdCompressSync } from 'node:zlib';
import { getTableColumns, getTableName } from 'drizzle-orm';
import { type PgColumn, PgTable } from 'drizzle-orm/pg-core';
import type { Database } from '../../../server/storage/database.ts';
import * as schema from '../../../server/storage/schema.ts';
import type { TestPractice } from '../../parts/practice.ts';

const tables = Object.values(schema).filter(thing => thing instanceof PgTable);

/** Every table of the schema, by name. */
export const tablesOf = tables.map(table => getTableName(table)).toSorted();

const session = '9a0f4f3e-8d0e-4b8a-9f5b-5b9d0a1e2c3d';

/** Puts one row into every table of a practice that has none there yet, with values made from the columns. */
export async function rowOfEachTable(db: Database, at: TestPractice): Promise<void> {
  const parentsFirst = [...tables].toSorted((a, b) => rank(a) - rank(b));
  for (const table of parentsFirst) {
    await db.withPractice(at.practiceId, async tx => {
      if ((await tx.select().from(table)).length > 0) return;
      const row = Object.entries(getTableColumns(table)).map(([key, column]) => [key, valueFor(column, at)]);
      await tx.insert(table).values(Object.fromEntries(row));
    });
  }
}

/** An empty list, as folded writes are kept. */
const foldedNothing = zstdCompressSync('[]').toString('base64');

const firstOnes = [
  'coaching_session',
  'signature',
  'login',
  'escalation',
  'group_session',
  'remittance',
  'panel_hand_over',
  'find_run',
];
const rank = (table: PgTable) => {
  const at = firstOnes.indexOf(getTableName(table));
  return at < 0 ? firstOnes.length : at;
};

function valueFor(column: PgColumn, at: TestPractice): unknown {
  if (column.name === 'practice_id') return at.practiceId;
  if (column.name === 'staff_id') return at.staff.coach.id;
  if (column.name === 'folded') return foldedNothing;
  if (column.columnType === 'PgUUID' && /_(by|staff_id)$|^supervisor_id$/.test(column.name))
    return at.staff.physician.id;
  if (
    /^(session_id|escalation_id|group_id|contact_id|press|taken_up_in|remittance_id|hand_over_id|run_id)$/.test(
      column.name,
    )
  )
    return session;
  if (column.name === 'id' && column.columnType === 'PgUUID') return session;
  if (column.getSQLType() === 'uuid') return at.staff.coach.id;
  switch (column.dataType) {
    case 'number':
      return 1;
    case 'boolean':
      return false;
    case 'json':
      return {};
    default:
      return column.getSQLType().startsWith('timestamp') ? '2026-03-02T10:00:00Z' : 'x';
  }
}
