import {
  createTableRelationsHelpers,
  type ExtractTablesWithRelations,
  extractTablesRelationalConfig,
} from 'drizzle-orm';
import { NodePgSession, NodePgTransaction } from 'drizzle-orm/node-postgres';
import { PgDialect } from 'drizzle-orm/pg-core';
import type pg from 'pg';
import * as schema from './schema.ts';

type Tables = ExtractTablesWithRelations<typeof schema>;
/** A transaction inside one practice. `tx.transaction()` makes a savepoint. */
export type PracticeTx = NodePgTransaction<typeof schema, Tables>;

/** The transactions of one connection, one after another, are one object: what is prepared on it stays prepared. */
export function transactionOn(client: pg.PoolClient | pg.Client): PracticeTx {
  const known = transactions.get(client);
  if (known !== undefined) return known;
  const tx: PracticeTx = new NodePgTransaction(
    dialect,
    new NodePgSession(client, dialect, tables, {}),
    tables,
  );
  transactions.set(client, tx);
  connections.set(tx, client);
  return tx;
}

/** A statement in SQL of our own, planned once a connection under its name. */
export type Statement = { name: string; text: string };

/** Runs one inside a transaction. */
export async function runStatement<Row extends pg.QueryResultRow>(
  tx: PracticeTx,
  statement: Statement,
  values: unknown[],
): Promise<Row[]> {
  const client = connections.get(tx);
  if (client === undefined) throw new Error('a statement was run outside of the one door');
  return (await client.query<Row>({ ...statement, values })).rows;
}

const transactions = new WeakMap<pg.PoolClient | pg.Client, PracticeTx>();
const connections = new WeakMap<PracticeTx, pg.PoolClient | pg.Client>();
const dialect = new PgDialect();
const relations = extractTablesRelationalConfig<Tables>(schema, createTableRelationsHelpers);
const tables = { fullSchema: schema, schema: relations.tables, tableNamesMap: relations.tableNamesMap };
