import type { AddressInfo } from 'node:net';
import { createApp, createHttpServer } from '../../../server/http/app.ts';
import type { AppParts } from '../../../server/http/app-parts.ts';
import { launchRoutes } from '../../../server/http/launch.ts';
import { loginRoutes } from '../../../server/http/logins.ts';
import { defineRoute } from '../../../server/http/route-table.ts';
import { createLaunching } from '../../../server/launching/launching.ts';
import type { Database } from '../../../server/storage/database.ts';
import { loadKeys } from '../../../server/storage/keys.ts';

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

/** Alongside's own server with the routes of the launch and one that needs a patient, on a free port. */
export async function startAlongside(db: Database, clock: MovableClock) {
  const keys = testKeys();
  const failures: string[] = [];
  let app: (req: never, res: never) => void = () => undefined;
  const server = createHttpServer(((req: never, res: never) => app(req, res)) as never);
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const launching = createLaunching({ db, keys, clock: clock.now, origin });
  const parts: Partial<AppParts> = {
    ...{ db, keys, origin, launching },
    clock: clock.now,
    log: (event, fields) => void (event === 'failed' && failures.push(fields?.code ?? '')),
    identify: launching.identify,
    emrAccess: launching.emrAccess,
    frameOriginsFor: launching.frameOriginsFor,
    checkAnswers: true,
  };
  app = createApp(parts as AppParts, [...launchRoutes, ...loginRoutes, patientRoute]) as never;
  return {
    origin,
    db,
    keys,
    launching,
    failures,
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
