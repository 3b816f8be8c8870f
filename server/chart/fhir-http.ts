import Agent from 'undici/lib/dispatcher/agent.js'; // alone: all of the package would take 3 MB for good
import type { EmrAccess } from '../domain/chart/emr-access.ts';
import { type Heard, nothingHeard, withinLimits } from './answer-limits.ts';
import { fhirClient } from './fhir-client.ts';
import { throughGate } from './gate.ts';
import { withoutPrototypes } from './without-prototypes.ts';

export type FhirRequest = {
  method: 'GET' | 'POST' | 'PUT';
  /** Below the base, without a slash in front: `Observation?patient=…`; of the base itself: `?_getpages=…`. */
  path: string;
  body?: Record<string, unknown>;
  headers?: { [name: string]: string };
  /** The whole call, from waiting for its turn to the last byte. */
  deadline: AbortSignal;
  /** Asked at the last moment, when its turn has come: an EMR may have asked for time while it waited. */
  mayLeave?: () => boolean;
  /** Told of the answer before the next call has its turn: what it says of the EMR holds for that one too. */
  onAnswer?: (answer: FhirAnswer) => void;
};

/**
 * What came back. `failed` is every case without a whole answer; only `not-connected` proves that no byte of the
 * request was read by the EMR, and `held-back` that it never left. `body` is absent when there was none or it was no JSON object.
 */
export type FhirAnswer =
  | {
      status: 'answered';
      http: number;
      headers: Headers;
      body?: Record<string, unknown>;
      bytes: number;
    }
  | { status: 'failed'; because: Failure };

type Failure = 'not-connected' | 'held-back' | 'broken' | 'too-late' | 'redirected' | 'too-large';

/**
 * One FHIR call through fhir-kit-client over kept-alive sockets. The library reads a body of any size and writes the
 * address into its errors: so the caps are held beneath it, and none of its errors leaves here. Redirects are never
 * followed: the token stays with this EMR.
 */
export const callFhir = async (
  access: Pick<EmrAccess, 'base' | 'accessToken' | 'atOnce' | 'iss'>,
  request: FhirRequest,
): Promise<FhirAnswer> => {
  let hasTurn = false;
  try {
    return await throughGate(access, request.deadline, async () => {
      hasTurn = true;
      if (request.mayLeave?.() === false) return { status: 'failed', because: 'held-back' };
      const answer = await call(access, request);
      request.onAnswer?.(answer);
      return answer;
    });
  } catch (error) {
    return { status: 'failed', because: hasTurn ? whyFailed(error, request.deadline) : 'held-back' };
  }
};

/** The path below the base of an address the EMR gave (a next page, a Location); nothing when it leads elsewhere. */
export const pathWithin = (base: string, address: string): string | undefined => {
  if (address.length > 8000 || /[\\\s]/.test(address)) return undefined;
  const home = URL.parse(`${base}/`);
  const target = home && URL.parse(address, home.href);
  if (!home || !target || target.origin !== home.origin || target.username || target.password)
    return undefined;
  // HAPI's next pages are pages of the base itself, which is spelled without a slash.
  if (`${target.pathname}/` === home.pathname && target.search) return target.search;
  if (!target.pathname.startsWith(home.pathname)) return undefined;
  return `${target.pathname.slice(home.pathname.length)}${target.search}`;
};

async function call(
  access: Pick<EmrAccess, 'base' | 'accessToken'>,
  { method, path, body, headers, deadline }: FhirRequest,
): Promise<FhirAnswer> {
  const heard = nothingHeard();
  const options = {
    headers: {
      authorization: `Bearer ${access.accessToken}`,
      // HAPI answers a search with what it found up to a minute ago, unless told not to.
      ...(method === 'GET' ? { 'cache-control': 'no-cache' } : {}),
      ...(body ? { 'content-type': 'application/fhir+json' } : {}),
      ...headers,
    },
    redirect: 'manual',
    signal: deadline,
    dispatcher: withinLimits(connections, heard),
  } as const;
  try {
    // The whole address: the library takes a path that begins like one for another server's.
    const address = path.startsWith('?') ? `${access.base}${path}` : `${access.base}/${path}`;
    const read = await fhirClient(access.base).request(address, { method, body, options });
    return answered(heard, read);
  } catch (error) {
    if (heard.is === 'too-large') return { status: 'failed', because: 'too-large' };
    const { response } = error as { response?: { data?: unknown } };
    if (heard.is !== 'whole' || (!response && deadline.aborted)) throw error;
    return answered(heard, response?.data);
  }
}

const connections = new Agent();

/** `read`: what the library made of the body; it throws what is not 2xx or no JSON, and that too is an answer. */
function answered(heard: Heard, read: unknown): FhirAnswer {
  const { http, bytes, readable, mayNamePrototype } = heard;
  if (http >= 300 && http < 400 && http !== 304) return { status: 'failed', because: 'redirected' };
  const isObject = readable && typeof read === 'object' && read !== null && !Array.isArray(read);
  // A copy, so that the request the library ties to what it read, and the token in it, go no further.
  const copy = isObject ? { ...read } : undefined;
  const body = mayNamePrototype ? withoutPrototypes(copy) : copy;
  return { status: 'answered', http, headers: headersOf(heard), ...(body ? { body } : {}), bytes };
}

const headersOf = ({ headers }: Heard): Headers =>
  new Headers(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, `${value}`] as [string, string]],
    ),
  );

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
