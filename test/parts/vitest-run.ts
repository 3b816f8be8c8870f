import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** `failed`: what failed, each by its name and below it the first line of its error. */
export type TestsEnded = { passed: boolean; failed: string[] };

/** Runs vitest with these words, shown as it goes, and gives back what failed. */
export async function runVitest(words: string[], env: NodeJS.ProcessEnv = process.env): Promise<TestsEnded> {
  const folder = mkdtempSync(join(tmpdir(), 'failed-tests-'));
  const list = join(folder, 'failed');
  const reporters = ['default', join(import.meta.dirname, 'failed-tests.ts')].map(one => `--reporter=${one}`);
  const child = spawn('vitest', ['run', ...reporters, ...words], {
    stdio: ['inherit', 'inherit', 'pipe'],
    env: { ...env, FAILED_TESTS: list },
  });
  let lastWords = '';
  child.stderr?.on('data', chunk => {
    process.stderr.write(chunk);
    lastWords = `${lastWords}${chunk}`.slice(-2000);
  });
  const end = await new Promise<string>(resolve => {
    child.on('error', error => resolve(error.message));
    child.on('close', (code, signal) => resolve(signal ?? `code ${code}`));
  });
  const failed = existsSync(list)
    ? readFileSync(list, 'utf8')
        .split('\n')
        .filter(Boolean)
        .map(line => JSON.parse(line) as string)
    : [];
  rmSync(folder, { recursive: true });
  const passed = end === 'code 0';
  if (!passed && failed.length === 0)
    failed.push(`vitest ended with ${end} and named no test; its last words:\n${lastWords.trim()}`);
  return { passed, failed };
}

/** The end of a log: what failed, whatever was printed before. Nothing when nothing did. */
export function sayWhatFailed(failed: readonly string[], most = 15): void {
  if (failed.length === 0) return;
  console.log(`\nWhat failed (${failed.length}):`);
  for (const one of failed.slice(0, most)) console.log(one);
  if (failed.length > most) console.log(`… and ${failed.length - most} more`);
}
