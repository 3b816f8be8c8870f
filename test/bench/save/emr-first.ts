/**
 * The same server the other way round: a signature waits until two writes, one after another, stand in the EMR, and
 * only then are the same rows committed. Nothing is left to send, so its outbox rests. Started by the measurement with
 * the environment of `server/main.ts`.
 */
import { createApp, createHttpServer } from '../../../server/http/app.ts';
import type { AppParts } from '../../../server/http/app-parts.ts';
import { createLog } from '../../../server/http/log.ts';
import type { Route } from '../../../server/http/route-table.ts';
import { allRoutes } from '../../../server/http/routes.ts';
import { createLaunching } from '../../../server/launching/launching.ts';
import { storageFromEnvironment } from '../../../server/storage/from-environment.ts';
import { loadKeys } from '../../../server/storage/keys.ts';
import { shownSessions } from '../../../server/workflow/shown.ts';

const origin = process.env.ALONGSIDE_ORIGIN ?? '';
const folder = process.env.ALONGSIDE_DATA ?? '';
const { db } = await storageFromEnvironment(process.env, folder);
const keys = loadKeys({ dataFolder: folder, production: false });
const clock = () => new Date();
const launching = createLaunching({ db, keys, clock, origin });
const parts: AppParts = {
  ...{ db, keys, clock, origin, launching, log: createLog({ level: 'info' }) },
  identify: launching.identify,
  emrAccess: launching.emrAccess,
  emrSays: async () => undefined,
  makeCanary: async () => [],
  shown: shownSessions(),
  recheckEmr: async () => undefined,
  frameOriginsFor: launching.frameOriginsFor,
  trustedProxies: ['127.0.0.1'],
  outbox: {
    nudge: () => undefined,
    signedIn: () => undefined,
    drain: async () => undefined,
    stop: async () => undefined,
    onReceipt: () => () => undefined,
  },
};
const routes = allRoutes.map(route =>
  route.rule.path === '/api/sessions/:id/signature' ? afterTheEmr(route) : route,
);
const app = createApp(parts, routes);
createHttpServer(app).listen(Number(process.env.PORT), '127.0.0.1');

function afterTheEmr(route: Route): Route {
  return {
    ...route,
    answer: async ask => {
      const { identity } = ask;
      const iss = identity.kind === 'login' ? identity.iss : '';
      for (const type of ['Encounter', 'DocumentReference']) await write(`${iss}/${type}`, type);
      return route.answer(ask);
    },
  };
}

async function write(url: string, resourceType: string): Promise<void> {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/fhir+json', authorization: 'Bearer any' },
    body: JSON.stringify({ resourceType, status: 'finished' }),
  });
  await answer.arrayBuffer();
}
