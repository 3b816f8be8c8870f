import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { createFaultBoard } from './faults.ts';
import { createFhirRouter } from './router.ts';
import { createFhirStore } from './store.ts';
import type { Disguise, FaultBoard, FhirStore, Grant, RequestLog, Resource } from './types.ts';

export type Reply = { status: number; headers: Headers; text: string; body: FhirBody };
/** The elements these tests look at, in resources of any type. */
export type FhirBody = {
  resourceType: string;
  id: string;
  type: string;
  total: number;
  meta: fhir4.Meta;
  status: string;
  lifecycleStatus: string;
  description: fhir4.CodeableConcept;
  subject: fhir4.Reference;
  valueQuantity: fhir4.Quantity;
  content: fhir4.DocumentReferenceContent[];
  goal: fhir4.Reference[];
  link: fhir4.BundleLink[];
  issue: [FhirIssue, ...FhirIssue[]];
  entry: [FhirEntry, ...FhirEntry[]];
  rest: [CapabilityRest];
};
type FhirIssue = fhir4.OperationOutcomeIssue & { expression: string[]; details: fhir4.CodeableConcept };
export type CapabilityRest = {
  interaction?: { code: string }[];
  security: object;
  resource: {
    type: string;
    interaction: { code: string }[];
    conditionalCreate: boolean;
    searchParam: { name: string; type: string }[];
  }[];
};
export type FhirEntry = {
  fullUrl: string;
  resource: FhirBody;
  search: { mode: string };
  request: { method: string; url: string };
  response: fhir4.BundleEntryResponse & { outcome: FhirBody };
};
export type Call = (method: string, path: string, extra?: CallExtra) => Promise<Reply>;
export type CallExtra = {
  body?: unknown;
  headers?: Record<string, string>;
  token?: string;
  signal?: AbortSignal;
};

export type TestServer = {
  base: string;
  store: FhirStore;
  faults: FaultBoard;
  requests: RequestLog;
  call: Call;
  wear(disguise: Disguise): void;
  close(): Promise<void>;
};

/** Tokens of these tests: what each one may do. */
const grants: Record<string, Grant> = {
  system: { clientId: 'tests', scopes: ['system/*.cruds'] },
};

/** What stands for a body that is empty or no JSON: tests expect it undefined, or fail on looking into it. */
const nothing = undefined as unknown as FhirBody;

/** The FHIR server alone on a free port; calls bear the `system` token unless told otherwise. */
export async function startTestServer(
  options: { seed?: Resource[]; grants?: Record<string, Grant>; now?: () => Date } = {},
): Promise<TestServer> {
  const store = await createFhirStore({ now: options.now });
  for (const resource of options.seed ?? []) store.put(resource);
  const faults = createFaultBoard();
  const app = express();
  const server = createServer(app);
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}/fhir`;
  let worn: Disguise = 'open';
  const { router, requests } = createFhirRouter({
    ...{ store, faults, baseUrl: base, slowMs: () => 80 },
    disguise: () => worn,
    grantFor: async bearer => options.grants?.[bearer] ?? grants[bearer],
  });
  app.use('/fhir', router);
  return {
    ...{ base, store, faults, requests, call: callTo(base) },
    wear: disguise => {
      worn = disguise;
    },
    close: () => {
      store.close();
      server.closeAllConnections();
      return new Promise(resolve => server.close(() => resolve()));
    },
  };
}

function callTo(base: string): Call {
  return async (method, path, { body, headers = {}, token = 'system', signal } = {}) => {
    const isText = typeof body === 'string';
    const response = await fetch(`${base}/${path}`.replace(/\/$/, ''), {
      ...{ method, signal },
      headers: {
        authorization: `Bearer ${token}`,
        ...(body === undefined ? {} : { 'content-type': 'application/fhir+json' }),
        ...headers,
      },
      body: body === undefined ? undefined : isText ? body : JSON.stringify(body),
    });
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json') && text !== '';
    return {
      status: response.status,
      headers: response.headers,
      text,
      body: isJson ? tolerant(text) : nothing,
    };
  };
}

function tolerant(text: string): FhirBody {
  try {
    return JSON.parse(text) as FhirBody;
  } catch {
    return nothing;
  }
}
