import { randomUUID } from 'node:crypto';
import type { RegisteredClient } from '../authorization/clients.ts';
import type { FhirStore } from '../fhir/types.ts';
import { filledIn } from './prefetch.ts';
import type { SigningKey } from './signing-key.ts';

export type Hook = 'patient-view' | 'order-sign';
type Coding = { code: string; system?: string; display?: string };
type Link = { label: string; url: string; type: 'absolute' | 'smart'; appContext?: string };

/** A card as a service answered it, and which service of which app it came from. */
export type Card = {
  uuid: string;
  summary: string;
  detail?: string;
  indicator: 'info' | 'warning' | 'critical';
  source: { label: string; topic?: Coding };
  links?: Link[];
  overrideReasons?: Coding[];
  from: { clientId: string; service: string };
};

/** This EMR as a CDS Hooks client. */
export type Hooks = {
  /** Whether any app has services. */
  any: boolean;
  /** Everything the services of this hook have to say; one that is away, slow or odd says nothing. */
  ask(hook: Hook, context: { userId: string; patientId: string } & Record<string, unknown>): Promise<Card[]>;
  /** Tells the service that its card was put aside, and why. */
  putAside(from: Card['from'], card: string, reason: Coding | undefined): Promise<boolean>;
};

type Service = { id: string; hook: string; prefetch?: Record<string, string> };

/** No chart waits for what an app has to say; what has not come by then is not shown any more. */
const patienceMs = 5_000;

export function createHooks(parts: {
  clients: RegisteredClient[];
  store: FhirStore;
  fhirBase: string;
  key: SigningKey;
}): Hooks {
  const { clients, store, fhirBase, key } = parts;
  const apps = clients.flatMap(({ clientId, cdsServices }) =>
    cdsServices ? [{ clientId, cdsServices }] : [],
  );
  const found = new Map<string, Service[]>();

  const call = async (address: string, body?: object): Promise<unknown> => {
    const response = await fetch(address, {
      method: body ? 'POST' : 'GET',
      headers: {
        authorization: `Bearer ${await key.tokenFor(address)}`,
        accept: 'application/json',
        ...(body && { 'content-type': 'application/json' }),
      },
      body: body && JSON.stringify(body),
      signal: AbortSignal.timeout(patienceMs),
    });
    if (!response.ok) throw new Error(`${address} answered ${response.status}`);
    const text = await response.text();
    return text === '' ? {} : JSON.parse(text);
  };
  const servicesAt = async (address: string): Promise<Service[]> => {
    const known = found.get(address);
    if (known) return known;
    const { services } = (await call(address)) as { services: Service[] };
    found.set(address, services);
    return services;
  };
  const askOne = async (app: (typeof apps)[number], hook: Hook, context: Record<string, unknown>) => {
    const wanted = (await servicesAt(app.cdsServices)).filter(service => service.hook === hook);
    const answers = await Promise.all(
      wanted.map(async ({ id, prefetch = {} }) => {
        const sent = filledIn(prefetch, context, { store, baseUrl: fhirBase });
        const asked = { hook, hookInstance: randomUUID(), fhirServer: fhirBase, context, prefetch: sent };
        const { cards } = (await call(`${app.cdsServices}/${id}`, asked)) as { cards: Omit<Card, 'from'>[] };
        return cards.map(card => ({ ...card, from: { clientId: app.clientId, service: id } }));
      }),
    );
    return answers.flat();
  };

  return {
    any: apps.length > 0,
    async ask(hook, context) {
      const all = await Promise.all(apps.map(app => askOne(app, hook, context).catch((): Card[] => [])));
      return all.flat();
    },
    async putAside({ clientId, service }, card, reason) {
      const app = apps.find(one => one.clientId === clientId);
      const known = app && (await servicesAt(app.cdsServices)).some(({ id }) => id === service);
      if (!app || !known) return false;
      const feedback = [
        {
          ...{ card, outcome: 'overridden', outcomeTimestamp: new Date().toISOString() },
          ...(reason && { overrideReason: { reason } }),
        },
      ];
      await call(`${app.cdsServices}/${service}/feedback`, { feedback });
      return true;
    },
  };
}
