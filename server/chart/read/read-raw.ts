import type { EmrAccess } from '../../domain/chart/emr-access.ts';
import { type Refusal, refuse } from '../../domain/refusal.ts';
import { isAbout } from './belongs.ts';
import { readPatiently, whyNotRead } from './collect.ts';
import { record } from './loose.ts';

/** Types of which one resource may be looked at raw; each names its patient. */
const rawTypes = [
  'Patient',
  'Condition',
  'MedicationRequest',
  'AllergyIntolerance',
  'Observation',
  'Encounter',
  'ServiceRequest',
  'DocumentReference',
  'Goal',
  'CarePlan',
];

/**
 * One resource of this patient as the EMR holds it. Refused: an unknown type or a malformed id (bad-request), another
 * patient's resource (not-found, so that nobody learns it exists), an EMR that does not answer (emr-unavailable).
 */
export const readRaw = async (
  access: EmrAccess,
  type: string,
  id: string,
  patientId: string,
): Promise<Record<string, unknown> | Refusal> => {
  if (!rawTypes.includes(type) || !/^[A-Za-z0-9\-.]{1,64}$/.test(id))
    return refuse('bad-request', 'nothing-here');
  const answer = await readPatiently(access, `${type}/${id}`, AbortSignal.timeout(4000));
  if (answer.status === 'answered' && [403, 404, 410].includes(answer.http)) return gone();
  if (whyNotRead(answer) || answer.status === 'failed') return refuse('emr-unavailable', 'emr-silent');
  const resource = record(answer.body);
  const isIt = resource.resourceType === type && resource.id === id;
  return isIt && isAbout(resource, patientId, access.base) ? resource : gone();
};

const gone = (): Refusal => refuse('not-found', 'not-in-this-chart');
