import { type ChildProcess, fork, spawn } from 'node:child_process';
import { openSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { serverFlags } from '../../server/commands/node-flags.mjs';
import type { Joined, ToJoin } from './join.ts';

/** Where the demonstration keeps what is its own, and where Alongside is found. */
type Place = { data: string; origin: string; port: string };

const root = join(import.meta.dirname, '..', '..');

/** The sandbox EMR, which knows Alongside by the address of this practice; `url` once it is ready. */
export function startEmr(
  wanted: Place & { practiceId: string; emrPort: string; as: string; patients?: string },
) {
  const { data, origin, practiceId, as, patients } = wanted;
  const clients = join(data, 'emr-clients.json');
  const client = {
    clientId: 'alongside',
    name: 'Alongside',
    label: 'Coaching',
    auth: { kind: 'secret', secret: 'demonstration-only-secret' },
    redirectUris: [`${origin}/callback/${practiceId}`],
    launchUrl: `${origin}/launch`,
    standaloneUrl: `${origin}/launch/standalone`,
    practiceUrl: `${origin}/launch/practice`,
    cdsServices: `${origin}/cds-services`,
  };
  // The practice's own client, which looks through all charts for who would gain.
  const ownClient = {
    ...{ clientId: 'alongside-backend', name: 'Alongside', redirectUris: [], grants: ['client_credentials'] },
    auth: { kind: 'key', jwksUri: `${origin}/.well-known/jwks/${practiceId}.json` },
  };
  writeFileSync(clients, JSON.stringify([client, ownClient]));
  const child = spawn(
    process.execPath,
    [
      'test/sandbox-emr/main.ts',
      ...['--port', wanted.emrPort, '--as', as, '--clients', clients, '--dir', join(data, 'emr')],
      ...['--crowd', '40'],
      ...(patients ? ['--patients', patients] : []),
    ],
    { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const url = new Promise<string>((resolve, reject) => {
    child.once('exit', () => reject(new Error('The sandbox EMR did not start.')));
    child.stdout?.on('data', chunk => {
      const at = /ready at (\S+)/.exec(String(chunk))?.[1];
      if (at !== undefined) resolve(at);
    });
  });
  url.catch(() => undefined); // heard where it is waited for
  return { url, child };
}

/** Builds what changed since the last build. */
export function build(): Promise<void> {
  const words = ['server/commands/build.ts', '--when-needed'];
  const child = spawn(process.execPath, words, { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
  return new Promise((resolve, reject) => {
    child.on('exit', code =>
      code === 0 ? resolve() : reject(new Error('The build failed: npm run build.')),
    );
  });
}

/** What ships, as it ships; only this EMR may change its mind at any moment. Its log goes into the data folder. */
export function startAlongside({ data, origin, port }: Place): ChildProcess {
  const log = openSync(join(data, 'alongside.log'), 'w');
  return spawn(process.execPath, [...serverFlags, 'dist/server/main.js'], {
    cwd: root,
    stdio: ['ignore', log, 'inherit'],
    env: {
      ...process.env,
      ...{ ALONGSIDE_ORIGIN: origin, PORT: port, ALONGSIDE_DATA: data },
      ...{ ALONGSIDE_EMR_BELIEVED_SECONDS: '5', ALONGSIDE_EMR_QUIET_SECONDS: '60' },
    },
  });
}

/** Comes back when the server is ready; fails when it ended instead. */
export async function answers(server: ChildProcess, origin: string): Promise<void> {
  while (server.exitCode === null) {
    const ready = await fetch(`${origin}/readyz`).then(
      answer => answer.ok,
      () => false,
    );
    if (ready) return;
    await new Promise(resolve => setTimeout(resolve, 50));
  }
  throw new Error('Alongside did not start.');
}

/** The program that opens the practice: it reads its sources while the rest starts, and is told later what to join. */
export function joiner() {
  const child = fork(join(import.meta.dirname, 'join.ts'));
  const begin = (toJoin: ToJoin) =>
    new Promise<Joined>((resolve, reject) => {
      child.once('message', news => resolve(news as Joined));
      child.once('exit', () => reject(new Error('The practice could not be opened.')));
      child.send(toJoin);
    });
  return { child, join: begin };
}

/** Ends a program and waits until it is gone. */
export function gone(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise(resolve => {
    child.once('exit', () => resolve());
    child.kill('SIGTERM');
  });
}
