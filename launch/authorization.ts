import { createRequire } from 'node:module';
import { endpointAt } from './discovery.ts';
import type { PinnedEndpoints, RegisteredEmr } from './registered-emr.ts';

/** The address to send the browser to, and what to keep until it comes back. */
export type Authorization = { status: 'ready'; url: string; codeVerifier: string };
type Asking = { launchId: string; launch?: string; scope: string; redirectUri: string; nonce: string };
export type NoAuthorization = { status: 'emr-unavailable' } | { status: 'emr-changed' };

/** What fhirclient keeps under our state key, as far as we look at it. */
type KeptByFhirclient = { authorizeUri?: string; tokenUri?: string; codeVerifier?: string };
type SmartApi = { authorize(options: Record<string, unknown>): Promise<string> };
type Smart = (request: object, response: object, storage: object) => SmartApi;

const load = createRequire(import.meta.url);
const smart: Smart = load('fhirclient');
const { getAndCache }: { getAndCache(url: string, options: object, force: boolean): Promise<unknown> } =
  load('fhirclient/lib/lib.js');

const freshFor = 10 * 60_000;
const readAt = new Map<string, number>();
const limits = { timeout: 5_000, size: 256 * 1024, redirect: 'error' };

/**
 * The authorization request of a SMART launch, built by fhirclient: PKCE S256 is required, the state is our launch id,
 * nothing is kept in a place two launches share, and neither the browser's query nor its headers reach the library.
 * The EMR's published endpoints must still be the pinned ones, or nobody is sent anywhere.
 */
export async function authorizationFor(
  emr: RegisteredEmr,
  ask: Asking,
  now: Date,
): Promise<Authorization | NoAuthorization> {
  const found = await asPublished(emr, ask, now);
  if (found.status !== 'emr-changed') return found;
  // What we had read may be older than what was pinned since: a change is believed when it is read just now.
  readAt.delete(emr.iss);
  return asPublished(emr, ask, now);
}

async function asPublished(
  emr: RegisteredEmr,
  ask: Asking,
  now: Date,
): Promise<Authorization | NoAuthorization> {
  let kept: KeptByFhirclient = {};
  const storage = {
    get: async (key: string) => (key === ask.launchId ? kept : undefined),
    set: async (key: string, value: KeptByFhirclient) => {
      if (key === ask.launchId) kept = { ...value };
      return value;
    },
    unset: async () => true,
  };
  const options = {
    iss: emr.iss,
    launch: ask.launch,
    clientId: emr.clientId,
    scope: ask.scope,
    redirectUri: ask.redirectUri,
    stateKey: ask.launchId,
    pkceMode: 'required',
    noRedirect: true,
    wellKnownRequestOptions: limits,
  };
  try {
    const published = await readAgain(emr.iss, now);
    if (!hasEndpoints(published)) return unavailable(emr.iss);
    if (!offersPkce(published)) return { status: 'emr-changed' };
    const url = await smart(ownRequest, {}, storage).authorize(options);
    if (!kept.authorizeUri) return unavailable(emr.iss);
    if (!isPinned(kept, emr) || !kept.codeVerifier) return { status: 'emr-changed' };
    const query = `${url.slice(`${kept.authorizeUri}?`.length)}&nonce=${ask.nonce}`;
    return { status: 'ready', url: withQuery(emr.pinned, query), codeVerifier: kept.codeVerifier };
  } catch {
    return unavailable(emr.iss);
  }
}

/** The next launch reads the configuration anew. */
function unavailable(iss: string): NoAuthorization {
  readAt.delete(iss);
  return { status: 'emr-unavailable' };
}

/** fhirclient reads these in place of the browser's request, whose query and forwarded headers it would obey. */
const ownRequest = { url: '/', headers: { host: 'localhost' }, socket: {} };

/** fhirclient keeps the EMR's configuration, even a failed read of it, for the life of the process. */
async function readAgain(iss: string, now: Date): Promise<unknown> {
  const last = readAt.get(iss);
  const address = `${iss.replace(/\/*$/, '/')}.well-known/smart-configuration`;
  if (last !== undefined && now.getTime() - last < freshFor) return getAndCache(address, limits, false);
  const published = await getAndCache(address, limits, true);
  readAt.set(iss, now.getTime());
  return published;
}

/** A page of maintenance in place of the configuration says nothing: the EMR has not changed, it is away. */
const hasEndpoints = (published: unknown): boolean => {
  const { authorization_endpoint: signIn, token_endpoint: token } = Object(published);
  return typeof signIn === 'string' && typeof token === 'string';
};

const offersPkce = (published: unknown): boolean => {
  const { code_challenge_methods_supported: methods } = Object(published);
  return Array.isArray(methods) && methods.includes('S256');
};

const isPinned = (kept: KeptByFhirclient, { iss, pinned }: RegisteredEmr): boolean =>
  endpointAt(iss, kept.authorizeUri) === pinned.authorizationEndpoint &&
  endpointAt(iss, kept.tokenUri) === pinned.tokenEndpoint;

/** A sign-in address may have a query of its own, which stays (RFC 6749 3.1). */
const withQuery = ({ authorizationEndpoint: address }: PinnedEndpoints, query: string): string =>
  `${address}${address.includes('?') ? '&' : '?'}${query}`;
