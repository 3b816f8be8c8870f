import { defineConfig } from 'vitest/config';

/**
 * The long runs of faults and against a real HAPI are asked for by name: `npm run test:faults`, `test:hapi`. What a
 * hostile EMR sends is tried always.
 */
const asked = (folder: string) => process.argv.some(argument => argument.startsWith(folder));
const byName = [
  ...(asked('test/faults') ? [] : ['test/faults/!(hostile-*).test.ts']),
  ...(asked('test/hapi') ? [] : ['test/hapi/**']),
];

/** Real parts are shared (one PostgreSQL), so files run in few workers; more than there are cores, since half of them wait. */
export default defineConfig({
  test: {
    include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
    exclude: ['node_modules/**', 'dist/**', '.data/**', ...byName],
    globalSetup: ['test/parts/one-postgres.ts', ...(asked('test/hapi') ? ['test/hapi/one-hapi.ts'] : [])],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    maxWorkers: 4,
    pool: 'forks',
  },
});
