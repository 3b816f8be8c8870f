import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { PageFiles, RenderedPage, RenderInput } from './contract/page.ts';

/** The client as the build left it: how to draw a page, and the files a page of that path needs. */
export type BuiltClient = {
  render(input: RenderInput): RenderedPage;
  filesFor(path: string): PageFiles;
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
const emr = 'client/practice/emr-screen.tsx';

async function read(clientFolder: string): Promise<BuiltClient> {
  const manifest = JSON.parse(await readFile(join(clientFolder, 'manifest.json'), 'utf8')) as Manifest;
  const drawer = pathToFileURL(join(clientFolder, '..', 'render', 'server-render.js')).href;
  const { renderPage } = (await import(drawer)) as { renderPage: BuiltClient['render'] };
  const prepFiles = filesOf(manifest, [entry, prep]);
  const sessionFiles = filesOf(manifest, [entry, session]);
  const emrFiles = filesOf(manifest, [entry, emr]);
  const filesFor = (path: string) =>
    path.includes('/session/') ? sessionFiles : path.endsWith('/practice') ? emrFiles : prepFiles;
  return { render: renderPage, filesFor };
}

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
    fonts: [...new Set(all.flatMap(chunk => chunk.assets ?? []))]
      .filter(file => file.endsWith('.woff2'))
      .map(address),
  };
}
