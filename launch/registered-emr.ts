import type { PinnedEndpoints } from '../server/domain/chart/pinned-endpoints.ts';
import type { ProvenFacts } from '../server/domain/chart/proven.ts';
import type { PracticeClaim } from '../server/domain/chart/vendor-claim.ts';
import type { Role } from '../server/domain/practice/settings.ts';
import { deskScopes, findScopes } from './scopes-to-register.ts';

export type { PinnedEndpoints } from '../server/domain/chart/pinned-endpoints.ts';

/** How we prove to the token endpoint that we are the registered client. */
export type ClientProof =
  | { kind: 'public' }
  | { kind: 'secret'; secret: string }
  | { kind: 'key'; privateJwk: SigningJwk };

/** A private signing key; `kid` and `alg` are always there. */
export type SigningJwk = { kid: string; alg: string; kty: string; [member: string]: unknown };

/** An EMR a practice has registered us with, opened: the client's proof is readable here and never leaves the server. */
export type RegisteredEmr = {
  practiceId: string;
  iss: string;
  vendor: string;
  /** What the practice says of its own EMR. */
  claims: PracticeClaim[];
  /** What canary writes proved of it. */
  proven: ProvenFacts[];
  clientId: string;
  proof: ClientProof;
  scopes: Partial<Record<Role | 'any', string>>;
  pinned: PinnedEndpoints;
  paused: boolean;
  atOnce: number;
  /** The practice has a client of its own there: nobody's sign-in is asked for what that one reads. */
  hasSystemClient?: true;
};

/**
 * Where a launch begins: in a chart, at a bookmark where the person chooses the patient, or at the practice's own link,
 * for its own page and no patient.
 */
export type LaunchFrom = 'chart' | 'bookmark' | 'practice';

/**
 * Scopes of a launch, from what was written down for the practice. Out of a chart the EMR knows the patient (`launch`);
 * without one it is asked to let the person choose (`launch/patient`; SMART App Launch 2.2, "Standalone apps"). For the
 * practice's own page nothing is asked but who it is, and what its desk leaves in the charts: it reads none but where the
 * practice lets its patients be looked for by it.
 */
export function scopesToAsk(
  emr: Pick<RegisteredEmr, 'scopes' | 'claims' | 'pinned' | 'hasSystemClient'>,
  from: LaunchFrom,
): string {
  if (from === 'practice') {
    const toFind = emr.hasSystemClient ? [] : findScopes(emr, 'user');
    return ['openid', 'fhirUser', ...deskScopes(emr), ...toFind].join(' ');
  }
  const asked = (emr.scopes.any ?? '').split(' ').filter(Boolean);
  if (from === 'chart') return asked.join(' ');
  return [...new Set(['launch/patient', ...asked.filter(scope => scope !== 'launch')])].join(' ');
}
