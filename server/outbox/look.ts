import { systems } from '../../fhir-profiles/codes.ts';
import { callFhir } from '../chart/fhir-http.ts';
import { isAbout } from '../chart/read/belongs.ts';
import { identifiersIn, type Loose, list, record, text } from '../chart/read/loose.ts';
import type { ChartResource } from '../domain/chart/chart-write.ts';
import type { EmrAccess } from '../domain/chart/emr-access.ts';
import { saysAll, searchFor } from './fingerprint.ts';
import { type Asked, carries } from './verdict.ts';

/** What a search for a row's resource says. `cannot-tell`: this EMR cannot be asked. `no-answer`: ask again later. */
export type Look =
  | { found: 'one' | 'several'; resources: Loose[]; by: 'identifier' | 'content' }
  | { found: 'none' }
  | { found: 'cannot-tell' }
  | { found: 'no-answer' };

/** What a row sent, for an EMR that may keep no identifier. `forgets`: it is known to keep none. */
export type Content = { body: ChartResource; since: string; forgets: boolean };

/**
 * Looks for what a row may have made: by its identifier, and where that finds nothing, by what it says. That nothing
 * is found proves nothing where the EMR is known to forget identifiers.
 */
export const lookFor = async (
  access: EmrAccess,
  asked: Asked,
  deadlineMs: number,
  content?: Content,
): Promise<Look> => {
  const byName = await lookByIdentifier(access, asked, deadlineMs);
  if (content === undefined || !['none', 'cannot-tell'].includes(byName.found)) return byName;
  const bySaying = await lookByContent(access, asked, deadlineMs, content);
  if (bySaying.found !== 'none') return bySaying;
  return content.forgets ? { found: 'cannot-tell' } : byName;
};

/** W1: the address is known, so nothing is searched. What was deleted there since is for a person to see. */
export const lookByOwnId = async (access: EmrAccess, asked: Asked, deadlineMs: number): Promise<Look> => {
  const answer = await callFhir(access, {
    method: 'GET',
    path: `${asked.type}/${asked.rowId}`,
    deadline: AbortSignal.timeout(deadlineMs),
  });
  if (answer.status === 'failed' || answer.http === 401 || answer.http === 429 || answer.http >= 500)
    return { found: 'no-answer' };
  if (answer.http === 404) return { found: 'none' };
  const resource = answer.body;
  return answer.http === 200 && resource && carries(resource, asked) && !isWithdrawn(resource)
    ? { found: 'one', resources: [resource], by: 'identifier' }
    : { found: 'cannot-tell' };
};

/**
 * A hit counts only if it holds our identifier and is about our patient: a server that does not know the parameter may
 * answer with everything, and such an answer proves nothing.
 */
async function lookByIdentifier(access: EmrAccess, asked: Asked, deadlineMs: number): Promise<Look> {
  if (!access.accepts.reads[asked.type]?.params.includes('identifier')) return { found: 'cannot-tell' };
  const query = new URLSearchParams({
    identifier: `${systems.chartWrite}|${asked.rowId}`,
    patient: asked.patientId,
    _count: '10',
  });
  const answer = await ask(access, `${asked.type}?${query}`, deadlineMs);
  if ('found' in answer) return answer;
  const { entries } = answer;
  const ours = entries.filter(resource => carries(resource, asked) && !isWithdrawn(resource));
  if (ours.length > 0)
    return {
      found: ours.length === 1 ? 'one' : 'several',
      resources: ours.sort(oldestFirst),
      by: 'identifier',
    };
  return entries.some(resource => !carries(resource, asked)) ? { found: 'cannot-tell' } : { found: 'none' };
}

/** One resource that says all we sent, and is no other row's, is ours. Of two that say it nobody knows which. */
async function lookByContent(
  access: EmrAccess,
  asked: Asked,
  deadlineMs: number,
  { body, since }: Content,
): Promise<Look> {
  const params = access.accepts.reads[asked.type]?.params ?? [];
  const query = searchFor(body, asked.patientId, params, since);
  const answer = await ask(access, `${asked.type}?${query}`, deadlineMs);
  if ('found' in answer) return answer;
  const fits = answer.entries.filter(
    resource =>
      isAbout(resource, asked.patientId, asked.base) && !isNamed(resource) && saysAll(resource, body),
  );
  if (fits.length === 1) return { found: 'one', resources: fits, by: 'content' };
  return fits.length > 1 || answer.more ? { found: 'cannot-tell' } : { found: 'none' };
}

/** What a search answers, or why it proves nothing. */
async function ask(
  access: EmrAccess,
  path: string,
  deadlineMs: number,
): Promise<{ entries: Loose[]; more: boolean } | Extract<Look, { found: 'no-answer' | 'cannot-tell' }>> {
  const deadline = AbortSignal.timeout(deadlineMs);
  const answer = await callFhir(access, { method: 'GET', path, deadline });
  if (answer.status === 'failed' || answer.http === 401 || answer.http === 429 || answer.http >= 500)
    return { found: 'no-answer' };
  if (answer.http !== 200) return { found: 'cannot-tell' };
  if (answer.body?.resourceType !== 'Bundle') return { found: 'no-answer' };
  const entries = list(answer.body.entry)
    .map(entry => record(entry.resource))
    .filter(resource => resource.resourceType !== 'OperationOutcome');
  return { entries, more: list(answer.body.link).some(link => link.relation === 'next') };
}

const isNamed = (resource: Loose): boolean =>
  identifiersIn(resource).some(one => one.system === systems.chartWrite);

const isWithdrawn = (resource: Loose): boolean =>
  resource.status === 'entered-in-error' || resource.lifecycleStatus === 'entered-in-error';

const oldestFirst = (one: Loose, other: Loose): number =>
  `${text(record(one.meta).lastUpdated)} ${one.id}`.localeCompare(
    `${text(record(other.meta).lastUpdated)} ${other.id}`,
  );
