import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import express, { type RequestHandler } from 'express';
import { createAuthorization } from './authorization/authorization.ts';
import type { RegisteredClient } from './authorization/clients.ts';
import type { LaunchContext } from './authorization/launch-context.ts';
import { smartConfiguration } from './authorization/smart-configuration.ts';
import { createHooks } from './cds/hooks.ts';
import { signingKey } from './cds/signing-key.ts';
import { createFaultBoard } from './fhir/faults.ts';
import { createFhirRouter } from './fhir/router.ts';
import { createFhirStore } from './fhir/store.ts';
import type {
  Disguise,
  FaultBoard,
  FhirStore,
  Grant,
  LaunchFault,
  RequestLog,
  Resource,
} from './fhir/types.ts';
import { type PagesParts, signedIn } from './pages/desk.ts';
import { html, page } from './pages/html.ts';
import { scheduleOf } from './pages/practice.ts';
import { emrPages } from './pages/routes.ts';
import { nameOf } from './pages/words.ts';
import { PRACTICE_TIME_ZONE } from './patients/calendar.ts';
import { crowdOf } from './patients/crowd.ts';
import { demoPatients, demoSchedule, demoStaff, syntheaPatients } from './patients/demo.ts';

export type { RegisteredClient } from './authorization/clients.ts';

export type SandboxEmrOptions = {
  /** 0, the default, takes a free port. */
  port?: number;
  /** Where the state is kept; in memory when left out. */
  dir?: string;
  clients: RegisteredClient[];
  disguise?: Disguise;
  /** Seed of the invented patients; the same seed and day give the same charts. */
  seed?: number;
  /** YYYY-MM-DD; the practice's calendar and all dates in the charts hang on it. */
  today?: string;
  /** A folder of Synthea R4 bundles to add. */
  patientsDir?: string;
  /** Put after the other seeds, so they may replace them. */
  resources?: Resource[];
  patients?: 'demo' | 'none';
  /** So many patients more who have a chart and no story, for searches of all charts. */
  crowd?: number;
  accessTokenSeconds?: number;
  /** Answers everything below `/fhir` in the place of the EMR's own FHIR server. */
  fhirServer?: FhirServer;
};

/** A FHIR server behind this EMR's sign-in: it asks what each token stands for. */
export type FhirServer = (site: {
  baseUrl: string;
  grantFor(bearer: string): Promise<Grant | undefined>;
}) => RequestHandler;

/** What a scripted staff member wants to open; ids, not references. */
export type WantedLaunch = Partial<LaunchContext> & { clientId: string; practitioner: string };

export type SandboxEmr = {
  url: string;
  fhirBase: string;
  store: FhirStore;
  faults: FaultBoard;
  requests: RequestLog;
  setDisguise(disguise: Disguise): void;
  /** Ends every access token; refresh tokens stay good. */
  expireAccessTokens(): number;
  /** Ends every grant: refreshing fails too. */
  withdrawGrants(): number;
  /** The app's launch URL with a fresh launch id, as that staff member's click would make it. */
  launchUrlFor(wanted: WantedLaunch): Promise<string>;
  close(): Promise<void>;
};

/**
 * Starts a practice's EMR on `http://localhost:PORT`: FHIR server at `/fhir`, SMART authorization server at
 * `/oidc`, pages for staff at `/`. Its tokens need no passwords, so it is for demonstrations and tests only.
 */
