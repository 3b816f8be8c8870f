/**
 * `npm test`: the built client within its budget, then every test on real parts; types and lint meanwhile. Each step
 * says what it does and how long it took; what failed before the tests begin keeps them from it. The last lines name
 * what failed.
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { runVitest, sayWhatFailed } from './parts/vitest-run.ts';

type Check = { name: string; command: string[] };

const build: Check = { name: 'Build', command: ['node', 'server/commands/build.ts'] };
const meanwhile: Check[] = [
  // Several checkers work out the same types each for itself: twice the work, beside tests that have the cores.
  { name: 'Types', command: ['tsc', '--noEmit', '--singleThreaded', '-p', 'tsconfig.json'] },
  { name: 'Types of the pure rules', command: ['tsc', '--noEmit', '-p', 'server/domain/tsconfig.json'] },
  { name: 'Lint', command: ['biome', 'check', '--error-on-warnings', '.'] },
];
const began = Date.now();
const only = process.argv.slice(2);
const failed: string[] = [];

const checked = Promise.all(only.length === 0 ? meanwhile.map(run) : []);
if (only.length === 0 || !existsSync('dist/client')) await run(build);
if (failed.length === 0) await tests();
await checked;
const seconds = Math.round((Date.now() - began) / 1000);
sayWhatFailed(failed);
console.log(
  failed.length === 0 ? `Everything holds (${seconds} s).` : `Something does not hold (${seconds} s).`,
);
process.exit(failed.length === 0 ? 0 : 1);

async function tests(): Promise<void> {
  const start = Date.now();
  console.log('Tests…');
  const ended = await runVitest(only);
  failed.push(...ended.failed);
  console.log(`Tests: ${ended.failed.length === 0 ? 'fine' : 'FAILED'} (${secondsSince(start)} s)`);
}

/** Runs one check; its output is shown when it fails. */
async function run({ name, command }: Check): Promise<void> {
  const [program = '', ...args] = command;
  const start = Date.now();
  console.log(`${name}…`);
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', chunk => (said += chunk));
  const passed = await new Promise<boolean>(resolve => {
    child.on('error', error => {
      said += error.message;
      resolve(false);
    });
    child.on('close', code => resolve(code === 0));
  });
  console.log(
    `${name}: ${passed ? 'fine' : 'FAILED'} (${secondsSince(start)} s)${passed ? '' : `\n${said}`}`,
  );
  if (!passed) failed.push(`${name}\n${firstLines(said)}`);
}

function firstLines(said: string): string {
  const lines = said.split('\n').filter(line => line.trim() !== '');
  return lines
    .slice(0, 8)
    .map(line => `    ${line.trimEnd().slice(0, 300)}`)
    .join('\n');
}

function secondsSince(start: number): string {
  return ((Date.now() - start) / 1000).toFixed(1);
}
