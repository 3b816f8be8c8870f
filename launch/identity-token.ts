import { errors, type JWTVerifyGetKey, jwtVerify } from 'jose';
import { otherThanStaff, relativeFhirUser } from './fhir-user.ts';
import { keySetAt } from './key-set.ts';
import type { RegisteredEmr } from './registered-emr.ts';

/** Who the EMR says is signed in: `fhirUser` as `Practitioner/x`. */
export type SignedIn = { sub: string; fhirUser: string };
export type NotBelieved = {
  notBelieved: string;
  /** All of it is right but the time, and it was made for this very launch: the two clocks do not agree. */
  clocksApart?: true;
  /** The EMR is believed and names somebody who is none of its staff. */
  isStaff?: false;
};

/** Verifies id_tokens; keeps one key set for each pinned `jwks_uri`. */
export type IdentityCheck = (
  idToken: string | undefined,
  expected: { emr: RegisteredEmr; nonce: string; now: Date },
) => Promise<SignedIn | NotBelieved>;

const longestToken = 16 * 1024;
const algorithms = ['RS256', 'RS384', 'ES256', 'ES384'];
/** Seconds two clocks may differ; they are said to be apart beyond it. */
const clockTolerance = 30;
const longestAge = 600;

/**
 * The check of OpenID Connect Core 3.1.3.7 on an id_token: signature by a key of the pinned set, a listed algorithm,
 * the pinned issuer, our client as audience (and as `azp` where there is one), in time, the nonce we sent, and a
 * person of the EMR as `fhirUser` (or `profile`, as older servers call it). `notBelieved` holds a code, never a claim.
 */
export function createIdentityCheck(limits: { coolDownMs?: number } = {}): IdentityCheck {
  const keySets = new Map<string, JWTVerifyGetKey>();
  return async (idToken, { emr, nonce, now }) => {
    if (!idToken) return { notBelieved: 'no-id-token' };
    if (idToken.length > longestToken) return { notBelieved: 'too-large' };
    const keys = keySets.get(emr.pinned.jwksUri) ?? keySetAt(emr.pinned.jwksUri, limits.coolDownMs);
    keySets.set(emr.pinned.jwksUri, keys);
    try {
      const { payload } = await jwtVerify(idToken, keys, {
        algorithms,
        issuer: emr.pinned.issuer,
        audience: emr.clientId,
        requiredClaims: ['sub', 'exp', 'iat'],
        maxTokenAge: longestAge,
        clockTolerance,
        currentDate: now,
      });
      return person(payload, emr, nonce);
    } catch (error) {
      const notBelieved = error instanceof errors.JOSEError ? error.code : 'keys-not-readable';
      return isOnlyLate(error, nonce) ? { notBelieved, clocksApart: true } : { notBelieved };
    }
  };
}

/** Times are looked at last, once signature, issuer and audience are right. */
const isOnlyLate = (error: unknown, nonce: string): boolean =>
  (error instanceof errors.JWTExpired || error instanceof errors.JWTClaimValidationFailed) &&
  ['iat', 'nbf', 'exp'].includes(error.claim) &&
  error.reason === 'check_failed' &&
  error.payload.nonce === nonce;

function person(claims: Record<string, unknown>, emr: RegisteredEmr, nonce: string): SignedIn | NotBelieved {
  const { sub, aud, azp } = claims;
  if (typeof sub !== 'string' || sub === '' || sub.length > 255) return { notBelieved: 'sub' };
  if (azp !== undefined && azp !== emr.clientId) return { notBelieved: 'azp' };
  if (Array.isArray(aud) && aud.length > 1 && azp === undefined) return { notBelieved: 'azp' };
  if (claims.nonce !== nonce) return { notBelieved: 'nonce' };
  const named = claims.fhirUser ?? claims.profile;
  const fhirUser = relativeFhirUser(named, emr.iss);
  if (fhirUser) return { sub, fhirUser };
  const other = otherThanStaff(named, emr.iss);
  return other ? { notBelieved: other, isStaff: false } : { notBelieved: 'fhirUser' };
}
