/**
 * `npm run build`: the screens, for the browser (dist/client) and for the server that draws them (dist/render).
 * Nothing is done when nothing changed since the last build; a screen heavier than its budget is not built.
 */
import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';

/** KB, gzipped, of all that a screen loads before it can be used. */
const budgets = [
  { screen: 'preparation', sources: ['client/entry.tsx', 'client/coach/prep/prep-page.tsx'], js: 90, css: 5 },
  {
    screen: 'session',
    sources: ['client/entry.tsx', 'client/coach/session/session-page.tsx'],
    js: 120,
    css: 5,
  },
];

/** Everything the build reads. */
const inputs = [
  'client/**/*',
  'server/domain/**/*.ts',
  'server/http/contract/*.ts',
  'vite.config.ts',
  'server/commands/build.ts',
  'package-lock.json',
];

const root = join(import.meta.dirname, '..', '..');
const dist = join(root, 'dist');
const stamp = join(dist, 'built-from');
const fresh = join(dist, `building-${process.pid}`);

const digest = digestOf(inputs);
if (existsSync(stamp) && readFileSync(stamp, 'utf8') === digest)
  say('The screens are built and nothing changed.');
else await buildAll();

async function buildAll(): Promise<void> {
  const began = Date.now();
  try {
    await buildInto('client');
    await buildInto('render', 'client/server-render.tsx');
    if (!budgets.map(within).every(Boolean)) {
      process.exitCode = 1;
      return;
    }
    compress(join(fresh, 'client', 'assets'));
    // Stamped last: a build that was cut off is made again.
    rmSync(stamp, { force: true });
    for (const part of ['client', 'render']) replace(part);
    writeFileSync(stamp, digest);
    say(`Built the screens in ${((Date.now() - began) / 1000).toFixed(1)} s.`);
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
}

async function buildInto(part: string, ssr?: string): Promise<void> {
  process.env.NODE_ENV = 'production'; // a test's or a developer's own would compile the screens for debugging
  const { build } = await import('vite');
  const outDir = join(fresh, part);
  await build({
    root,
    configFile: join(root, 'vite.config.ts'),
    logLevel: 'warn',
    build: ssr === undefined ? { outDir } : { outDir, ssr },
  });
}

type Chunk = { file: string; imports?: string[]; css?: string[] };

/** Says what a screen weighs, and whether that is within its budget. */
function within({ screen, sources, js, css }: (typeof budgets)[number]): boolean {
  const folder = join(fresh, 'client');
  const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as Record<string, Chunk>;
  const chunks = new Set<Chunk>();
  const add = (source: string) => {
    const chunk = manifest[source];
    if (!chunk || chunks.has(chunk)) return;
    chunks.add(chunk);
    chunk.imports?.forEach(add);
  };
  sources.forEach(add);
  const weigh = (files: string[]) =>
    [...new Set(files)].reduce(
      (sum, file) => sum + gzipSync(readFileSync(join(folder, file)), { level: 9 }).length,
      0,
    ) / 1024;
  const scripts = weigh([...chunks].map(chunk => chunk.file));
  const styles = weigh([...chunks].flatMap(chunk => chunk.css ?? []));
  const fits = scripts <= js && styles <= css;
  say(
    `The ${screen} screen loads ${scripts.toFixed(1)} KB of script (at most ${js}) and ${styles.toFixed(1)} KB of ` +
      `styles (at most ${css}), compressed${fits ? '.' : ': too heavy, so it was not built.'}`,
  );
  return fits;
}

/** Leaves a Brotli copy beside each script and style, so that nobody waits for one to be made. */
function compress(folder: string): void {
  for (const file of globSync('*.{js,css}', { cwd: folder })) {
    writeFileSync(join(folder, `${file}.br`), brotliCompressSync(readFileSync(join(folder, file))));
  }
}

function replace(part: string): void {
  mkdirSync(dist, { recursive: true });
  for (let tries = 5; ; tries--) {
    rmSync(join(dist, part), { recursive: true, force: true });
    try {
      renameSync(join(fresh, part), join(dist, part));
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
    const path = join(root, file);
    if (/\.[a-z]+$/.test(file)) digest.update(file).update(readFileSync(path));
  }
  return digest.digest('hex');
}

function say(sentence: string): void {
  process.stdout.write(`${sentence}\n`);
}
