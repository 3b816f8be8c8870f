/**
 * Runs a command of ours on the Node the project pins (devDependency `node`), installing the packages first when
 * they are missing or older than the lockfile. `--built` first builds what changed since the last build; where what
 * builds is not installed (production), it runs what was built. Plain JavaScript, because an older Node may start it.
 *
 *   node server/commands/bootstrap.mjs [--built] dist/server/main.js [arguments]
 */
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { serverFlags } from './node-flags.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const bin = join(root, 'node_modules', '.bin');
const stamp = join(root, 'node_modules', '.installed-from');

const built = process.argv[2] === '--built';
const command = process.argv.slice(built ? 3 : 2);

installWhenNeeded();
const node = pinnedNode();
const surroundings = {
  cwd: root,
  env: { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH ?? ''}` },
};
if (built) buildWhenNeeded();
run();

function installWhenNeeded() {
  const lock = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return;
  const production = process.env.NODE_ENV === 'production';
  const began = Date.now();
  console.log(
    `Installing packages (${production ? 'production' : 'with the test EMR'}; about half a minute)…`,
  );
  const done = spawnSync(
    'npm',
    ['ci', '--no-audit', '--no-fund', '--loglevel=error', ...(production ? ['--omit=dev'] : [])],
    {
      cwd: root,
      stdio: ['ignore', 'ignore', 'inherit'],
      shell: process.platform === 'win32',
    },
  );
  if (done.status !== 0) {
    console.error('The packages could not be installed. Run "npm ci" to see why, then try again.');
    process.exit(1);
  }
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, lock);
  console.log(`Packages installed in ${Math.round((Date.now() - began) / 1000)} s.`);
}

function pinnedNode() {
  const pinned = join(bin, process.platform === 'win32' ? 'node.cmd' : 'node');
  if (existsSync(pinned)) return pinned;
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath;
  console.error(`Alongside runs on Node 24 or newer; this is ${process.version}.`);
  process.exit(1);
}

function buildWhenNeeded() {
  if (!existsSync(join(root, 'node_modules', 'vite'))) {
    if (existsSync(join(root, command[0]))) return;
    console.error(
      'Not built yet, and what builds is not installed here: npm ci, npm run build, then try again.',
    );
    process.exit(1);
  }
  const words = ['server/commands/build.ts', '--when-needed'];
  const done = spawnSync(node, words, { ...surroundings, stdio: ['ignore', 'inherit', 'inherit'] });
  if (done.status !== 0) process.exit(1);
}

function run() {
  const flags = command[0] === 'dist/server/main.js' ? serverFlags : [];
  const child = spawn(node, [...flags, ...command], { ...surroundings, stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
}
