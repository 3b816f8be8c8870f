import { callFhir } from '../chart/fhir-http.ts';
import { type Loose, record, text } from '../chart/read/loose.ts';
import type { EmrAccess } from '../domain/chart/emr-access.ts';
import { allows } from '../domain/chart/scopes.ts';

/**
 * Marks all but the oldest of several resources of one row as entered in error, where this EMR lets us; each only in
 * the version that was seen. Gives back how many were marked.
 */
export const withdrawDoubles = async (
  access: EmrAccess,
  [, ...doubles]: Loose[],
  deadlineMs: number,
): Promise<number> => {
  let marked = 0;
  for (const double of doubles) if (await withdraw(access, double, deadlineMs)) marked += 1;
  return marked;
};

/** Marks one resource as entered in error, in the version that was seen; false where this EMR does not let us. */
export const withdraw = async (access: EmrAccess, resource: Loose, deadlineMs: number): Promise<boolean> => {
  const type = `${resource.resourceType}`;
  const mayUpdate = access.accepts.writes[type]?.update && allows(access.scopes, 'any', type, 'update');
  if (!mayUpdate) return false;
  const version = text(record(resource.meta).versionId);
  const answer = await callFhir(access, {
    method: 'PUT',
    path: `${type}/${resource.id}`,
    body: { ...resource, [statusOf[type] ?? 'status']: 'entered-in-error' },
    headers: version ? { 'if-match': `W/"${version}"` } : {},
    deadline: AbortSignal.timeout(deadlineMs),
  });
  return answer.status === 'answered' && answer.http === 200;
};

/** The element that says a resource was a mistake, where it is not `status`. */
const statusOf: { [type: string]: string } = { Goal: 'lifecycleStatus' };
