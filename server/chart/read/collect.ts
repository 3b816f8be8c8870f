import type { EmrAccess } from '../../domain/chart/emr-access.ts';
import type { CouldNotRead } from '../../domain/chart/snapshot.ts';
import { callFhir, type FhirAnswer, pathWithin } from '../fhir-http.ts';
import { belongs, type LeftOutBecause } from './belongs.ts';
import { type Loose, list, record, text } from './loose.ts';
import type { Search } from './searches.ts';

export type Collected =
  | {
      status: 'read';
      resources: Loose[];
      leftOut: LeftOutBecause[];
      /** The EMR holds older ones, which were not asked for. */
      more: boolean;
    }
  | { status: 'not-read'; because: CouldNotRead };

const maxPages = 5;
const maxEntries = 1000;

/**
 * One search of the chart with its further pages where a cut-off list would mislead. A resource that comes twice counts
 * once. A list whose later pages cannot be read has not been read.
 */
export const collect = async (
  access: EmrAccess,
  patientId: string,
  search: Search,
  deadline: AbortSignal,
): Promise<Collected> => {
  const resources = new Map<string, Loose>();
  const leftOut: LeftOutBecause[] = [];
  const seen = new Set<string>();
  let more = false;
  let path: string | undefined = firstPath(access, patientId, search);
  for (let page = 0; path !== undefined; page += 1) {
    if (page === maxPages || seen.has(path)) return { status: 'not-read', because: 'not-understood' };
    seen.add(path);
    const answer = await readPatiently(access, path, deadline);
    const because = whyNotRead(answer);
    if (because) return { status: 'not-read', because };
    const bundle = answer.status === 'answered' ? record(answer.body) : {};
    if (bundle.resourceType !== 'Bundle') return { status: 'not-read', because: 'not-understood' };
    for (const resource of matches(bundle)) {
      const verdict = belongs(resource, search.type, patientId, access.base);
      if (resources.size + leftOut.length >= maxEntries)
        return { status: 'not-read', because: 'not-understood' };
      if (verdict === 'shown') resources.set(String(resource.id), resource);
      else leftOut.push(verdict);
    }
    more = nextOf(bundle) !== undefined;
    const next = search.whole && nextOf(bundle);
    if (next && pathWithin(access.base, next) === undefined)
      return { status: 'not-read', because: 'not-understood' };
    path = next ? pathWithin(access.base, next) : undefined;
  }
  return { status: 'read', resources: [...resources.values()], leftOut, more };
};

/** A read, tried once more when the EMR stumbled and time is left. */
export const readPatiently = async (
  access: EmrAccess,
  path: string,
  deadline: AbortSignal,
): Promise<FhirAnswer> => {
  const ask = () => callFhir(access, { method: 'GET', path, deadline });
  const answer = await ask();
  const stumbled =
    (answer.status === 'answered' && answer.http >= 500) ||
    (answer.status === 'failed' && answer.because === 'broken');
  return stumbled && !deadline.aborted ? ask() : answer;
};

/** Why an answer holds nothing to read; nothing when it does. */
export const whyNotRead = (answer: FhirAnswer): CouldNotRead | undefined => {
  if (answer.status === 'failed') {
    if (answer.because === 'too-late' || answer.because === 'held-back') return 'took-too-long';
    return answer.because === 'redirected' || answer.because === 'too-large' ? 'not-understood' : 'emr-down';
  }
  if (answer.http === 401) return 'login-ended';
  if (answer.http >= 500 || answer.http === 429) return 'emr-down';
  if (answer.http >= 400) return 'refused';
  return answer.body ? undefined : 'not-understood';
};

function firstPath(access: EmrAccess, patientId: string, search: Search): string {
  const query = new URLSearchParams({
    patient: patientId,
    ...search.params,
    _count: String(search.count),
  });
  if (access.accepts.reads[search.type]?.params.includes('_elements'))
    query.set('_elements', search.elements);
  return `${search.type}?${query}`;
}

/** Entries that matched; what came along (includes, outcomes) is not the chart's answer. */
function matches(bundle: Loose): Loose[] {
  return list(bundle.entry).flatMap(entry => {
    const mode = text(record(entry.search).mode) ?? 'match';
    const resource = record(entry.resource);
    return mode === 'match' && resource.resourceType !== 'OperationOutcome' ? [resource] : [];
  });
}

const nextOf = (bundle: Loose): string | undefined =>
  text(list(bundle.link).find(link => link.relation === 'next')?.url);
