import { leavePostgres, sweepDatabases, testPostgres } from './database.ts';

/** Before the first test file of a run: the one PostgreSQL is up and clean. After the last: it stops. */
export default async function onePostgres(): Promise<() => Promise<void>> {
  const postgres = await testPostgres();
  await sweepDatabases(postgres.ownerUrl);
  return () => leavePostgres(postgres);
}
