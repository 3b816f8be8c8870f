import { startPostgres } from '../../../server/storage/embedded-postgres.ts';

/** A server's life in a process of its own: starts, says where, and waits to be ended. */
const { ownerUrl, appUrl, where, adopted } = await startPostgres({ dir: process.argv[2] ?? '' });
process.stdout.write(`${JSON.stringify({ ownerUrl, appUrl, where, adopted })}\n`);
setInterval(() => undefined, 60_000);