export async function startSandboxEmr(options: SandboxEmrOptions): Promise<SandboxEmr> {
  const app = express().disable('x-powered-by');
  const server = createServer(app);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  const url = `http://localhost:${(server.address() as AddressInfo).port}`;
  const fhirBase = `${url}/fhir`;
  const today = options.today ?? new Date().toLocaleDateString('sv', { timeZone: PRACTICE_TIME_ZONE });
  const store = await createFhirStore({ dir: options.dir && join(options.dir, 'fhir') });
  await seed(store, options, today);

  const faults = createFaultBoard();
  let disguise = options.disguise ?? 'open';
  const staff = (id: string) => {
    const member = store.read('Practitioner', id) as fhir4.Practitioner | undefined;
    return member && { id, name: nameOf(member) };
  };
  const authorization = await createAuthorization({
    issuer: `${url}/oidc`,
    emrUrl: url,
    fhirBase,
    clients: options.clients,
    dir: options.dir,
    accessTokenSeconds: options.accessTokenSeconds ?? 3600,
    staff,
    signedIn,
    speaksV1: () => disguise === 'epic-like',
    strikes: (...kinds) => faults.take(kinds, 'GET', undefined)?.kind as LaunchFault | undefined,
    waits: kind => faults.list().some(fault => fault.kind === kind),
    errorPage: (error, description) =>
      page(
        { title: 'Sign-in stopped', practice: 'EMR' },
        html`<h1>Sign-in stopped</h1><p>${description}</p><p>${error}</p><p>Close this window and open the app again.</p>`,
      ),
  });
  const mintLaunch = (client: RegisteredClient, context: LaunchContext) =>
    authorization.mintLaunch({ ...context, clientId: client.clientId });
  const launchUrlWith = (client: RegisteredClient, launch: string) => {
    const target = new URL(client.launchUrl ?? '');
    target.searchParams.set('iss', fhirBase);
    target.searchParams.set('launch', launch);
    return target.href;
  };
  const launchUrl = (client: RegisteredClient, context: LaunchContext) =>
    launchUrlWith(client, mintLaunch(client, context));
  const launchUrlWaiting: PagesParts['launchUrlWaiting'] = (client, id, { staff: who, patient }) => {
    const waiting = authorization.launchWaiting(id);
    const isTheirs =
      waiting?.clientId === client.clientId && waiting.staff === who && waiting.patient === patient;
    return isTheirs ? launchUrlWith(client, id) : undefined;
  };
  const jku = `${url}/cds/jwks.json`;
  const key = await signingKey({ iss: fhirBase, jku, dir: options.dir });
  const hooks = createHooks({ clients: options.clients, store, fhirBase, key });
  const fhir = createFhirRouter({
    store,
    baseUrl: fhirBase,
    grantFor: authorization.grantFor,
    faults,
    disguise: () => disguise,
  });
  const setDisguise = (next: Disguise) => {
    disguise = next;
  };
  const { expireAccessTokens, withdrawGrants } = authorization;
  const board = { faults, disguise: () => disguise, setDisguise, expireAccessTokens, withdrawGrants };

  app.use(['/fhir/.well-known', '/oidc'], (_request, response, next) => {
    if (faults.list().some(fault => fault.kind === 'down')) response.socket?.destroy();
    else next();
  });
  app.use('/oidc/auth', (_request, response, next) => {
    const waits = (kind: LaunchFault) => faults.list().some(fault => fault.kind === kind);
    if (waits('sign-in-cut')) response.socket?.destroy();
    else if (waits('sign-in-502')) response.status(502).send('Bad gateway');
    else if (!waits('sign-in-hangs')) next();
  });
  app.get('/fhir/.well-known/smart-configuration', (_request, response) => {
    response.set('access-control-allow-origin', '*').json(smartConfiguration(`${url}/oidc`));
  });
  const { grantFor } = authorization;
  // Before the FHIR server, which would take it for a resource type.
  const pages = emrPages({
    ...{ store, clients: options.clients, authorization, board, fhirBase, today: () => today },
    ...{ launchUrl, mintLaunch, launchUrlWaiting, hooks, cdsKeys: key.publicKeys },
  });
  app.post('/fhir/_services/smart/Launch', pages);
  app.use('/fhir', options.fhirServer?.({ baseUrl: fhirBase, grantFor }) ?? fhir.router);
  app.use('/oidc', authorization.callback);
  app.use(pages);

  return {
    url,
    fhirBase,
    store,
    faults,
    requests: fhir.requests,
    setDisguise,
    expireAccessTokens,
    withdrawGrants,
    async launchUrlFor({ clientId, practitioner, needPatientBanner = false, ...context }) {
      const client = options.clients.find(one => one.clientId === clientId);
      if (!client?.launchUrl) throw new Error(`no client ${clientId} with a launch URL`);
      return launchUrl(client, { ...context, staff: practitioner, needPatientBanner });
    },
    async close() {
      const closed = new Promise(resolve => server.close(resolve));
      server.closeAllConnections();
      await closed;
      store.close();
    },
  };
}

/**
 * Fills an empty store. One that kept its state from an earlier run is left as it was, but for `resources`
 * and, on a later day, for the schedule: a demonstration reopened tomorrow has visits tomorrow.
 */
async function seed(store: FhirStore, options: SandboxEmrOptions, today: string): Promise<void> {
  const first = store.count() === 0;
  const demo = options.patients !== 'none';
  const synthea = options.patientsDir && first ? await syntheaPatients(options.patientsDir, today) : [];
  const people = first && demo ? demoPatients({ seed: options.seed ?? 1, today }) : [];
  const schedule = demo && scheduleOf(store, today).length === 0 ? demoSchedule(today) : [];
  const staff = first ? demoStaff() : [];
  const crowd = first ? crowdOf({ seed: options.seed ?? 1, today, count: options.crowd ?? 0 }) : [];
  for (const resource of [...staff, ...people, ...schedule, ...synthea, ...crowd])
    store.put(resource as Resource);
  for (const resource of options.resources ?? []) store.put(resource);
}
