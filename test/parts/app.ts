import type { AddressInfo } from 'node:net';
import { type AppParts, createApp, createHttpServer } from '../../server/http/app.ts';
import type { LogEvent, LogFields } from '../../server/http/log.ts';
import type { Route } from '../../server/http/route-table.ts';
import { createLaunching } from '../../server/launching/launching.ts';
import type { Database } from '../../server/storage/database.ts';
import { shownSessions } from '../../server/workflow/shown.ts';
import { testKeys } from './practice.ts';

export type RunningApp = {
  origin: string;
  port: number;
  parts: AppParts;
  logged: { event: LogEvent; fields: LogFields }[];
  close(): Promise<void>;
};

/** Our app over real HTTP on a free port, with the given routes. The EMR is away and the outbox is idle. */
export async function startApp(
  db: Database,
  routes: readonly Route[],
  choice: Partial<AppParts> = {},
): Promise<RunningApp> {
  const logged: RunningApp['logged'] = [];
  const clock = choice.clock ?? (() => new Date());
  const keys = choice.keys ?? testKeys;
  const server = createHttpServer((req, res) => app(req, res));
  await new Promise<void>(up => server.listen(0, '127.0.0.1', up));
  const { port } = server.address() as AddressInfo;
  const origin = `http://127.0.0.1:${port}`;
  const launching = createLaunching({ db, keys, clock, origin });
  const parts: AppParts = {
    db,
    keys,
    clock,
    launching,
    log: (event, fields = {}) => void logged.push({ event, fields }),
    identify: launching.identify,
    origin,
    frameOriginsFor: launching.frameOriginsFor,
    emrAccess: async () => ({ unavailable: 'emr-down' }),
    recheckEmr: async () => undefined,
    emrSays: async () => undefined,
    makeCanary: async () => [],
    shown: shownSessions(),
    outbox: {
      nudge: () => undefined,
      signedIn: () => undefined,
      drain: async () => undefined,
      stop: async () => undefined,
      onReceipt: () => () => undefined,
    },
    checkAnswers: true,
    ...choice,
  };
  const app = createApp(parts, routes);
  const close = () =>
    new Promise<void>(down => {
      server.close(() => down());
      server.closeAllConnections();
    });
  return { origin, port, parts, logged, close };
}
