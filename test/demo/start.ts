/**
 * `npm start`: a practice's EMR with its patients, Alongside against it, one address to open. Data in `.data/`.
 *
 *   npm start -- [--as open|epic-like|read-only|slow] [--patients DIR] [--port 4200] [--emr-port 4300] [--fresh]
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createLog } from '../../server/http/log.ts';
import { startAlongside } from '../../server/start.ts';
import { startAnchoring } from '../../server/storage/audit-anchor.ts';
import { storageFromEnvironment } from '../../server/storage/from-environment.ts';
import { loadKeys } from '../../server/storage/keys.ts';
import { joinPractice } from './practice.ts';

const { values: flags } = parseArgs({
  options: {
    as: { type: 'string', default: 'open' },
    patients: { type: 'string' },
    port: { type: 'string', default: '4200' },
    'emr-port': { type: 'string', default: '4300' },
    fresh: { type: 'boolean', default: false },
  },
});
const data = join(import.meta.dirname, '..', '..', '.data');
const origin = `http://127.0.0.1:${flags.port}`;

if (flags.fresh)
  for (const part of [
    'postgres',
    'emr',
    'keys.json',
    'practice-id',
    'emr-clients.json',
    'audit-anchors.ndjson',
  ])
    rmSync(join(data, part), { recursive: true, force: true });
mkdirSync(data, { recursive: true });
const practiceId = rememberedId();

const emrStarting = startEmr();
const building = run('Building the screens', ['node', ['server/commands/build.ts']]);
const storage = await told('Starting the database', storageFromEnvironment(process.env, data));
const keys = loadKeys({ dataFolder: data, production: false, keys: process.env.ALONGSIDE_KEYS });
await building;
const emr = await emrStarting;
const alongside = await startAlongside({
  db: storage.db,
  keys,
  clock: () => new Date(),
  log: createLog({ level: 'silent' }),
  port: Number(flags.port),
  host: '127.0.0.1',
  clientFolder: join(import.meta.dirname, '..', '..', 'dist', 'client'),
  believeEmrForMs: 5_000, // the demonstration's EMR may change its disguise at any moment
  timing: { quietMs: 60_000 },
});
const anchoring = startAnchoring({
  db: storage.db,
  keys,
  clock: () => new Date(),
  file: join(data, 'audit-anchors.ndjson'),
});
await told('Opening the practice', joinPractice(alongside.parts, { practiceId, emrUrl: emr.url }));

console.log(`
  Open  ${emr.url}

  Sign in there as Dana Reyes (coach), open a chart, press "Coaching".
  The EMR's moods and faults: ${emr.url}/switches · database: ${storage.where}
  Alongside itself runs at ${origin}. Ctrl+C stops everything.
`);

let stopping = false;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stop());
emr.child.on('exit', () => void stop());

async function stop(): Promise<void> {
  if (stopping) return;
  stopping = true;
  emr.child.kill('SIGTERM');
  await alongside.stop();
  await anchoring.stop();
  await storage.stop();
  process.exit(0);
}

/** The practice keeps its id over restarts: the EMR has it in the redirect address it registered. */
function rememberedId(): string {
  const file = join(data, 'practice-id');
  if (!existsSync(file)) writeFileSync(file, randomUUID());
  return readFileSync(file, 'utf8').trim();
}

async function startEmr(): Promise<{ url: string; child: ChildProcess }> {
  const clients = join(data, 'emr-clients.json');
  const client = {
    clientId: 'alongside',
    name: 'Alongside',
    label: 'Coaching',
    auth: { kind: 'secret', secret: 'demonstration-only-secret' },
    redirectUris: [`${origin}/callback/${practiceId}`],
    launchUrl: `${origin}/launch`,
    standaloneUrl: `${origin}/launch/standalone`,
  };
  writeFileSync(clients, JSON.stringify([client]));
  const child = spawn(
    'node',
    [
      'test/sandbox-emr/main.ts',
      ...['--port', flags['emr-port'], '--as', flags.as, '--clients', clients, '--dir', join(data, 'emr')],
      ...(flags.patients ? ['--patients', flags.patients] : []),
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const ready = new Promise<string>((resolve, reject) => {
    child.once('exit', () => reject(new Error('the sandbox EMR did not start')));
    child.stdout?.on('data', chunk => {
      const url = /ready at (\S+)/.exec(String(chunk))?.[1];
      if (url !== undefined) resolve(url);
    });
  });
  return { url: await told("Starting the practice's EMR with its patients", ready), child };
}

function run(what: string, [program, args]: [string, string[]]): Promise<void> {
  const child = spawn(program, args, { stdio: ['ignore', 'ignore', 'inherit'] });
  return told(
    what,
    new Promise((resolve, reject) => {
      child.on('exit', code => (code === 0 ? resolve() : reject(new Error(`${what}: failed`))));
    }),
  );
}

/** Says what takes longer than two seconds, and how long it took. */
async function told<T>(what: string, work: Promise<T>): Promise<T> {
  const began = Date.now();
  let said = false;
  const timer = setTimeout(() => {
    said = true;
    console.log(`${what}…`);
  }, 2_000);
  try {
    return await work;
  } finally {
    clearTimeout(timer);
    if (said) console.log(`${what}: ${((Date.now() - began) / 1000).toFixed(1)} s`);
  }
}
