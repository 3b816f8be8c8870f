import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Language } from '../domain/language.ts';
import type { PageFiles, RenderedPage, RenderInput } from './contract/page.ts';

/** The client as the build left it: how to draw a page, and the files a page of that path and language needs. */
export type BuiltClient = {
  render(input: RenderInput): RenderedPage;
  filesFor(path: string, language: Language): PageFiles;
};

/** Reads the build beside `clientFolder` (dist/client, with dist/render next to it). Fails when it was not built. */
export function builtClient(clientFolder: string): Promise<BuiltClient> {
  const kept = built.get(clientFolder);
  if (kept) return kept;
  const reading = read(clientFolder);
  built.set(clientFolder, reading);
  reading.catch(() => built.delete(clientFolder));
  return reading;
}

const built = new Map<string, Promise<BuiltClient>>();

/** Of the build's manifest only what we ask of it. */
type Chunk = { file: string; imports?: string[]; css?: string[]; assets?: string[]; isEntry?: boolean };
type Manifest = { [source: string]: Chunk };

const entry = 'client/entry.tsx';
const rooms = 'client/page/rooms.tsx';

/** What each screen is drawn with, besides the frame; `words` where it has a dictionary of its own for each language. */
const screens: { [name: string]: { sources: string[]; words?: string } } = {
  prep: { sources: ['client/coach/prep/prep-page.tsx'], words: 'prep' },
  session: { sources: ['client/coach/session/session-page.tsx'], words: 'session' },
  physician: { sources: ['client/physician/physician-page.tsx'], words: 'physician' },
  practice: { sources: ['client/practice/emr-screen.tsx'], words: 'practice' },
  timeline: { sources: [rooms, 'client/timeline/timeline-screen.tsx'], words: 'timeline' },
  day: { sources: [rooms, 'client/physician/day/day-screen.tsx'] },
  list: { sources: [rooms, 'client/coach/list/list-screen.tsx'] },
  schedule: { sources: [rooms, 'client/coach/schedule/schedule-screen.tsx'] },
  inbox: { sources: [rooms, 'client/coach/inbox/inbox-screen.tsx'], words: 'inbox' },
  find: { sources: [rooms, 'client/coach/find/find-screen.tsx'] },
  group: { sources: [rooms, 'client/coach/group/group-screen.tsx'] },
  panel: { sources: [rooms, 'client/panel/panel-screen.tsx'] },
  month: { sources: [rooms, 'client/billing/month-screen.tsx'], words: 'month' },
};

async function read(clientFolder: string): Promise<BuiltClient> {
  const manifest = JSON.parse(await readFile(join(clientFolder, 'manifest.json'), 'utf8')) as Manifest;
  const drawer = pathToFileURL(join(clientFolder, '..', 'render', 'server-render.js')).href;
  const { renderPage } = (await import(drawer)) as { renderPage: BuiltClient['render'] };
  const inLanguage = (language: Language) => {
    const wordsOf = (of: string) => `client/words/${language}/for-${of}.ts`;
    return Object.fromEntries(
      Object.entries(screens).map(([name, { sources, words }]) => [
        name,
        filesOf(manifest, [entry, wordsOf('page'), ...sources, ...(words ? [wordsOf(words)] : [])]),
      ]),
    );
  };
  const files = { en: inLanguage('en'), es: inLanguage('es') };
  return {
    render: renderPage,
    filesFor: (path, language) => files[language][screenOf(path)] as PageFiles,
  };
}

/** By the last part of the path; a launch's own address is the preparation. */
const screenOf = (path: string) => {
  if (path.includes('/session/')) return 'session';
  const last = path.split('/').at(-1) ?? '';
  return last in screens ? last : 'prep';
};

function filesOf(manifest: Manifest, sources: string[]): PageFiles {
  const chunks = new Map<string, Chunk>();
  const add = (source: string) => {
    const chunk = manifest[source];
    if (!chunk || chunks.has(source)) return;
    chunks.set(source, chunk);
    chunk.imports?.forEach(add);
  };
  sources.forEach(add);
  const all = [...chunks.values()];
  const address = (file: string) => `/${file}`;
  return {
    scripts: all.filter(chunk => chunk.isEntry).map(chunk => address(chunk.file)),
    preloads: all.map(chunk => address(chunk.file)),
    styles: [...new Set(all.flatMap(chunk => chunk.css ?? []))].map(address),
    // The one nearly every word stands in. Another one would take the line from the scripts.
    fonts: [...new Set(all.flatMap(chunk => chunk.assets ?? []))]
      .filter(file => /source-sans-[^/]*[.]woff2$/.test(file))
      .map(address),
  };
}
