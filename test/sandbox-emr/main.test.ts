import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bareEmr } from './bare-app.ts';
import { followLaunch } from './scripted-launch.ts';
import { startSandboxEmr } from './server.ts';
import { trialApp } from './trial-app.ts';

const app = createServer((request, response) => answer(request, response));
let answer: ReturnType<typeof trialApp>;
let at: string;
let dir: string;

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'emr-main-'));
  await new Promise<void>(resolve => app.listen(0, '127.0.0.1', resolve));
  at = `http://127.0.0.1:${(app.address() as AddressInfo).port}`;
  answer = trialApp(at, 'trial');
});
afterAll(() => {
  app.close();
  rmSync(dir, { recursive: true });
});

const client = () => ({
  clientId: 'trial',
  name: 'Trial app',
  auth: { kind: 'public' as const },
  redirectUris: [`${at}/callback`],
  launchUrl: `${at}/launch`,
});

test('a scripted browser follows a launch through the EMR into the app', async () => {
  const emr = await startSandboxEmr({ ...bareEmr, clients: [client()] });
  try {
    const url = await emr.launchUrlFor({ clientId: 'trial', practitioner: 'coach-marcus', patient: 'ben' });
    const walk = await followLaunch(url);
    expect(walk.status).toBe(200);
    expect(walk.body).toMatch(/<p id="patient">ben<\/p><p id="user">coach-marcus<\/p>/);
    expect(walk.hops.map(hop => new URL(hop).pathname)).toEqual(['/launch', '/oidc/auth', '/callback']);
  } finally {
    await emr.close();
  }
});

test('a demonstration closed today and opened tomorrow has visits tomorrow', async () => {
  const state = join(dir, 'demo');
  for (const today of ['2026-11-22', '2026-11-23']) {
    const emr = await startSandboxEmr({ clients: [], dir: state, today });
    const schedule = await fetch(`${emr.url}/schedule`, { headers: { cookie: 'emr_staff=coach-dana' } });
    expect([today, (await schedule.text()).match(/<td>09:00<\/td>/g)?.length]).toEqual([today, 2]);
    await emr.close();
  }
});

test('the program says in one line where it is, plays the EMR asked for, and stops when told', async () => {
  const clients = join(dir, 'clients.json');
  writeFileSync(clients, JSON.stringify([client()]));
  const child = run('--port', '0', '--as', 'read-only', '--dir', join(dir, 'state'), '--clients', clients);
  const line = await firstLine(child);
  const url = /^sandbox EMR ready at (http:\/\/localhost:\d+)$/.exec(line)?.[1];
  const stand = await (await fetch(`${url}/switches.json`)).json();
  expect(stand).toEqual({ disguise: 'read-only', faults: [] });
  child.kill('SIGTERM');
  expect(await once(child, 'exit')).toEqual([0, null]);
});

test('the program refuses to play an EMR it does not know', async () => {
  const child = run('--as', 'perfect');
  expect((await once(child, 'exit'))[0]).toBe(2);
});

function run(...flags: string[]): ChildProcess {
  const program = new URL('main.ts', import.meta.url).pathname;
  return spawn(process.execPath, [program, ...flags], { stdio: ['ignore', 'pipe', 'ignore'] });
}

async function firstLine(child: ChildProcess): Promise<string> {
  let text = '';
  for await (const part of child.stdout ?? []) {
    text += part;
    if (text.includes('\n')) break;
  }
  return text.split('\n')[0] ?? '';
}
