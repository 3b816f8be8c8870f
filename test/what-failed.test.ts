import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';

/** A run of tests of its own, in a folder of its own. */
let folder: string;
beforeAll(() => {
  const data = join(import.meta.dirname, '..', '.data');
  mkdirSync(data, { recursive: true });
  folder = mkdtempSync(join(data, 'what-failed-'));
  writeFileSync(join(folder, 'vitest.config.ts'), 'export default {};\n');
});
afterAll(() => rmSync(folder, { recursive: true }));

it('the last lines of a run name each test that failed, with the first line of its error', () => {
  writeFileSync(
    join(folder, 'day.test.ts'),
    `import { beforeAll, describe, expect, it } from 'vitest';
     it('is a good day', () => {});
     describe('a bad day', () => {
       it('has two of one', () => expect({ a: 1, b: [2] }).toEqual({ a: 1, b: [3] }));
     });
     describe('a day that never began', () => {
       beforeAll(() => { throw new Error('no light\\nand more'); });
       it('is not lived', () => {});
     });
     it('leaves something behind', () => void Promise.reject(new Error('nobody caught this')));`,
  );
  writeFileSync(join(folder, 'torn.test.ts'), 'const = 1;\n');
  const said = lastLines();
  expect(said.split('\n\nWhat failed')[1]?.replaceAll(basename(folder), 'here').split('\n')).toEqual([
    ' (4):',
    'day.test.ts > a day that never began',
    '    no light (here/day.test.ts:7)',
    'day.test.ts > a bad day > has two of one',
    '    expected { a: 1, b: [ 2 ] } to deeply equal { a: 1, b: [ 3 ] } (here/day.test.ts:4)',
    'torn.test.ts',
    '    Transform failed with 1 error:',
    'outside of any test',
    '    nobody caught this (here/day.test.ts:10)',
    '',
  ]);
});

/** What a runner prints after the run. */
function lastLines(): string {
  const runner = pathToFileURL(join(import.meta.dirname, 'parts', 'vitest-run.ts')).href;
  const script = `const { runVitest, sayWhatFailed } = await import('${runner}');
    const { failed } = await runVitest(['--root', '${folder}']);
    sayWhatFailed(failed);`;
  return execFileSync(process.execPath, ['--input-type=module', '-e', script], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
}
