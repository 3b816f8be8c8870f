import { systems } from '../../../fhir-profiles/codes.ts';
import type { EmrAccess } from '../../domain/chart/emr-access.ts';
import { callFhir, pathWithin } from '../fhir-http.ts';
import { isAbout, subjectOf } from './belongs.ts';
import { type Loose, list, record, text } from './loose.ts';

/** A resource of the chart that names a row of ours. */
export type OursInChart = { row: string; reference: string; subject: string; updatedAt?: string };
export type OursFound =
  | { status: 'read'; found: OursInChart[] }
  /** This EMR is not searched by identifier, or holds too many. */
  | { status: 'cannot-tell' }
  /** Ask again later. */
  | { status: 'no-answer' };

const maxPages = 50;

/**
 * What the chart holds of one type that was written by us, whichever rows it names: a search by our identifier system
 * without a value. Of one patient, or, by a way in that is bound to none, of all; changed since then where that is asked.
 * Only what carries our identifier counts: a server may answer with more than was asked for.
 */
export const oursInChart = async (
  access: EmrAccess,
  type: string,
  about: { patientId?: string; since?: string },
  deadlineMs: number,
): Promise<OursFound> => {
  const params = access.accepts.reads[type]?.params ?? [];
  if (!params.includes('identifier')) return { status: 'cannot-tell' };
  const query = new URLSearchParams({ identifier: `${systems.chartWrite}|`, _count: '200' });
  if (about.patientId) query.set('patient', about.patientId);
  if (about.since && params.includes('_lastUpdated')) query.set('_lastUpdated', `ge${about.since}`);
  const found: OursInChart[] = [];
  const deadline = AbortSignal.timeout(deadlineMs);
  let path: string | undefined = `${type}?${query}`;
  for (let page = 0; path !== undefined; page += 1) {
    const answer = await callFhir(access, { method: 'GET', path, deadline });
    if (answer.status === 'failed' || [401, 429].includes(answer.http) || answer.http >= 500)
      return { status: 'no-answer' };
    if (answer.http !== 200 || answer.body?.resourceType !== 'Bundle' || page === maxPages)
      return { status: 'cannot-tell' };
    const entries = list(answer.body.entry).map(entry => record(entry.resource));
    for (const one of entries)
      if (about.patientId === undefined || isAbout(one, about.patientId, access.base))
        found.push(...oursOf(one, type));
    const next = list(answer.body.link).find(link => link.relation === 'next');
    path = next && pathWithin(access.base, `${next.url}`);
  }
  return { status: 'read', found };
};

const oursOf = (resource: Loose, type: string): OursInChart[] =>
  resource.resourceType !== type
    ? []
    : list(resource.identifier)
        .filter(one => one.system === systems.chartWrite && typeof one.value === 'string')
        .map(one => ({
          row: `${one.value}`,
          reference: `${type}/${resource.id}`,
          subject: subjectOf(resource) ?? '',
          updatedAt: text(record(resource.meta).lastUpdated),
        }));
