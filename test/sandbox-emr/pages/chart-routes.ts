import { type Request, type Response, Router } from 'express';
import type { RegisteredClient } from '../authorization/clients.ts';
import type { LaunchContext } from '../authorization/launch-context.ts';
import { appPage, attachmentBytes, type ChartView, chartPage, notePage } from './chart-page.ts';
import type { Desk } from './desk.ts';
import { ofPatient, patientOf } from './practice.ts';
import { nameOf } from './words.ts';

/** A patient's chart, its notes, and the apps that open in it or in a window of their own. */
export function chartRoutes(desk: Desk): Router {
  const router = Router();
  // The chart has its own button for an app; the menu's, which asks for a patient, would only be in its way.
  const show: Desk['show'] = (request, response, title, body, more) =>
    desk.show(request, response, title, body, { ...more, apps: [] });
  router.get('/chart/:patient', (request, response) => {
    const opened = open(desk, request, response);
    if (!opened) return;
    const { view } = opened;
    show(request, response, nameOf(view.patient), chartPage(view), { bare: view.bare });
  });
  router.get('/chart/:patient/app/:client', (request, response) => {
    const opened = openApp(desk, request, response);
    if (!opened) return;
    const { view, staff, client } = opened;
    const waiting = request.query.launch;
    const who = { staff, patient: view.patient.id };
    const url =
      typeof waiting === 'string'
        ? desk.launchUrlWaiting(client, waiting, who)
        : desk.launchUrl(client, launchContext(view, staff, false));
    if (url === undefined)
      return desk.notFound(request, response, 'This launch was used, or is another chart’s.');
    const title = `${client.label ?? client.name}: ${nameOf(view.patient)}`;
    show(request, response, title, appPage(view, client, url), { wide: true });
  });
  router.get('/chart/:patient/open/:client', (request, response) => {
    const opened = openApp(desk, request, response);
    if (!opened) return;
    response.redirect(303, desk.launchUrl(opened.client, launchContext(opened.view, opened.staff, true)));
  });
  router.get(
    ['/chart/:patient/notes/:note', '/chart/:patient/notes/:note/:attachment'],
    (request, response) => {
      const opened = open(desk, request, response);
      if (!opened) return;
      const { view } = opened;
      const note = desk.store.read('DocumentReference', String(request.params.note)) as
        | fhir4.DocumentReference
        | undefined;
      if (!note || patientOf(note) !== view.patient.id)
        return desk.notFound(request, response, 'There is no such note.');
      const attachment = note.content[Number(request.params.attachment)]?.attachment;
      if (!attachment) return show(request, response, `Note: ${nameOf(view.patient)}`, notePage(view, note));
      const { bytes, contentType } = attachmentBytes(desk.store, attachment);
      response.set({
        'content-type': contentType,
        'content-security-policy': 'sandbox',
        'x-content-type-options': 'nosniff',
      });
      response.send(bytes);
    },
  );
  return router;
}

function open(
  desk: Desk,
  request: Request,
  response: Response,
): { view: ChartView; staff: string } | undefined {
  const staff = desk.staffOr(request, response);
  if (!staff) return undefined;
  const { store, clients } = desk;
  const patient = store.read('Patient', String(request.params.patient)) as fhir4.Patient | undefined;
  if (!patient) desk.notFound(request, response, 'There is no such patient.');
  return (
    patient && {
      staff,
      view: { store, patient, clients, today: desk.today(), bare: request.query.bare !== undefined },
    }
  );
}

type OpenedApp = { view: ChartView; staff: string; client: RegisteredClient };

function openApp(desk: Desk, request: Request, response: Response): OpenedApp | undefined {
  const opened = open(desk, request, response);
  const client = opened && desk.clientOr(request, response);
  if (!client) return undefined;
  if (!client.launchUrl) desk.notFound(request, response, 'This app does not open from a chart.');
  return client.launchUrl ? { ...opened, client } : undefined;
}

/** Launched from a chart: the visit that is going on now, and the open referral, come along. */
function launchContext(view: ChartView, staff: string, needPatientBanner: boolean): LaunchContext {
  const patient = view.patient.id ?? '';
  const visit = ofPatient(view.store, 'Encounter', patient).find(one => one.status === 'in-progress');
  const referral = ofPatient(view.store, 'ServiceRequest', patient).find(one => one.status === 'active');
  const fhirContext = referral ? [{ reference: `ServiceRequest/${referral.id}` }] : undefined;
  return { staff, patient, encounter: visit?.id, fhirContext, needPatientBanner };
}
