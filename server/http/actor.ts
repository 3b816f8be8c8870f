import type { Actor } from '../workflow/parts.ts';
import type { Identity } from './identity.ts';

/** The actor of a patient-bound route. The route table let nobody else through: a bug if it did. */
export const actorOf = (identity: Identity): Actor => {
  if (identity.kind !== 'login' || identity.patientId === undefined)
    throw new Error('a patient-bound route was reached without a patient');
  const { practiceId, loginId, staff, patientId, visitId, iss, scopes, settings } = identity;
  return { practiceId, loginId, staff, patientId, visitId, iss, scopes, settings };
};
