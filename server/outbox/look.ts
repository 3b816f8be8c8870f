import { systems } from '../../fhir-profiles/codes.ts';
import { callFhir } from '../chart/fhir-http.ts';
import { type Loose, list, record, text } from '../chart/read/loose.ts';
import type { EmrAccess } from '../domain/chart/emr-access.ts';
import { type Asked, carries } from './verdict.ts';

/** What a search for a row's resource says. `cannot-tell`: this EMR cannot be asked. `no-answer`: ask again later. */
export type Look =
  | { found: 'one' | 'several'; resources: Loose[] }
  | { found: 'none' }
  | { found: 'cannot-tell' }
  | { found: 'no-answer' };

/**
 * Looks for what a row may have made, by its identifier. A hit counts only if it holds our identifier and is about our
 * patient: a server that does not know the parameter may answer with everything, and such an answer proves nothing.
 */
export const lookFor = async (access: EmrAccess, asked: Asked, deadlineMs: number): Promise<Look> => {
  if (!access.accepts.reads[asked.type]?.params.includes('identifier')) return { found: 'cannot-tell' };
  const query = new URLSearchParams({
    identifier: `${systems.chartWrite}|${asked.rowId}`,
    patient: asked.patientId,
    _count: '10',
  });
  const answer = await callFhir(access, {
    method: 'GET',
    path: `${asked.type}?${query}`,
    deadline: AbortSignal.timeout(deadlineMs),
  });
  if (answer.status === 'failed' || answer.http === 401 || answer.http === 429 || answer.http >= 500)
    return { found: 'no-answer' };
  if (answer.http !== 200) return { found: 'cannot-tell' };
  if (answer.body?.resourceType !== 'Bundle') return { found: 'no-answer' };
  const entries = list(answer.body.entry)
    .map(entry => record(entry.resource))
    .filter(resource => resource.resourceType !== 'OperationOutcome');
  const ours = entries.filter(resource => carries(resource, asked) && !isWithdrawn(resource));
  if (ours.length > 0)
    return { found: ours.length === 1 ? 'one' : 'several', resources: ours.sort(oldestFirst) };
  return entries.some(resource => !carries(resource, asked)) ? { found: 'cannot-tell' } : { found: 'none' };
};

const isWithdrawn = (resource: Loose): boolean =>
  resource.status === 'entered-in-error' || resource.lifecycleStatus === 'entered-in-error';

const oldestFirst = (one: Loose, other: Loose): number =>
  `${text(record(one.meta).lastUpdated)} ${one.id}`.localeCompare(
    `${text(record(other.meta).lastUpdated)} ${other.id}`,
  );
