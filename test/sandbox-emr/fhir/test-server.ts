import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { createFaultBoard } from './faults.ts';
import { createFhirRouter } from './router.ts';
import { createFhirStore } from './store.ts';
import type { Disguise, FaultBoard, FhirStore, Grant, RequestLog, Resource } from './types.ts';

export type Reply = { status: number; headers: Headers; text: string; body: FhirBody };
/** Loose on purpose: tests look into bodies of every type. */
// biome-ignore lint/suspicious/noExplicitAny: assertions on JSON of every resource type
export type FhirBody = any;
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
      body: isJson ? tolerant(text) : undefined,
    };
  };
}

function tolerant(text: string): FhirBody {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
