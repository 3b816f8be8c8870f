/**
 * `npm start`: a practice's EMR with its patients, the built Alongside against it, one address to open. Data and the
 * log in `.data/`.
 *
 *   npm start -- [--as open|epic-like|read-only|slow] [--patients DIR] [--port 4200] [--emr-port 4300] [--fresh]
 */
import type { ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { answers, build, gone, joiner, startAlongside, startEmr } from './programs.ts';

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

let stopping = false;
let alongside: ChildProcess | undefined;
const place = { data, origin, port: flags.port };
const emr = startEmr({ ...place, ...flags, practiceId, emrPort: flags['emr-port'] });
const joining = joiner();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stop(0));

try {
  await told('Building the screens and the server', build());
  alongside = startAlongside(place);
  await told('Starting Alongside and its database', answers(alongside, origin));
  const emrUrl = await told("Starting the practice's EMR with its patients", emr.url);
  const { database } = await told('Opening the practice', joining.join({ practiceId, emrUrl, origin, data }));
  alongside.on('exit', () => void stop(1));
  emr.child.on('exit', () => void stop(1));
  console.log(`
  Open  ${emrUrl}

  Sign in there as Dana Reyes (coach), open a chart, press "Coaching".
  The EMR's moods and faults: ${emrUrl}/switches · database: ${database}
  Alongside itself runs at ${origin}. Ctrl+C stops everything.
`);
} catch (error) {
  if (!stopping) console.error(error instanceof Error ? error.message : error);
  await stop(1);
}

/** The server goes before its EMR, so that nothing it still sends is lost on the way. */
async function stop(code: number): Promise<void> {
  if (stopping) return;
  stopping = true;
  joining.child.kill('SIGTERM');
  if (alongside) await gone(alongside);
  await gone(emr.child);
  process.exit(code);
}

/** The practice keeps its id over restarts: the EMR has it in the redirect address it registered. */
function rememberedId(): string {
  const file = join(data, 'practice-id');
  if (!existsSync(file)) writeFileSync(file, randomUUID());
  return readFileSync(file, 'utf8').trim();
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
