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
const prep = 'client/coach/prep/prep-page.tsx';
const session = 'client/coach/session/session-page.tsx';
const physician = 'client/physician/physician-page.tsx';
const emr = 'client/practice/emr-screen.tsx';
const rooms = 'client/page/rooms.tsx';
const timeline = 'client/timeline/timeline-screen.tsx';
const day = 'client/physician/day/day-screen.tsx';
const group = 'client/coach/group/group-screen.tsx';
const schedule = 'client/coach/schedule/schedule-screen.tsx';
const inbox = 'client/coach/inbox/inbox-screen.tsx';
const month = 'client/billing/month-screen.tsx';
const list = 'client/coach/calls/handoffs.ts';

async function read(clientFolder: string): Promise<BuiltClient> {
  const manifest = JSON.parse(await readFile(join(clientFolder, 'manifest.json'), 'utf8')) as Manifest;
  const drawer = pathToFileURL(join(clientFolder, '..', 'render', 'server-render.js')).href;
  const { renderPage } = (await import(drawer)) as { renderPage: BuiltClient['render'] };
  const inLanguage = (language: Language) => {
    const words = (of: string) => `client/words/${language}/for-${of}.ts`;
    const frame = [entry, words('page')];
    return {
      prep: filesOf(manifest, [...frame, prep, words('prep')]),
      session: filesOf(manifest, [...frame, session, words('session')]),
      physician: filesOf(manifest, [...frame, physician, words('physician')]),
      timeline: filesOf(manifest, [...frame, rooms, timeline, words('timeline')]),
      emr: filesOf(manifest, [...frame, emr, words('practice')]),
      day: filesOf(manifest, [...frame, rooms, day]),
      list: filesOf(manifest, [...frame, list]),
      group: filesOf(manifest, [...frame, rooms, group]),
      schedule: filesOf(manifest, [...frame, rooms, schedule]),
      inbox: filesOf(manifest, [...frame, rooms, inbox, words('inbox')]),
      month: filesOf(manifest, [...frame, rooms, month]),
    };
  };
  const files = { en: inLanguage('en'), es: inLanguage('es') };
  return {
    render: renderPage,
    filesFor: (path, language) => files[language][screenOf(path)],
  };
}

const screenOf = (path: string) => {
  if (path.includes('/session/')) return 'session';
  if (path.endsWith('/physician')) return 'physician';
  if (path.endsWith('/timeline')) return 'timeline';
  if (path.endsWith('/practice')) return 'emr';
  if (path.endsWith('/list')) return 'list';
  if (path.endsWith('/group')) return 'group';
  if (path.endsWith('/schedule')) return 'schedule';
  if (path.endsWith('/inbox')) return 'inbox';
  if (path.endsWith('/month')) return 'month';
  return path.endsWith('/day') ? 'day' : 'prep';
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
