import type { EmrAccess } from '../../domain/chart/emr-access.ts';
import { allows } from '../../domain/chart/scopes.ts';
import type { CouldNotRead, Visit } from '../../domain/chart/snapshot.ts';
import { collect } from './collect.ts';
import { searches } from './searches.ts';
import { readVisits } from './visits.ts';

/** The patient's visits as the EMR has them now, newest first; or why they could not be read. */
export const readVisitsNow = async (
  access: EmrAccess,
  patientId: string,
  now: Date,
): Promise<Visit[] | { notRead: CouldNotRead }> => {
  const search = searches(now).find(({ name }) => name === 'visits');
  if (!search || !allows(access.scopes, 'any', search.type, 'search')) return { notRead: 'refused' };
  const found = await collect(access, patientId, search, AbortSignal.timeout(4000));
  return found.status === 'read' ? readVisits(found.resources).value : { notRead: found.because };
};
