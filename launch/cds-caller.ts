import { decodeJwt, decodeProtectedHeader, errors, type JWTVerifyGetKey, jwtVerify } from 'jose';
import { keySetAt } from './key-set.ts';
import { hashOf } from './secrets.ts';

/** What a caller may sign with; nothing with a shared secret, and never nothing at all. */
export const cdsAlgorithms = ['ES384', 'RS384', 'ES256', 'RS256'] as const;
export type CdsAlgorithm = (typeof cdsAlgorithms)[number];

/** An EMR that is registered as a caller for cards, as a practice knows it. */
export type RegisteredCaller = {
  practiceId: string;
  iss: string;
  tenant: string;
  /** The EMR whose charts it speaks of. */
  fhirServer: string;
  /** Where its keys are, whatever a token says. */
  jwksUrl: string;
  algorithms: CdsAlgorithm[];
};

/** An EMR that called, by a token that was found to be its own. */
export type CdsIdentity = { kind: 'cds-client' } & Pick<
  RegisteredCaller,
  'practiceId' | 'iss' | 'tenant' | 'fhirServer'
>;

export type CdsLedger = {
  /** The one caller of this issuer and tenant; nothing where there is none, or where more than one practice has it. */
  caller(iss: string, tenant: string): Promise<RegisteredCaller | undefined>;
  /** Uses a token up; true only for the first who comes with it, in whichever process. */
  spend(
    caller: Pick<RegisteredCaller, 'practiceId' | 'iss'>,
    jtiHash: string,
    until: Date,
    now: Date,
  ): Promise<boolean>;
};

/** Who a call is from, by its Authorization header and the exact address that was called. */
export type CdsCheck = (
  authorization: string | undefined,
  audience: string,
  now: Date,
) => Promise<CdsIdentity | { kind: 'nobody' }>;

const longestToken = 16 * 1024;
/** Seconds: the longest a token may still be good for, and how far its making may lie from our clock. */
const longestLife = 300;
const farthestFromNow = 60;
const nobody = { kind: 'nobody' } as const;

/**
 * Checks the token of a CDS Hooks call (CDS Hooks 2.0, "Trusting CDS Clients"). It is looked up before anything is
 * fetched: issuer and tenant registered; `jku`, where there is one, the registered address, the only one keys are ever
 * fetched from; a listed algorithm and a known key; our very address as audience; not expired, good for five minutes at
 * most, made within a minute of now; and never used before. Whatever fails, the caller is nobody, and is not told why.
 */
export function createCdsCheck(ledger: CdsLedger, limits: { coolDownMs?: number } = {}): CdsCheck {
  const keySets = new Map<string, JWTVerifyGetKey>();
  return async (authorization, audience, now) => {
    const token = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/.exec(authorization ?? '')?.[1];
    const claimed = token && token.length <= longestToken ? claimsOf(token) : undefined;
    const caller = claimed && (await ledger.caller(claimed.iss, claimed.tenant));
    if (!token || !caller) return nobody;
    if (claimed.jku !== undefined && claimed.jku !== caller.jwksUrl) return nobody;
    const keys = keySets.get(caller.jwksUrl) ?? keySetAt(caller.jwksUrl, limits.coolDownMs);
    keySets.set(caller.jwksUrl, keys);
    const once = await verified(token, keys, caller, audience, now);
    if (!once || !(await ledger.spend(caller, hashOf(once.jti), once.until, now))) return nobody;
    const { practiceId, iss, tenant, fhirServer } = caller;
    return { kind: 'cds-client', practiceId, iss, tenant, fhirServer };
  };
}

/** What a token says of itself, unproven: enough to know whose keys to prove it with. */
function claimsOf(token: string): { iss: string; tenant: string; jku?: unknown } | undefined {
  try {
    const { kid, jku } = decodeProtectedHeader(token);
    const { iss, tenant = '' } = decodeJwt(token);
    const isKnown = typeof kid === 'string' && typeof iss === 'string' && typeof tenant === 'string';
    return isKnown && iss.length <= 512 && tenant.length <= 128 ? { iss, tenant, jku } : undefined;
  } catch {
    return undefined;
  }
}

async function verified(
  token: string,
  keys: JWTVerifyGetKey,
  { iss, algorithms }: RegisteredCaller,
  audience: string,
  now: Date,
): Promise<{ jti: string; until: Date } | undefined> {
  try {
    const { payload } = await jwtVerify(token, keys, {
      ...{ algorithms, issuer: iss, audience, currentDate: now },
      requiredClaims: ['exp', 'iat', 'jti'],
    });
    const { exp = 0, iat = 0, jti } = payload;
    const at = now.getTime() / 1000;
    const isShort = exp - at <= longestLife && Math.abs(iat - at) <= farthestFromNow;
    if (!isShort || typeof jti !== 'string' || jti === '' || jti.length > 256) return undefined;
    return { jti, until: new Date((exp + farthestFromNow) * 1000) };
  } catch (error) {
    if (error instanceof errors.JOSEError) return undefined;
    throw error;
  }
}
