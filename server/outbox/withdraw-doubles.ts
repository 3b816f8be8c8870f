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
  for (const double of doubles) {
    const type = `${double.resourceType}`;
    const mayUpdate = access.accepts.writes[type]?.update && allows(access.scopes, 'any', type, 'update');
    if (!mayUpdate) continue;
    const version = text(record(double.meta).versionId);
    const answer = await callFhir(access, {
      method: 'PUT',
      path: `${type}/${double.id}`,
      body: { ...double, [statusOf[type] ?? 'status']: 'entered-in-error' },
      headers: version ? { 'if-match': `W/"${version}"` } : {},
      deadline: AbortSignal.timeout(deadlineMs),
    });
    if (answer.status === 'answered' && answer.http === 200) marked += 1;
  }
  return marked;
};

/** The element that says a resource was a mistake, where it is not `status`. */
const statusOf: { [type: string]: string } = { Goal: 'lifecycleStatus' };
