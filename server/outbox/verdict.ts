import { systems } from '../../fhir-profiles/codes.ts';
import type { FhirAnswer } from '../chart/fhir-http.ts';
import { pathWithin } from '../chart/fhir-http.ts';
import { isAbout } from '../chart/read/belongs.ts';
import { identifiersIn, type Loose, list, record, text } from '../chart/read/loose.ts';
import type { RefusedBecause, TheirChange } from '../domain/session/signed.ts';
import type { ChartWriteRow } from '../storage/chart-writes.ts';

/** What was asked of the EMR, as far as its answer must fit it. */
export type Asked = {
  base: string;
  type: string;
  patientId: string;
  rowId: string;
  isUpdate: boolean;
  /** The resource was to be made under the row's own id. */
  ownId?: boolean;
  /** Only the version that was seen was to be changed. */
  ifMatch?: boolean;
  /** Codes of the vendor's own that mean: it is there already. */
  alreadyThere: readonly string[];
};

/**
 * What an answer to a write proves. Only statuses that a server gives instead of acting prove that nothing happened;
 * only a resource with our identifier and patient proves that it did. Everything else is unknown.
 */
export type Verdict =
  | { kind: 'applied'; reference: string; etag?: string; awaitingSignature: boolean; named: boolean }
  | { kind: 'read-back'; path: string }
  | { kind: 'never-left' }
  /** Its turn at the gate did not come in time, or the EMR asked for time meanwhile: it never left either. */
  | { kind: 'kept-back' }
  | { kind: 'sign-in-needed' }
  | { kind: 'slow-down'; retryAfter?: string }
  | { kind: 'not-accepted' }
  | { kind: 'refused'; because: RefusedBecause; words?: string; theirs?: TheirChange }
  /** Changed between our look and our write: looked at anew. */
  | { kind: 'overtaken' }
  | { kind: 'held' }
  | { kind: 'unknown' };

export const verdictOn = (answer: FhirAnswer, asked: Asked): Verdict => {
  if (answer.status === 'failed') return { kind: afterFailure[answer.because] ?? 'unknown' };
  const { http, body, headers } = answer;
  if (http === 200 || http === 201) {
    if (body && carries(body, asked)) return applied(body, headers);
    const location = headers.get('location');
    const path = location ? resourcePath(asked, location) : ownPath(asked);
    return path ? { kind: 'read-back', path } : { kind: 'unknown' };
  }
  if (http === 202) return { kind: 'held' };
  if (http === 401) return { kind: 'sign-in-needed' };
  if (http === 429) return { kind: 'slow-down', retryAfter: headers.get('retry-after') ?? undefined };
  if ([400, 422].includes(http)) return invalid(record(body), asked);
  if ([404, 410].includes(http) && asked.isUpdate) return { kind: 'refused', because: 'not-found' };
  if ([403, 404, 405, 406, 410, 415].includes(http)) return { kind: 'not-accepted' };
  // HAPI says 409 where FHIR says 412 of a version that was overtaken.
  if (asked.isUpdate && (http === 412 || (http === 409 && asked.ifMatch)))
    return { kind: 'refused', because: 'conflict' };
  return { kind: 'unknown' };
};

/** A coaching plan that goes as a document of its own; whatever becomes of it, the note has it too. */
export const isPlanDocument = ({ kind, route }: Pick<ChartWriteRow, 'kind' | 'route'>): boolean =>
  kind === 'care-plan' && route === 'document';

/** Failures that prove that nothing happened. */
const afterFailure: { [because: string]: 'never-left' | 'kept-back' | undefined } = {
  'not-connected': 'never-left',
  'held-back': 'kept-back',
};

/**
 * Whether a resource is the one a row made: of its type, about its patient, with the row's identifier; or under the row's
 * own id, where it was to be made under that.
 */
export const carries = (
  resource: Loose,
  { type, patientId, rowId, base, ownId }: Pick<Asked, 'type' | 'patientId' | 'rowId' | 'base' | 'ownId'>,
): boolean =>
  resource.resourceType === type &&
  text(resource.id) !== undefined &&
  isAbout(resource, patientId, base) &&
  (identifiersIn(resource).some(one => one.system === systems.chartWrite && one.value === rowId) ||
    (ownId === true && resource.id === rowId));

/**
 * What reading back the address of a fresh 201 proves. Some EMRs keep no identifier: the address they gave for our
 * own request is proof enough when the type and the patient are right and no other row's identifier stands there.
 */
export const verdictOnReadBack = (answer: FhirAnswer, asked: Asked): Verdict => {
  if (answer.status === 'failed' || answer.http !== 200 || !answer.body) return { kind: 'unknown' };
  const resource = answer.body;
  const ours = identifiersIn(resource).filter(one => one.system === systems.chartWrite);
  const isRight = resource.resourceType === asked.type && isAbout(resource, asked.patientId, asked.base);
  const isOurs = ours.length === 0 || ours.some(one => one.value === asked.rowId);
  return isRight && isOurs && text(resource.id) ? applied(resource, answer.headers) : { kind: 'unknown' };
};

export const applied = (resource: Loose, headers?: Headers): Extract<Verdict, { kind: 'applied' }> => {
  const version = text(record(resource.meta).versionId);
  return {
    kind: 'applied',
    reference: `${resource.resourceType}/${resource.id}`,
    etag: headers?.get('etag') ?? (version ? `W/"${version}"` : undefined),
    awaitingSignature: resource.docStatus === 'preliminary',
    named: identifiersIn(resource).some(one => one.system === systems.chartWrite),
  };
};

const ownPath = ({ ownId, type, rowId }: Asked): string | undefined =>
  ownId ? `${type}/${rowId}` : undefined;

/** `Type/id` below the base, from a Location that may name a version; nothing when it leads elsewhere. */
function resourcePath({ base, type }: Asked, location: string): string | undefined {
  const path = pathWithin(base, location)?.split('/_history/')[0];
  return path && new RegExp(`^${type}/[A-Za-z0-9.-]{1,64}$`).test(path) ? path : undefined;
}

function invalid(outcome: Loose, { type, alreadyThere }: Asked): Verdict {
  const issues = list(outcome.issue);
  const words = issues
    .map(issue => text(record(issue.details).text) ?? text(issue.diagnostics))
    .find(Boolean);
  const codes = issues.flatMap(issue => list(record(issue.details).coding).map(coding => text(coding.code)));
  const isThere = codes.some(code => code !== undefined && alreadyThere.includes(code));
  if (isThere || /already exists|duplicate/i.test(words ?? '')) return { kind: 'unknown' };
  const places = issues.flatMap(issue => (Array.isArray(issue.expression) ? issue.expression : []));
  // HAPI says in words alone which reference it does not find, or finds deleted.
  const told = issues.flatMap(issue => [text(record(issue.details).text), text(issue.diagnostics)]);
  const namesVisit =
    places.some(place => /encounter/i.test(`${place}`)) ||
    told.some(each => each !== undefined && noSuchVisit.test(each));
  // A visit of ours that is found wrong lacks no visit.
  const isAboutVisit = type !== 'Encounter' && namesVisit;
  return {
    kind: 'refused',
    because: isAboutVisit ? 'visit-needed' : 'not-valid',
    words: words?.slice(0, 200),
  };
}

/** "Resource Encounter/7 not found, specified in path: DocumentReference.context.encounter", and its like. */
const noSuchVisit =
  /\bEncounter\/[A-Za-z0-9.-]+["')]? (was |is |does )?(not (found|known|exist)|deleted|unknown)\b/i;
