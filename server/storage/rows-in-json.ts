import { getTableColumns, getTableName } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';

/** Where a column gets its value from, when not from the field of its name; or that it gets the database's default. */
type Instead = { [name: string]: 'default' | { field: string } };

/**
 * SQL that puts the rows of parameter `$n`, a JSON array with the names they have in code, into a table. One parameter
 * for all of them: as one for each field, a statement took longer to write than to run.
 */
export const insertFromJson = (table: PgTable, n: number, instead: Instead = {}): string => {
  const columns = Object.entries(getTableColumns(table)).filter(([name]) => instead[name] !== 'default');
  const fieldOf = (name: string) => {
    const other = instead[name];
    return typeof other === 'object' ? other.field : name;
  };
  const into = columns.map(([, column]) => `"${column.name}"`).join(', ');
  const from = columns.map(([name]) => `r."${fieldOf(name)}"`).join(', ');
  const fields = columns
    .filter(([name]) => fieldOf(name) === name)
    .map(([name, column]) => `"${name}" ${column.getSQLType()}`)
    .join(', ');
  return `insert into ${getTableName(table)} (${into}) select ${from} from jsonb_to_recordset($${n}::jsonb) as r(${fields})`;
};

/** The same, and a row that is there already takes these columns of the new one. */
export const upsertFromJson = (table: PgTable, n: number, changed: readonly string[]): string =>
  `${insertFromJson(table, n)} on conflict (practice_id, id) do update set ${changed
    .map(column => `${column} = excluded.${column}`)
    .join(', ')}`;
