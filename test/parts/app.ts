import { randomBytes } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { type AppParts, createApp, createHttpServer } from '../../server/http/app.ts';
import type { LogEvent, LogFields } from '../../server/http/log.ts';
import type { Route } from '../../server/http/route-table.ts';
import type { Database } from '../../server/storage/database.ts';
import type { KeyRing } from '../../server/storage/keys.ts';
import { identifyBy } from './logins.ts';

export type RunningApp = {
  origin: string;
  port: number;
  parts: AppParts;
  logged: { event: LogEvent; fields: LogFields }[];
  close(): Promise<void>;
};

export const testKeys = (): KeyRing => ({ active: 'k1', master: new Map([['k1', randomBytes(32)]]) });

/** Our app over real HTTP on a free port, with the given routes. The EMR is away and the outbox is idle. */
export async function startApp(
  db: Database,
  routes: readonly Route[],
  choice: Partial<AppParts> = {},
): Promise<RunningApp> {
  const logged: RunningApp['logged'] = [];
  const clock = choice.clock ?? (() => new Date());
  const parts: AppParts = {
    db,
    keys: testKeys(),
    clock,
    log: (event, fields = {}) => void logged.push({ event, fields }),
    identify: identifyBy(db, clock),
    origin: 'http://localhost',
    frameOriginsFor: async () => ['http://localhost:9'],
    emrAccess: async () => ({ unavailable: 'emr-down' }),
    outbox: {
      nudge: () => undefined,
      drain: async () => undefined,
      stop: async () => undefined,
      onReceipt: () => () => undefined,
    },
    checkAnswers: true,
    ...choice,
  };
  const server = createHttpServer(createApp(parts, routes));
  await new Promise<void>(up => server.listen(0, '127.0.0.1', up));
  const { port } = server.address() as AddressInfo;
  parts.origin = `http://127.0.0.1:${port}`;
  const close = () =>
    new Promise<void>(down => {
      server.close(() => down());
      server.closeAllConnections();
    });
  return { origin: parts.origin, port, parts, logged, close };
}
