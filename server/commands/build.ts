/**
 * `npm run build [-- --when-needed]`: the screens, for the browser (dist/client) and for the server that draws them
 * (dist/render), and the server itself (dist/server). What did not change since it was last built is left as it is.
 */
import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildScreens } from './build/screens.ts';
import { buildServer } from './build/server.ts';

type Product = {
  name: string;
  /** Folders of dist/ it is made of. */
  folders: string[];
  /** Everything the build of it reads. */
  inputs: string[];
  /** Makes the folders inside `into`; false when what came out is not fit to be used, which it then has said. */
  build(into: string): Promise<boolean>;
};

const products: Product[] = [
  {
    name: 'screens',
    folders: ['client', 'render'],
    inputs: ['client/**/*', 'server/domain/**/*.ts', 'server/http/contract/*.ts', 'vite.config.ts'],
    build: buildScreens,
  },
  {
    name: 'server',
    folders: ['server'],
    inputs: ['server/**/*', 'launch/**/*.ts', 'fhir-profiles/*.ts'],
    build: buildServer,
  },
];
const always = ['server/commands/build.ts', 'server/commands/build/*.ts', 'package-lock.json'];

const root = join(import.meta.dirname, '..', '..');
const dist = join(root, 'dist');
const { values: flags } = parseArgs({ options: { 'when-needed': { type: 'boolean', default: false } } });

for (const product of products) {
  const stamp = join(dist, `${product.name}-built-from`);
  const digest = digestOf([...product.inputs, ...always]);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === digest) {
    if (!flags['when-needed']) say(`The ${product.name}: built, and nothing changed.`);
  } else if (!(await built(product, stamp, digest))) process.exit(1);
}

async function built({ name, folders, build }: Product, stamp: string, digest: string): Promise<boolean> {
  const began = Date.now();
  const fresh = join(dist, `building-${name}-${process.pid}`);
  try {
    if (!(await build(fresh))) return false;
    // Stamped last: a build that was cut off is made again.
    rmSync(stamp, { force: true });
    for (const folder of folders) replace(join(fresh, folder), join(dist, folder));
    writeFileSync(stamp, digest);
    say(`Built the ${name} in ${((Date.now() - began) / 1000).toFixed(1)} s.`);
    return true;
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
}

function replace(made: string, place: string): void {
  mkdirSync(dist, { recursive: true });
  for (let tries = 5; ; tries--) {
    rmSync(place, { recursive: true, force: true });
    try {
      renameSync(made, place);
      return;
    } catch (cause) {
      // Two builds at once: the other one's folder came in between.
      if (tries === 0 || (cause as NodeJS.ErrnoException).code !== 'ENOTEMPTY') throw cause;
    }
  }
}

function digestOf(patterns: string[]): string {
  const digest = createHash('sha256');
  for (const file of globSync(patterns, { cwd: root }).sort()) {
    if (/\.[a-z]+$/.test(file)) digest.update(file).update(readFileSync(join(root, file)));
  }
  return digest.digest('hex');
}

function say(sentence: string): void {
  process.stdout.write(`${sentence}\n`);
}
