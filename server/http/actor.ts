import type { Actor } from '../workflow/parts.ts';
import type { Identity } from './identity.ts';

/** The actor of a patient-bound route. The route table let nobody else through: a bug if it did. */
export const actorOf = (identity: Identity): Actor => {
  if (identity.kind === 'login' && identity.ifStill !== undefined)
    throw new Error('whoever was taken from memory was not held against their login');
  return recalledActorOf(identity).actor;
};

/** The same of a route that may take it from memory: `ifStill` is what the deed holds against the login then. */
export const recalledActorOf = (identity: Identity): { actor: Actor; ifStill?: string } => {
  if (identity.kind !== 'login' || identity.patientId === undefined)
    throw new Error('a patient-bound route was reached without a patient');
  const { practiceId, loginId, staff, patientId, visitId, iss, scopes, settings, ifStill } = identity;
  return { actor: { practiceId, loginId, staff, patientId, visitId, iss, scopes, settings }, ifStill };
};
