/**
 * The same service the other way round: nothing is made ready and nothing is sent along. At every call as much of the chart
 * as the criteria need is read, all at once, and our own record beside it, and only then is the card looked for. Started by the measurement with the
 * environment of `server/main.ts`.
 */
import { prefetchTemplates, readPrefetch } from '../../../server/chart/read/prefetch.ts';
import { defaultSettings } from '../../../server/domain/practice/settings.ts';
import { createApp, createHttpServer } from '../../../server/http/app.ts';
import type { AppParts } from '../../../server/http/app-parts.ts';
import { createLog } from '../../../server/http/log.ts';
import type { Route } from '../../../server/http/route-table.ts';
import { allRoutes } from '../../../server/http/routes.ts';
import { createLaunching } from '../../../server/launching/launching.ts';
import { storageFromEnvironment } from '../../../server/storage/from-environment.ts';
import { loadKeys } from '../../../server/storage/keys.ts';
import { thePractice } from '../../../server/storage/practices.ts';
import { ownRecord } from '../../../server/views/prep.ts';
import { shownSessions } from '../../../server/workflow/shown.ts';
import { measuredPatient } from '../emr/recording.ts';

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
  // It may take its time: what it costs is what is measured.
  limits: { address: 1e6, login: 1e6, atLastMs: 60_000 },
  outbox: {
    nudge: () => undefined,
    signedIn: () => undefined,
    drain: async () => undefined,
    stop: async () => undefined,
    onReceipt: () => () => undefined,
  },
};
const routes = allRoutes.map(route =>
  route.rule.path === '/cds-services/:service' ? afterReading(route) : route,
);
createHttpServer(createApp(parts, routes)).listen(Number(process.env.PORT), '127.0.0.1');

function afterReading(route: Route): Route {
  return {
    ...route,
    answer: async ask => {
      const { identity, body, now } = ask as unknown as {
        identity: { practiceId: string; fhirServer: string };
        body: { context: { patientId: string } };
        now: Date;
      };
      const { practiceId, fhirServer } = identity;
      const read = readFrom(fhirServer);
      await db.withPractice(practiceId, async tx => {
        const settings = (await thePractice(tx))?.settings ?? defaultSettings;
        await ownRecord(tx, { patientId: body.context.patientId, staffId: '', settings, now });
      });
      readPrefetch(await read, { patientId: measuredPatient, base: fhirServer, now });
      return route.answer(ask);
    },
  };
}

/** The same parts of the chart that an EMR may send along, asked for all at once. */
async function readFrom(fhirServer: string): Promise<Record<string, unknown>> {
  const parts = await Promise.all(
    Object.entries(prefetchTemplates).map(async ([key, template]) => {
      const path = template.replaceAll('{{context.patientId}}', measuredPatient);
      const answer = await fetch(`${fhirServer}/${path}`, { headers: { authorization: 'Bearer any' } });
      return [key, await answer.json()] as const;
    }),
  );
  return Object.fromEntries(parts);
}
