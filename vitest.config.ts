import { join } from 'node:path';
import { defineConfig } from 'vitest/config';
import { LongestFirst } from './test/parts/longest-first.ts';

/**
 * The long runs of faults and against a real HAPI are asked for by name: `npm run test:faults`, `test:hapi`. What a
 * hostile EMR sends is tried always.
 */
const asked = (folder: string) => process.argv.some(argument => argument.startsWith(folder));
const byName = [
  ...(asked('test/faults') ? [] : ['test/faults/!(hostile-*).test.ts']),
  ...(asked('test/hapi') ? [] : ['test/hapi/**']),
];

/** What Node compiled of the packages and of our own programs that tests start serves the next process too. */
process.env.NODE_COMPILE_CACHE ??= join(import.meta.dirname, 'node_modules', '.cache', 'compiled');

/**
 * Real parts are shared (one PostgreSQL, one browser a worker), so files run in few workers; more than there are
 * cores, since half of them wait. The files of a worker share its modules, as a server that runs for weeks does:
 * loading them anew for each file was a quarter of the work.
 */
export default defineConfig({
  test: {
    include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
    exclude: ['node_modules/**', 'dist/**', '.data/**', ...byName],
    globalSetup: [
      'test/parts/one-postgres.ts',
      'test/parts/one-chromium.ts',
      ...(asked('test/hapi') ? ['test/hapi/one-hapi.ts'] : []),
    ],
    // What a test waits for has its own bounds; how long a whole day's work takes is the machine's.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // A second, which is what is given otherwise, is nothing on a machine with other work.
    expect: { poll: { timeout: 15_000 } },
    maxWorkers: 4,
    pool: 'forks',
    isolate: false,
    sequence: { sequencer: LongestFirst },
  },
});
