import { fileURLToPath } from 'node:url';
import { json, type Request, type Response, Router, urlencoded } from 'express';
import { cardStrips } from './cards.ts';
import type { ChartView } from './chart-page.ts';
import { type Desk, signedIn } from './desk.ts';
import { isOrderable, type Orderable, orderOf, orderPage } from './order-page.ts';
import { nameOf } from './words.ts';

/** What apps say in a chart (CDS Hooks), the launch behind a card's link, and an order to sign. */
export function cardRoutes(desk: Desk): Router {
  const { store, hooks } = desk;
  const router = Router();
  router.get('/cds/jwks.json', (_request, response) => {
    response.json(desk.cdsKeys);
  });
  router.get('/cards.js', (_request, response) => {
    response.sendFile(fileURLToPath(new URL('./cards.js', import.meta.url)));
  });
  router.get('/chart/:patient/cards', async (request, response) => {
    const staff = signedIn(request.headers.cookie);
    const patientId = String(request.params.patient);
    if (!staff || !store.read('Patient', patientId)) return void response.status(404).end();
    const cards = await hooks.ask('patient-view', { userId: `Practitioner/${staff}`, patientId });
    response.type('html').send(cardStrips(cards).markup);
  });
  router.post('/chart/:patient/cards/aside', json(), async (request, response) => {
    if (!isOurPage(request)) return void response.status(403).end();
    const { client, service, card, reason } = (request.body ?? {}) as Record<string, string>;
    const from = { clientId: String(client), service: String(service) };
    const told = await hooks.putAside(from, String(card), reason as never).catch(() => false);
    response.status(told ? 204 : 502).end();
  });
  router.post('/fhir/_services/smart/Launch', json(), async (request, response) => {
    const asked = await whoAsks(desk, request);
    if (!asked || !store.read('Practitioner', asked.staff)) return void response.status(401).end();
    const { staff } = asked;
    const { launchUrl, parameters = {} } = (request.body ?? {}) as {
      launchUrl?: string;
      parameters?: { patient?: string; encounter?: string; appContext?: string };
    };
    // Only an address that is registered, to the letter, is launched.
    const client = desk.clients.find(
      one =>
        one.launchUrl !== undefined &&
        one.launchUrl === launchUrl &&
        one.clientId === (asked.clientId ?? one.clientId),
    );
    const { patient, encounter, appContext } = parameters;
    if (!client || !patient || !store.read('Patient', patient)) return void response.status(400).end();
    const context = { staff, patient, encounter, appContext, needPatientBanner: false };
    response.json({ launch_id: desk.mintLaunch(client, context) });
  });
  router.get('/chart/:patient/orders', (request, response) => {
    const opened = open(desk, request, response);
    if (opened)
      desk.show(request, response, `Order: ${nameOf(opened.view.patient)}`, orderPage(opened.view), {
        apps: [],
      });
  });
  router.post('/chart/:patient/orders', urlencoded({ extended: false }), async (request, response) => {
    const opened = open(desk, request, response);
    if (!opened) return;
    const { order, seen } = (request.body ?? {}) as { order?: string; seen?: string };
    if (!isOrderable(order)) return desk.notFound(request, response, 'There is no such order.');
    const cards = seen ? [] : await whileSigning(desk, opened, order);
    const { view, staff } = opened;
    if (cards.length > 0) {
      desk.show(request, response, `Order: ${nameOf(view.patient)}`, orderPage(view, { order, cards }), {
        apps: [],
      });
      return;
    }
    const patient = view.patient.id ?? '';
    store.put(orderOf(order, { patient, staff, at: new Date().toISOString(), status: 'active' }));
    response.redirect(303, `/chart/${patient}#orders`);
  });
  return router;
}

function whileSigning({ hooks }: Desk, { view, staff }: Opened, order: Orderable) {
  const patientId = view.patient.id ?? '';
  const draft = orderOf(order, { patient: patientId, staff, at: new Date().toISOString(), status: 'draft' });
  const draftOrders = { resourceType: 'Bundle', type: 'collection', entry: [{ resource: draft }] };
  return hooks.ask('order-sign', { userId: `Practitioner/${staff}`, patientId, draftOrders });
}

type Opened = { view: ChartView; staff: string };

function open(desk: Desk, request: Request, response: Response): Opened | undefined {
  const staff = desk.staffOr(request, response);
  if (!staff) return undefined;
  const { store, clients } = desk;
  const patient = store.read('Patient', String(request.params.patient)) as fhir4.Patient | undefined;
  if (!patient) desk.notFound(request, response, 'There is no such patient.');
  return patient && { staff, view: { store, patient, clients, today: desk.today() } };
}

/** A page of this EMR, for who is signed in there; or an app with a token of a person's, for that app alone. */
async function whoAsks(
  { authorization }: Desk,
  request: Request,
): Promise<{ staff: string; clientId?: string } | undefined> {
  const [, bearer] = /^Bearer (.+)$/.exec(request.get('authorization') ?? '') ?? [];
  if (bearer !== undefined) {
    const grant = await authorization.grantFor(bearer);
    const [, staff] = /^Practitioner\/(.+)$/.exec(grant?.fhirUser ?? '') ?? [];
    return grant && staff ? { staff, clientId: grant.clientId } : undefined;
  }
  const staff = signedIn(request.headers.cookie);
  return isOurPage(request) && staff ? { staff } : undefined;
}

/** A page of this EMR asked, no other site with its visitor's cookie. */
const isOurPage = (request: Request): boolean =>
  ['same-origin', undefined].includes(request.get('sec-fetch-site') as 'same-origin' | undefined);
