import type { ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';
import { createApp, createHttpServer } from '../../../server/http/app.ts';
import type { AppParts } from '../../../server/http/app-parts.ts';
import { launchRoutes } from '../../../server/http/launch.ts';
import { loginRoutes } from '../../../server/http/logins.ts';
import { defineRoute } from '../../../server/http/route-table.ts';
import { createLaunching } from '../../../server/launching/launching.ts';
import type { Database } from '../../../server/storage/database.ts';
import { loadKeys } from '../../../server/storage/keys.ts';
import { shownSessions } from '../../../server/workflow/shown.ts';

/** A clock that tells the real time plus what a test moved it on by; the EMR's clock stays where it is. */
export type MovableClock = { now: () => Date; moveOn(ms: number): void; reset(): void };

export function movableClock(): MovableClock {
  let moved = 0;
  const moveOn = (ms: number) => {
    moved += ms;
  };
  const reset = () => {
    moved = 0;
  };
  return { now: () => new Date(Date.now() + moved), moveOn, reset };
}

export const testKeys = () =>
  loadKeys({
    keys: JSON.stringify({ active: 'k1', keys: { k1: Buffer.alloc(32, 7).toString('base64') } }),
    dataFolder: '',
    production: false,
  });

/** The patient of the launch, as any screen of a chart would ask for it. */
const patientRoute = defineRoute(
  {
    method: 'GET',
    path: '/api/patient',
    audience: 'clinician',
    roles: 'any',
    patientBound: true,
    answers: { 200: 'json' },
    audit: { none: 'a route of the tests' },
    summary: 'The patient of the launch.',
  },
  async ask => ({ status: 200, json: { patientId: ask.identity.patientId } }),
);

/** The smallest page of a launch: signs in by the fragment where it must, then says whose chart it is. */
const appPage = defineRoute(
  {
    method: 'GET',
    path: '/app/:launchId',
    audience: 'launch',
    roles: 'any',
    patientBound: false,
    params: z.strictObject({ launchId: z.string() }),
    query: z.strictObject({ practice: z.uuid().optional() }),
    answers: { 200: 'html' },
    audit: { none: 'a route of the tests' },
    summary: 'The page of one launch.',
  },
  async ask => {
    if (ask.query.practice) await ask.frameFor(ask.query.practice);
    return { status: 200, html: pageText(ask.nonce) };
  },
);

const pageText = (nonce: string) => `<!doctype html><html lang="en"><title>App</title><main></main>
<script nonce="${nonce}">(async () => {
  const launchId = location.pathname.split('/')[2];
  const headers = { 'x-alongside-launch': launchId, 'content-type': 'application/json' };
  const secret = location.hash.slice(3);
  if (secret) {
    const body = JSON.stringify({ launchId, secret });
    const given = await fetch('/api/login/handover', { method: 'POST', headers, body });
    headers.authorization = (await given.json()).authorization;
  }
  const answer = await fetch('/api/patient', { headers });
  document.querySelector('main').textContent = answer.status + ' ' + (await answer.json()).patientId;
})();</script></html>`;

/** Alongside's own server with the routes of the launch and one that needs a patient, on a free port. */
export async function startAlongside(
  db: Database,
  clock: MovableClock,
  /** What stands between the server and the browser, for a browser that lacks something. */
  between: (res: ServerResponse) => void = () => undefined,
) {
  const keys = testKeys();
  const failures: string[] = [];
  const signedIn: string[] = [];
  let app: (req: never, res: never) => void = () => undefined;
  const server = createHttpServer(((req: never, res: never) => {
    between(res);
    app(req, res);
  }) as never);
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const launching = createLaunching({ db, keys, clock: clock.now, origin });
  const parts: Partial<AppParts> = {
    ...{ db, keys, origin, launching, shown: shownSessions() },
    clock: clock.now,
    log: (event, fields) => void (event === 'failed' && failures.push(fields?.code ?? '')),
    identify: launching.identify,
    emrAccess: launching.emrAccess,
    frameOriginsFor: launching.frameOriginsFor,
    // Nothing is sent in these tests; who was woken is written down.
    outbox: {
      nudge: () => undefined,
      signedIn: practiceId => void signedIn.push(practiceId),
      drain: async () => undefined,
      stop: async () => undefined,
      onReceipt: () => () => undefined,
    },
    checkAnswers: true,
  };
  app = createApp(parts as AppParts, [...launchRoutes, ...loginRoutes, patientRoute, appPage]) as never;
  return {
    origin,
    db,
    keys,
    launching,
    failures,
    signedIn,
    clock,
    async close() {
      const closed = new Promise(resolve => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}
export type Alongside = Awaited<ReturnType<typeof startAlongside>>;

/** One call of our own page: names its launch, comes from our origin, carries the browser's cookies. */
export async function callAs(
  alongside: Alongside,
  launchId: string,
  path: string,
  options: { method?: string; cookie?: string; authorization?: string; body?: unknown } = {},
): Promise<{ status: number; json: Record<string, unknown>; headers: Headers }> {
  const method = options.method ?? 'GET';
  const response = await fetch(alongside.origin + path, {
    method,
    headers: {
      'x-alongside-launch': launchId,
      origin: alongside.origin,
      ...(options.cookie ? { cookie: options.cookie } : {}),
      ...(options.authorization ? { authorization: options.authorization } : {}),
      ...(method === 'GET' ? {} : { 'content-type': 'application/json' }),
    },
    ...(method === 'GET' ? {} : { body: JSON.stringify(options.body ?? {}) }),
  });
  const text = await response.text();
  return {
    status: response.status,
    json: text.startsWith('{') ? JSON.parse(text) : {},
    headers: response.headers,
  };
}
