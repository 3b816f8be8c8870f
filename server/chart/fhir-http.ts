import type { EmrAccess } from '../domain/chart/emr-access.ts';
import { throughGate } from './gate.ts';
import { readJson } from './json-limits.ts';

export type FhirRequest = {
  method: 'GET' | 'POST' | 'PUT';
  /** Below the base, without a slash in front: `Observation?patient=…`. */
  path: string;
  body?: Record<string, unknown>;
  headers?: { [name: string]: string };
  /** The whole call, from waiting for its turn to the last byte. */
  deadline: AbortSignal;
};

/**
 * What came back. `failed` is every case without a whole answer; only `not-connected` proves that no byte of the
 * request was read by the EMR. `body` is absent when there was none or it was no JSON object.
 */
export type FhirAnswer =
  | {
      status: 'answered';
      http: number;
      headers: Headers;
      body?: Record<string, unknown>;
      bytes: number;
    }
  | { status: 'failed'; because: 'not-connected' | 'broken' | 'too-late' | 'redirected' | 'too-large' };

/**
 * One FHIR call over Node's own kept-alive sockets (a client library would read a body of any size and put the address,
 * and with it the patient's id, into its errors). Redirects are never followed: the token stays with this EMR.
 */
export const callFhir = async (
  access: Pick<EmrAccess, 'base' | 'accessToken' | 'atOnce' | 'iss'>,
  request: FhirRequest,
): Promise<FhirAnswer> => {
  try {
    return await throughGate(access, request.deadline, () => call(access, request));
  } catch (error) {
    return { status: 'failed', because: whyFailed(error, request.deadline) };
  }
};

/** The path below the base of an address the EMR gave (a next page, a Location); nothing when it leads elsewhere. */
export const pathWithin = (base: string, address: string): string | undefined => {
  if (address.length > 8000 || /[\\\s]/.test(address)) return undefined;
  const home = URL.parse(`${base}/`);
  const target = home && URL.parse(address, home.href);
  if (!home || !target || target.origin !== home.origin || target.username || target.password)
    return undefined;
  if (!target.pathname.startsWith(home.pathname)) return undefined;
  return `${target.pathname.slice(home.pathname.length)}${target.search}`;
};

async function call(
  access: Pick<EmrAccess, 'base' | 'accessToken'>,
  { method, path, body, headers, deadline }: FhirRequest,
): Promise<FhirAnswer> {
  const response = await fetch(`${access.base}/${path}`, {
    method,
    headers: {
      accept: 'application/fhir+json',
      authorization: `Bearer ${access.accessToken}`,
      ...(body ? { 'content-type': 'application/fhir+json' } : {}),
      ...headers,
    },
    body: body ? JSON.stringify(body) : undefined,
    redirect: 'manual',
    signal: deadline,
  });
  if (response.status >= 300 && response.status < 400 && response.status !== 304) {
    await response.body?.cancel();
    return { status: 'failed', because: 'redirected' };
  }
  const read = await readJson(response);
  if (read === 'too-large') return { status: 'failed', because: 'too-large' };
  return { status: 'answered', http: response.status, headers: response.headers, ...read };
}

/** Codes of errors that happen before a connection stands. */
const beforeConnected = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'ERR_TLS_CERT_ALTNAME_INVALID',
]);

function whyFailed(error: unknown, deadline: AbortSignal): 'not-connected' | 'broken' | 'too-late' {
  if (deadline.aborted) return 'too-late';
  const cause = error instanceof Error ? error.cause : undefined;
  const causes = cause instanceof AggregateError ? cause.errors : [cause];
  const codes = causes.map(one => (one as { code?: unknown } | undefined)?.code);
  return codes.length > 0 && codes.every(code => typeof code === 'string' && beforeConnected.has(code))
    ? 'not-connected'
    : 'broken';
}
