import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';

/** Loaded by every screen before it can be used: the frame, in the language that takes more. */
const frame = ['client/entry.tsx', 'client/words/es/for-page.ts'];
/** Fetched the moment after: what hears whether there is something to say to a coach; to a physician or a lead. */
const ears = 'client/page/ears.tsx';
const watchEar = 'client/page/watch-ear.tsx';
/** With the words for every no, which a page that can be refused something fetches beforehand. */
const reasons = 'client/page/reason-in-words.tsx';

/**
 * KB, gzipped, of all that a screen loads by itself with nothing to say: `sources` before it can be used, `soon` the moment
 * after. What is fetched when there is something (a call, a red flag, a handoff) or when somebody is there is not counted.
 */
const budgets = [
  {
    screen: 'preparation',
    sources: [...frame, 'client/coach/prep/prep-page.tsx', 'client/words/es/for-prep.ts'],
    soon: [ears],
    ...{ js: 90, css: 5 },
  },
  {
    screen: 'session',
    sources: [...frame, 'client/coach/session/session-page.tsx', 'client/words/es/for-session.ts'],
    soon: [ears],
    ...{ js: 120, css: 5 },
  },
  {
    screen: 'physician',
    sources: [...frame, 'client/physician/physician-page.tsx', 'client/words/es/for-physician.ts'],
    soon: [watchEar],
    ...{ js: 90, css: 5 },
  },
  {
    screen: 'practice',
    sources: [...frame, 'client/practice/emr-screen.tsx', 'client/words/es/for-practice.ts'],
    soon: [watchEar],
    ...{ js: 90, css: 5 },
  },
  {
    screen: 'timeline',
    sources: [
      ...[...frame, 'client/page/rooms.tsx', 'client/timeline/timeline-screen.tsx'],
      'client/words/es/for-timeline.ts',
    ],
    soon: [ears],
    ...{ js: 90, css: 5 },
  },
  {
    screen: 'list',
    sources: [...frame, 'client/page/rooms.tsx', 'client/coach/list/list-screen.tsx'],
    soon: [ears, reasons],
    ...{ js: 90, css: 5 },
  },
  {
    screen: 'group',
    sources: [...frame, 'client/page/rooms.tsx', 'client/coach/group/group-screen.tsx'],
    soon: [ears, reasons],
    ...{ js: 90, css: 5 },
  },
  {
    screen: 'schedule',
    sources: [...frame, 'client/page/rooms.tsx', 'client/coach/schedule/schedule-screen.tsx'],
    soon: [ears, reasons],
    ...{ js: 90, css: 5 },
  },
  {
    screen: 'inbox',
    sources: [
      ...[...frame, 'client/page/rooms.tsx', 'client/coach/inbox/inbox-screen.tsx'],
      'client/words/es/for-inbox.ts',
    ],
    soon: [ears, reasons],
    ...{ js: 90, css: 5 },
  },
  {
    screen: 'find',
    sources: [...frame, 'client/page/rooms.tsx', 'client/coach/find/find-screen.tsx'],
    soon: [ears, reasons],
    ...{ js: 90, css: 5 },
  },
  {
    screen: 'biller’s month',
    sources: [
      ...[...frame, 'client/page/rooms.tsx', 'client/billing/month-screen.tsx'],
      'client/words/es/for-month.ts',
    ],
    soon: [ears],
    js: 90,
    css: 5,
  },
  {
    screen: 'physician’s day',
    sources: [...frame, 'client/page/rooms.tsx', 'client/physician/day/day-screen.tsx'],
    soon: ['client/physician/attest-day.tsx', 'client/physician/printed.tsx'],
    ...{ js: 90, css: 5 },
  },
];

const root = join(import.meta.dirname, '..', '..', '..');

/** The page of a launch, twice: for the browser into `client`, for the server that draws it into `render`. False: too heavy. */
export async function buildScreens(into: string): Promise<boolean> {
  const client = join(into, 'client');
  await buildPage(client);
  await buildPage(join(into, 'render'), 'client/server-render.tsx');
  if (!budgets.map(budget => isWithin(budget, client)).every(Boolean)) return false;
  for (const { sources } of budgets) for (const source of sources) markAsCalled(client, source);
  compress(join(client, 'assets'));
  return true;
}

async function buildPage(outDir: string, ssr?: string): Promise<void> {
  process.env.NODE_ENV = 'production'; // a test's or a developer's own would compile the screens for debugging
  const { build } = await import('vite');
  await build({
    root,
    configFile: join(root, 'vite.config.ts'),
    logLevel: 'warn',
    build: ssr === undefined ? { outDir } : { outDir, ssr },
  });
}

type Chunk = { file: string; imports?: string[]; css?: string[] };
const manifestOf = (folder: string): Record<string, Chunk> =>
  JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'));

/** Says what a screen weighs, and whether that is within its budget. */
function isWithin({ screen, sources, soon, js, css }: (typeof budgets)[number], folder: string): boolean {
  const manifest = manifestOf(folder);
  const chunks = new Set<Chunk>();
  const add = (source: string) => {
    const chunk = manifest[source];
    if (!chunk) throw new Error(`a budget counts ${source}, which is no file of the build`);
    if (chunks.has(chunk)) return;
    chunks.add(chunk);
    chunk.imports?.forEach(add);
  };
  [...sources, ...soon].forEach(add);
  const weigh = (files: string[]) =>
    [...new Set(files)].reduce(
      (sum, file) => sum + gzipSync(readFileSync(join(folder, file)), { level: 9 }).length,
      0,
    ) / 1024;
  const scripts = weigh([...chunks].map(chunk => chunk.file));
  const styles = weigh([...chunks].flatMap(chunk => chunk.css ?? []));
  const fits = scripts <= js && styles <= css;
  process.stdout.write(
    `The ${screen} screen loads ${scripts.toFixed(1)} KB of script (at most ${js}) and ${styles.toFixed(1)} KB of ` +
      `styles (at most ${css}), compressed${fits ? '.' : ': too heavy, so it was not built.'}\n`,
  );
  return fits;
}

const calledOnLoad = '//# allFunctionsCalledOnLoad\n';

/** Chromium then compiles what a screen begins with while it is fetched, and not at its first call with everybody waiting. */
function markAsCalled(folder: string, source: string): void {
  const path = join(folder, manifestOf(folder)[source]?.file ?? '');
  const script = readFileSync(path, 'utf8');
  if (!script.startsWith(calledOnLoad)) writeFileSync(path, calledOnLoad + script);
}

/** Leaves a Brotli copy beside each script and style, so that nobody waits for one to be made. */
export function compress(folder: string): void {
  for (const file of globSync('*.{js,css}', { cwd: folder })) {
    writeFileSync(join(folder, `${file}.br`), brotliCompressSync(readFileSync(join(folder, file))));
  }
}
