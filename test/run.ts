/**
 * `npm test`: types, lint, the built client within its budget, then every test on real parts. Each step says what
 * it does and how long it took; the first that fails ends the run.
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';

type Check = { name: string; command: string[] };

const build: Check = { name: 'Build', command: ['node', 'server/commands/build.ts'] };
const together: Check[] = [
  { name: 'Types', command: ['tsc', '--noEmit', '-p', 'tsconfig.json'] },
  { name: 'Types of the pure rules', command: ['tsc', '--noEmit', '-p', 'server/domain/tsconfig.json'] },
  { name: 'Lint', command: ['biome', 'check', '--error-on-warnings', '.'] },
  build,
];
const began = Date.now();
const only = process.argv.slice(2);

if (only.length === 0 && !(await Promise.all(together.map(check => run(check)))).every(Boolean))
  finish(false);
if (only.length > 0 && !existsSync('dist/client') && !(await run(build))) finish(false);
finish(await run({ name: 'Tests', command: ['vitest', 'run', ...only] }, 'shown'));

function finish(passed: boolean): never {
  const seconds = Math.round((Date.now() - began) / 1000);
  console.log(passed ? `Everything holds (${seconds} s).` : `Something does not hold (${seconds} s).`);
  process.exit(passed ? 0 : 1);
}

/** Runs one check; its output is shown when it fails, or always when `shown`. */
function run({ name, command }: Check, output: 'when-failed' | 'shown' = 'when-failed'): Promise<boolean> {
  const [program = '', ...args] = command;
  const start = Date.now();
  console.log(`${name}…`);
  const child = spawn(program, args, { stdio: output === 'shown' ? 'inherit' : ['ignore', 'pipe', 'pipe'] });
  const said: Buffer[] = [];
  child.stdout?.on('data', chunk => said.push(chunk));
  child.stderr?.on('data', chunk => said.push(chunk));
  return new Promise(resolve => {
    child.on('error', () => resolve(false));
    child.on('exit', code => {
      const seconds = ((Date.now() - start) / 1000).toFixed(1);
      if (code === 0) console.log(`${name}: fine (${seconds} s)`);
      else console.log(`${name}: FAILED (${seconds} s)\n${Buffer.concat(said).toString()}`);
      resolve(code === 0);
    });
  });
}
