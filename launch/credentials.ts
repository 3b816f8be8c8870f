import type { IncomingHttpHeaders } from 'node:http';
import { isLaunchId, isPracticeId } from './secrets.ts';

/** What a browser shows of itself for one launch. */
export type Credential = { practiceId: string; launchId: string; secret: string };

const hour = 3600;
/** Longest life of a login, in seconds. */
export const loginSeconds = 12 * hour;
/** Life of a launch on its way, in seconds. */
export const launchSeconds = 600;

/** Cookie of a launch on its way. It never becomes the login's: that one is made anew at the callback. */
export const launchCookie = (launchId: string): string => `__Host-alongside-launch-${launchId.slice(0, 12)}`;

/** Cookie of a login; one for each launch, so that two charts in one browser never meet. */
export const loginCookie = (launchId: string): string => `__Host-alongside-${launchId.slice(0, 12)}`;

/**
 * A Set-Cookie value that works inside an EMR's frame on another site, third-party cookies blocked or not.
 * `seconds` 0 removes the cookie.
 */
export function setCookie(name: string, value: string, seconds: number): string {
  return `${name}=${value}; Path=/; Max-Age=${seconds}; Secure; HttpOnly; SameSite=None; Partitioned`;
}

/** The one value a request carries under this cookie name; undefined when there is none, or more than one. */
export function cookieOf(headers: IncomingHttpHeaders, name: string): string | undefined {
  const found = (headers.cookie ?? '')
    .split(';')
    .map(pair => pair.trim())
    .filter(pair => pair.startsWith(`${name}=`));
  return found.length === 1 ? found[0]?.slice(name.length + 1) : undefined;
}

/** The launch a request speaks of: named by the header on calls, by the path on pages. Never guessed from cookies. */
export function launchNamedBy(headers: IncomingHttpHeaders, path: string): string | undefined {
  const named = headers['x-alongside-launch'] ?? /^\/app\/([^/?#]+)/.exec(path)?.[1];
  return isLaunchId(named) ? named : undefined;
}

/**
 * The credential for the launch a request names: its cookie, or the `Authorization: Alongside p.l.s` header of a
 * browser that keeps no cookies. Undefined when nothing well formed is there; nothing is checked yet.
 */
export function credentialOf(headers: IncomingHttpHeaders, path: string): Credential | undefined {
  const launchId = launchNamedBy(headers, path);
  if (!launchId) return undefined;
  const cookie = cookieOf(headers, loginCookie(launchId));
  const [practiceId, secret, ...more] = cookie?.split('.') ?? fromHeader(headers.authorization, launchId);
  if (!isPracticeId(practiceId) || !secret || secret.length > 64 || more.length > 0) return undefined;
  return { practiceId, launchId, secret };
}

function fromHeader(authorization: string | undefined, launchId: string): string[] {
  const [practiceId = '', named, secret = '', ...more] =
    /^Alongside (\S{1,200})$/.exec(authorization ?? '')?.[1]?.split('.') ?? [];
  return named === launchId && more.length === 0 ? [practiceId, secret] : [];
}
