import type { Request, Response } from 'express';
import type { Authorization } from '../authorization/authorization.ts';
import type { RegisteredClient } from '../authorization/clients.ts';
import type { LaunchContext } from '../authorization/launch-context.ts';
import type { Hooks } from '../cds/hooks.ts';
import type { FhirStore } from '../fhir/types.ts';
import { type Html, html, type PageFrame, page } from './html.ts';
import { practiceName, staffOf } from './practice.ts';
import type { Switchboard } from './switches.ts';

/** What the EMR's own pages need of the rest of the EMR. */
export type PagesParts = {
  store: FhirStore;
  clients: RegisteredClient[];
  authorization: Pick<Authorization, 'question' | 'answer' | 'grantFor'>;
  board: Switchboard;
  fhirBase: string;
  today(): string;
  /** The app's launch URL with a fresh launch id. */
  launchUrl(client: RegisteredClient, context: LaunchContext): string;
  /** A launch id by itself, and the app's launch URL with one that waits for this staff member and patient. */
  mintLaunch(client: RegisteredClient, context: LaunchContext): string;
  launchUrlWaiting(
    client: RegisteredClient,
    id: string,
    who: Pick<LaunchContext, 'staff' | 'patient'>,
  ): string | undefined;
  /** This EMR as a CDS Hooks client, and its public keys. */
  hooks: Hooks;
  cdsKeys: object;
};

/** The parts, and how a page is answered. */
export type Desk = PagesParts & {
  show(request: Request, response: Response, title: string, body: Html, more?: Partial<PageFrame>): void;
  notFound(request: Request, response: Response, words: string): void;
  /** The staff member signed in here; without one the answer is already the start page. */
  staffOr(request: Request, response: Response): string | undefined;
  /** The app named in the path; without one the answer is already 404. */
  clientOr(request: Request, response: Response): RegisteredClient | undefined;
};

export function openDesk(parts: PagesParts): Desk {
  const { store } = parts;
  const appsFor = (isCoach: boolean) =>
    parts.clients.flatMap(({ clientId, name, label = name, standaloneUrl, practiceUrl }) => [
      ...(standaloneUrl ? [{ label, href: `/apps/${clientId}` }] : []),
      ...(practiceUrl
        ? [{ label: `${label} ${isCoach ? 'list' : 'setup'}`, href: `/apps/${clientId}/practice` }]
        : []),
    ]);
  const show: Desk['show'] = (request, response, title, body, more = {}) => {
    const staff = staffOf(store).find(one => one.id === signedIn(request.headers.cookie));
    const apps = appsFor(staff?.role.startsWith('Health coach') ?? false);
    const frame = { title, practice: practiceName(store), signedIn: staff?.name, apps, ...more };
    response.type('html').send(page(frame, body));
  };
  const notFound: Desk['notFound'] = (request, response, words) => {
    response.status(404);
    const back = html`<p><a href="/schedule">Schedule and patients</a></p>`;
    show(request, response, 'Not found', html`<h1>Not found</h1><p>${words}</p>${back}`);
  };
  return {
    ...parts,
    show,
    notFound,
    staffOr(request, response) {
      const staff = signedIn(request.headers.cookie);
      if (staff && store.read('Practitioner', staff)) return staff;
      response.redirect(303, `/?next=${encodeURIComponent(request.originalUrl)}`);
      return undefined;
    },
    clientOr(request, response) {
      const client = parts.clients.find(one => one.clientId === request.params.client);
      if (!client) notFound(request, response, 'There is no such app.');
      return client;
    },
  };
}

/** Who this browser chose to be on the EMR's start page. */
export function signedIn(cookieHeader: string | undefined): string | undefined {
  return /(?:^|;\s*)emr_staff=([A-Za-z0-9.-]+)/.exec(cookieHeader ?? '')?.[1];
}
