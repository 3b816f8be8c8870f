import { defineConfig } from 'vitest/config';

/** The long run of kills and the runs against a real HAPI are asked for by name: `npm run test:faults`, `test:hapi`. */
const asked = (folder: string) => process.argv.some(argument => argument.startsWith(folder));
const byName = ['test/faults', 'test/hapi'].filter(folder => !asked(folder));

/** Real parts are shared (one PostgreSQL, one browser), so files run in few workers and wait their turn. */
export default defineConfig({
  test: {
    include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
    exclude: ['node_modules/**', 'dist/**', '.data/**', ...byName.map(folder => `${folder}/**`)],
    globalSetup: ['test/parts/one-postgres.ts', ...(asked('test/hapi') ? ['test/hapi/one-hapi.ts'] : [])],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
    pool: 'forks',
  },
});
