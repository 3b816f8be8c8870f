import { defineConfig } from 'vitest/config';

/** The long run of kills is asked for by name: `npm run test:faults`. */
const faults = process.argv.some(argument => argument.startsWith('test/faults'));

/** Real parts are shared (one PostgreSQL, one browser), so files run in few workers and wait their turn. */
export default defineConfig({
  test: {
    include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
    exclude: ['node_modules/**', 'dist/**', '.data/**', ...(faults ? [] : ['test/faults/**'])],
    globalSetup: ['test/parts/one-postgres.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
    pool: 'forks',
  },
});
