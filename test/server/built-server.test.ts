import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addPractice } from '../../server/launching/add-practice.ts';
import { storageFromEnvironment } from '../../server/storage/from-environment.ts';
import { loadKeys } from '../../server/storage/keys.ts';
import { roster } from '../demo/practice.ts';
import { answers, gone } from '../demo/programs.ts';
import { coachByWire } from '../parts/coach-by-wire.ts';
import { bareDatabase } from '../parts/database.ts';
import { fullDraft } from '../parts/drafts.ts';
import { freePort } from '../parts/free-port.ts';
import { startSandboxEmr } from '../sandbox-emr/server.ts';

const root = join(import.meta.dirname, '..', '..');
const program = join(root, 'dist', 'server', 'main.js');
const practiceId = crypto.randomUUID();
const folder = mkdtempSync(join(tmpdir(), 'built-'));
let told = '';
let server: ChildProcess;
let emr: Awaited<ReturnType<typeof startSandboxEmr>>;
let bare: Awaited<ReturnType<typeof bareDatabase>>;

beforeAll(async () => {
  execFileSync(process.execPath, ['server/commands/build.ts'], { cwd: root, stdio: 'pipe' });
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const client = {
    ...{ clientId: 'alongside', name: 'Alongside', label: 'Coaching', auth: { kind: 'public' as const } },
    ...{ redirectUris: [`${origin}/callback/${practiceId}`], launchUrl: `${origin}/launch` },
    standaloneUrl: `${origin}/launch/standalone`,
  };
  emr = await startSandboxEmr({ clients: [client] });
  bare = await bareDatabase();
  server = spawn(process.execPath, [program], {
    cwd: folder, // wherever it is started from, it finds what is its own
    env: {
      ...{ PATH: process.env.PATH, NODE_ENV: 'production', DEBUG: '*', ALONGSIDE_DATA: folder },
      ...{ ALONGSIDE_ORIGIN: origin, PORT: String(port) },
      ...{ DATABASE_URL: bare.appUrl, DATABASE_OWNER_URL: bare.ownerUrl },
    },
  });
  for (const stream of [server.stdout, server.stderr])
    stream?.on('data', chunk => {
      told += chunk;
    });
  await answers(server, origin);
  await joinPractice(origin);
}, 60_000);

afterAll(async () => {
  await gone(server);
  await emr.close();
  await bare.close();
  rmSync(folder, { recursive: true });
});

/** The files that are read before the first request: the program, and what it imports by name. */
function atStart(): { text: string; map: { sources: string[] } }[] {
  const text = readFileSync(program, 'utf8');
  const beside = [...text.matchAll(/^import .*"\.\/([^"]+)";$/gm)].map(([, name = '']) => name);
  return ['main.js', ...beside].map(name => {
    const path = join(root, 'dist', 'server', name);
    const text = readFileSync(path, 'utf8');
    // A few lines of the bundler's own come from no source.
    if (name.startsWith('rolldown-runtime-')) return { text, map: { sources: [] } };
    return { text, map: JSON.parse(readFileSync(`${path}.map`, 'utf8')) };
  });
}

describe('the built server', () => {
  it('opens a chart, draws the preparation, takes a signature, files it and prints it', async () => {
    const dana = await coachByWire({ emr }, 'coach-dana', 'rosa-morales');
    const page = await dana.ask<string>('GET', `/app/${dana.launchId}`);
    expect(page.body).toContain('Rosa');
    expect(page.body).toContain('id="arrived-prep"');
    const session = await dana.open();
    const { rev } = await dana.write(session, fullDraft());
    expect((await dana.sign(session.id, rev)).status).toBe(200);
    const writes = await dana.receipts(session.id);
    expect(new Set(writes.map(write => write.receipt.status))).toEqual(new Set(['in-chart']));
    const paper = await dana.ask<string>('GET', `/api/sessions/${session.id}/note.pdf`);
    expect(paper.body).toMatch(/^%PDF-/);
  }, 30_000);

  it('tells nothing of a patient, even when DEBUG asks for everything', () => {
    expect(told).toContain('"route":"/app/:launchId"');
    expect(told).not.toMatch(/rosa|morales|bearer/i);
  });

  it('carries nothing of the tests, of the sandbox EMR, or of what only builds and tests', () => {
    const sources = atStart().flatMap(({ map }) => map.sources);
    const { devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    const packageOf = (source: string) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(source)?.[1];
    expect(sources.some(source => source.endsWith('server/storage/migrate.ts'))).toBe(true);
    expect(sources.filter(source => /^(\.\.\/)+test\//.test(source))).toEqual([]);
    expect(sources.filter(source => (packageOf(source) ?? '') in devDependencies)).toEqual([]);
  });

  it('starts without what few ask for, and is kept at one byte a letter', () => {
    const sources = atStart().flatMap(({ map }) => map.sources);
    const late = /domain\/(billing\/rule-sets|billing\/rules\/.*)|views\/pdf|iconv-lite\/encodings/;
    expect(sources.filter(source => late.test(source))).toEqual([]);
    for (const { text } of atStart()) expect(text).toMatch(/^[\0-\x7f]*$/);
  });

  it('names the lines of the sources when it dies of something nobody caught', () => {
    const { stderr, status } = spawnSync(process.execPath, [program], {
      ...{ cwd: folder, encoding: 'utf8' },
      env: {
        ...{ PATH: process.env.PATH, ALONGSIDE_ORIGIN: 'http://127.0.0.1:1', ALONGSIDE_DATA: folder },
        DATABASE_URL: 'postgres://nobody:nothing@127.0.0.1:1/nowhere',
      },
    });
    expect(status).toBe(1);
    expect(stderr).toContain('ECONNREFUSED');
    expect(stderr).toMatch(/server\/storage\/from-environment\.ts:\d+/);
  });
});

async function joinPractice(origin: string): Promise<void> {
  const storage = await storageFromEnvironment({ DATABASE_URL: bare.appUrl }, folder);
  const keys = loadKeys({ dataFolder: folder, production: false });
  const added = await addPractice(
    { db: storage.db, keys, origin },
    {
      ...{ practiceId, name: 'Linden Street', iss: `${emr.url}/fhir`, clientId: 'alongside' },
      ...{ proof: { kind: 'public' }, staff: [...roster], frameOrigins: [emr.url] },
    },
    new Date(),
  );
  expect(added).toMatchObject({ status: 'added' });
  await storage.stop();
}
