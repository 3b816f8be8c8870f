import { createRequire } from 'node:module';
import type { PinnedEndpoints, RegisteredEmr } from './registered-emr.ts';

/** The address to send the browser to, and what to keep until it comes back. */
export type Authorization = { status: 'ready'; url: string; codeVerifier: string };
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
  ask: { launchId: string; launch?: string; scope: string; redirectUri: string; nonce: string },
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
    await readAgain(emr.iss, now);
    const url = await smart(ownRequest, {}, storage).authorize(options);
    if (!isPinned(kept, emr.pinned) || !kept.codeVerifier) return { status: 'emr-changed' };
    return { status: 'ready', url: `${url}&nonce=${ask.nonce}`, codeVerifier: kept.codeVerifier };
  } catch {
    readAt.delete(emr.iss);
    return { status: 'emr-unavailable' };
  }
}

/** fhirclient reads these in place of the browser's request, whose query and forwarded headers it would obey. */
const ownRequest = { url: '/', headers: { host: 'localhost' }, socket: {} };

/** fhirclient keeps the EMR's configuration, even a failed read of it, for the life of the process. */
async function readAgain(iss: string, now: Date): Promise<void> {
  const last = readAt.get(iss);
  if (last !== undefined && now.getTime() - last < freshFor) return;
  const address = `${iss.replace(/\/*$/, '/')}.well-known/smart-configuration`;
  await getAndCache(address, limits, true);
  readAt.set(iss, now.getTime());
}

const isPinned = (kept: KeptByFhirclient, pinned: PinnedEndpoints): boolean =>
  kept.authorizeUri === pinned.authorizationEndpoint && kept.tokenUri === pinned.tokenEndpoint;
