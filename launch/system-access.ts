import type { EmrAccess } from '../server/domain/chart/emr-access.ts';
import type { RegisteredEmr } from './registered-emr.ts';
import { deskScopes, findScopes, scopesToRegister } from './scopes-to-register.ts';
import { askForTokens } from './token-endpoint.ts';

/** The client of its own that a practice allows at an EMR, and after how many hours without the author; without them it sends nothing. */
export type SystemClientOf = (
  practiceId: string,
  iss: string,
) => Promise<{ emr: RegisteredEmr; afterHours?: number } | undefined>;

/** The way in for a write whose author is away; nothing where the practice does not allow it, or not yet. */
export type SystemAccess = (
  practiceId: string,
  iss: string,
  /** When the write's author was last seen. */
  lastSeen: () => Promise<string>,
  /** A token the EMR has just answered 401 to. */
  rejected?: string,
) => Promise<EmrAccess | undefined>;

/** The way in to look for patients by the practice's own client; nothing where it has none, or lets nobody look. */
export type FindAccess = (
  practiceId: string,
  iss: string,
  rejected?: string,
) => Promise<EmrAccess | undefined>;

/** Nothing is sent with a token that ends within this. */
const marginMs = 10_000;
/** After the EMR gave no token, it is not asked again for this long. */
const restMs = 60_000;

/**
 * Tokens of a practice's system client by SMART Backend Services (client_credentials with private_key_jwt), kept in
 * memory alone and asked for once however many want one. It is nobody's sign-in: what is sent with it names its author
 * in the resource, and the audit names the client.
 */
export function createSystemAccess({
  clientOf,
  clock,
}: {
  clientOf: SystemClientOf;
  clock: () => Date;
}): SystemAccess {
  const tokenFor = keepTokens(clock);
  return async (practiceId, iss, lastSeen, rejected) => {
    const client = await clientOf(practiceId, iss);
    if (client?.afterHours === undefined || client.emr.paused) return undefined;
    const away = clock().getTime() - Date.parse(await lastSeen());
    return away < client.afterHours * 3_600_000
      ? undefined
      : tokenFor(client.emr, writeScopes(client.emr), rejected);
  };
}

/** The same client's token for reading alone, of exactly what finding patients takes. */
export function createFindAccess({
  clientOf,
  clock,
}: {
  clientOf: SystemClientOf;
  clock: () => Date;
}): FindAccess {
  const tokenFor = keepTokens(clock);
  return async (practiceId, iss, rejected) => {
    const client = await clientOf(practiceId, iss);
    const scopes = client && !client.emr.paused ? findScopes(client.emr, 'system') : [];
    return client && scopes.length > 0 ? tokenFor(client.emr, scopes.join(' '), rejected) : undefined;
  };
}

/** Tokens by client and scope, each asked for once however many want it, and again only when it ends or is rejected. */
function keepTokens(clock: () => Date) {
  const known = new Map<string, Promise<EmrAccess | undefined>>();
  const until = new Map<string, number>();
  return async (emr: RegisteredEmr, scope: string, rejected?: string): Promise<EmrAccess | undefined> => {
    const now = clock().getTime();
    const key = `${emr.practiceId} ${emr.iss} ${emr.clientId} ${scope}`;
    const kept = now < (until.get(key) ?? 0) ? known.get(key) : undefined;
    const usable = kept && (await kept)?.accessToken !== rejected ? kept : undefined;
    if (usable) return usable;
    const asking = ask(emr, scope, clock());
    known.set(
      key,
      asking.then(given => given?.access),
    );
    until.set(key, now + restMs);
    const given = await asking;
    if (given) until.set(key, Date.parse(given.expiresAt) - marginMs);
    return given?.access;
  };
}

/** The scopes to register a system client with: those of its writes, and those of finding patients; each once. */
export const systemScopes = (emr: Pick<RegisteredEmr, 'claims' | 'pinned'>): string =>
  [...new Set([...writeScopes(emr).split(' '), ...findScopes(emr, 'system')])].join(' ');

/** The chart's scopes, for no patient in particular, and the desk's. */
const writeScopes = (emr: Pick<RegisteredEmr, 'claims' | 'pinned'>): string =>
  [
    ...scopesToRegister(emr.pinned.accepts, emr.pinned.capabilities ?? [])
      .split(' ')
      .filter(scope => scope.startsWith('patient/'))
      .map(scope => scope.replace('patient/', 'system/')),
    ...deskScopes(emr, 'system'),
  ].join(' ');

async function ask(
  emr: RegisteredEmr,
  scope: string,
  now: Date,
): Promise<{ access: EmrAccess; expiresAt: string } | undefined> {
  const outcome = await askForTokens(emr, { grant_type: 'client_credentials', scope }, scope, now);
  if (outcome.status !== 'given') return undefined;
  const { accessToken, scopes, expiresAt } = outcome.answer;
  const { practiceId, iss, vendor, claims, proven, pinned, atOnce } = emr;
  const access: EmrAccess = {
    ...{ practiceId, iss, base: iss.replace(/\/+$/, ''), accessToken, scopes, vendor, claims, proven },
    ...{ accepts: pinned.accepts, atOnce, fhirUser: '', bySystemClient: true },
  };
  return { access, expiresAt };
}
