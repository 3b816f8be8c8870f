import type { PracticeClaim } from '../chart/vendor-claim.ts';

/** Whether the practice itself lets its patients be looked through; nothing else does. */
export const isFindSwitchedOn = (claims: readonly PracticeClaim[]): boolean => {
  const said = claims.findLast(claim => claim.rule === 'find' && claim.withdrawn === undefined);
  return said?.rule === 'find' && said.taken;
};

/** The FHIR types that are read for finding patients; no more is asked for, and nothing is ever written. */
export const typesToFind = [
  'Patient',
  'Condition',
  'Observation',
  'MedicationRequest',
  'Appointment',
  'Encounter',
] as const;
