import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative, sep } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');
/** What a room may import, as a value or as a type. Rooms not named here (`server/start.ts`, commands) put it together. */
const may: { [room: string]: { values: string[]; types?: string[] } } = {
  'server/domain': { values: [] },
  'fhir-profiles': { values: [] },
  launch: { values: ['server/domain'] },
  'server/launching': { values: ['server/domain', 'launch', 'server/storage'] },
  'server/chart': { values: ['server/domain', 'fhir-profiles'] },
  'server/storage': { values: ['server/domain'] },
  'server/workflow': {
    values: ['server/domain', 'server/chart', 'server/storage', 'server/views'],
    types: ['launch', 'server/outbox'],
  },
  'server/outbox': {
    values: ['server/domain', 'server/chart', 'server/storage', 'launch', 'fhir-profiles'],
    types: ['server/http/log.ts'],
  },
  'server/views': { values: ['server/domain', 'server/storage'] },
  'server/http': {
    values: ['server/domain', 'server/workflow', 'server/views', 'launch'],
    types: ['server/storage', 'server/outbox'],
  },
  client: { values: ['server/domain', 'server/http/contract'] },
};
const rooms = [...Object.keys(may), 'server/commands', 'server', 'test'].toSorted(
  (a, b) => b.length - a.length,
);
const banned =
  /^(utils?|helpers?|misc|common|managers?|services?|handlers?|processors?|data|info|items?|models?)$/i;
/** A chart item is a word of the house: one thing for the chart, before it is a resource. */
const chartItem = /chart-?items?|routeItems|routedItem/i;
/** What starts the house and what is called by hand may speak to the terminal. */
const atTheTerminal = /^server\/(main\.ts$|commands\/)/;

type Source = { path: string; room: string; text: string; lines: number };
const sources: Source[] = ['launch', 'server', 'client', 'fhir-profiles', 'test']
  .flatMap(filesIn)
  .map(path => {
    const text = readFileSync(join(root, path), 'utf8');
    return { path, room: roomOf(path), text, lines: text.split('\n').length - 1 };
  });
const code = sources.filter(({ path }) => /\.(ts|tsx|mjs)$/.test(path));
const ours = code.filter(({ room }) => room !== 'test');

describe('the rooms', () => {
  it('import what they may, and nothing else', () => {
    expect(
      imports(ours).filter(({ room, to, type }) => {
        const table = may[room];
        const allowed = [room, ...(table?.values ?? []), ...(type ? (table?.types ?? []) : [])];
        return table !== undefined && !allowed.some(place => to === place || to.startsWith(`${place}/`));
      }),
    ).toEqual([]);
  });
  it('never import the tests', () => {
    expect(imports(ours).filter(({ to }) => to.startsWith('test/'))).toEqual([]);
  });
  it('have no package in the pure ones', () => {
    const packages = ours
      .filter(({ room }) => room === 'server/domain')
      .flatMap(({ path, text }) =>
        [...text.matchAll(/from '([^.'][^']*)'/g)].map(found => `${path}: ${found[1]}`),
      );
    expect(packages).toEqual([]);
  });
  it('leave the sandbox EMR alone: it must not share our mistakes', () => {
    const emr = code.filter(
      ({ path }) => path.startsWith('test/sandbox-emr/') && path !== 'test/sandbox-emr/start.ts',
    );
    expect(imports(emr).filter(({ to }) => !to.startsWith('test/sandbox-emr/'))).toEqual([]);
  });
});

describe('the files', () => {
  it('are one idea long', () => {
    const long = ours.filter(({ path, lines }) => lines > 250 && !path.startsWith('client/words/'));
    expect(long.map(({ path, lines }) => `${path}: ${lines}`)).toEqual([]);
  });
  it('are named by what they are', () => {
    const odd = sources.filter(({ path }) =>
      path
        .replace(chartItem, '')
        .split(sep)
        .some(part => part.split(/[-._]/).some(word => banned.test(word))),
    );
    expect(odd.map(({ path }) => path)).toEqual([]);
  });
  it('name what they give by what it is', () => {
    const given = ours.flatMap(({ path, text }) =>
      [...text.matchAll(/^export (?:async )?(?:function|const|class|type|interface) (\w+)/gm)].map(found => ({
        path,
        name: found[1] ?? '',
      })),
    );
    const odd = given.filter(({ name }) =>
      name
        .replace(chartItem, '')
        .split(/(?=[A-Z])|_/)
        .some(word => banned.test(word)),
    );
    expect(odd.map(({ path, name }) => `${path}: ${name}`)).toEqual([]);
  });
  it('never print to the console', () => {
    const found = ours.filter(
      ({ path, text }) => !atTheTerminal.test(path) && /\bconsole\.\w+\(/.test(withoutComments(text)),
    );
    expect(found.map(({ path }) => path)).toEqual([]);
  });
  it.each<[string, RegExp]>([
    ['give up on types', /:\s*any\b|\bas any\b|<any>|\bany\[\]|@ts-ignore|@ts-nocheck/],
    [
      'evaluate or insert text as code',
      /\beval\(|new Function\(|\.innerHTML\b|dangerouslySetInnerHTML|\bsql\.raw\(/,
    ],
    ['keep anything in the browser’s storage', /\b(localStorage|sessionStorage|indexedDB)\b/],
  ])('never %s', (_, sign) => {
    const found = ours.filter(({ text }) => sign.test(withoutComments(text))).map(({ path }) => path);
    expect(found).toEqual([]);
  });
  it('of a test run share a worker: what several import hangs nothing on the first of them', () => {
    const shared = code.filter(({ path, room }) => room === 'test' && !/\.test\.tsx?$/.test(path));
    const hangs = /^(?:before|after)(?:All|Each)\(/m;
    expect(shared.filter(({ text }) => hangs.test(text)).map(({ path }) => path)).toEqual([]);
  });
  it('name a code system in one place', () => {
    const system =
      /https?:\/\/(loinc\.org|snomed\.info|unitsofmeasure\.org|terminology\.hl7\.org|www\.nlm\.nih\.gov|hl7\.org\/fhir\/(sid|us))/;
    const found = ours.filter(
      ({ path, text }) => path !== join('fhir-profiles', 'systems.ts') && system.test(withoutComments(text)),
    );
    expect(found.map(({ path }) => path)).toEqual([]);
  });
});

function filesIn(folder: string): string[] {
  const entries = readdirSync(join(root, folder), { recursive: true, withFileTypes: true });
  return entries
    .filter(entry => entry.isFile())
    .map(entry => relative(root, join(entry.parentPath, entry.name)));
}

function roomOf(path: string): string {
  return rooms.find(room => path.startsWith(`${room}/`)) ?? path;
}

/** Every import of a file of ours, with whether it is of types alone. */
function imports(files: Source[]) {
  return files.flatMap(({ path, room, text }) =>
    [
      ...text.matchAll(
        /(?:^|\n)\s*(?:import|export)\s+(type\s)?[^'"();]*?from\s+'(\.[^']+)'|import\('(\.[^']+)'\)/g,
      ),
    ].map(found => {
      const [, type, stated, asked] = found;
      return {
        path,
        room,
        to: normalize(join(dirname(path), stated ?? asked ?? '')),
        type: type !== undefined,
      };
    }),
  );
}

const withoutComments = (text: string): string =>
  text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '');
