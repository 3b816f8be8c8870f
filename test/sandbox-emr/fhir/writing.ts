import type { Deed } from './deeds.ts';
import type { Site } from './interactions.ts';
import { applyJsonPatch } from './json-patch.ts';
import { isRefusal, refuse, refuseAll } from './outcomes.ts';
import { notFound, read, versionIn } from './reading.ts';
import type { Verb } from './scopes.ts';
import type { Answer, FhirStore, Json, Resource, Version } from './types.ts';
import { validate } from './validation.ts';
import { visitAll } from './walk.ts';

/** Stores a new resource, or, by If-None-Exist, answers the one that is there. */
export function create(deed: Deed, site: Site): Answer {
  const { type } = deed;
  const existing = deed.ifNoneExist && site.rules.conditionalCreate ? conditional(deed, site) : undefined;
  if (existing) return existing;
  const content = contentOf(deed, site);
  if (isAnswer(content)) return content;
  const { id: _theirs, ...fresh } = site.rules.alter(content);
  const examined = examine(fresh, 'c', site);
  const refused = isRefusal(examined) ? examined : site.rules.examine(fresh, site);
  if (refused) return refused;
  const stored = site.store.create(fresh as unknown as Resource, deed.newId);
  return { ...written(201, type, stored.id ?? '', site.store), issues: examined.issues };
}

/** What If-None-Exist finds: nothing, the one that is there (200), or a refusal. */
export function conditional(
  { type, ifNoneExist = '' }: Deed,
  { store, baseUrl, access }: Site,
): Answer | undefined {
  const query = new URLSearchParams(ifNoneExist.replace(/^[^?]*\?/, ''));
  if ([...query].length === 0)
    return refuse(400, 'invalid', 'If-None-Exist holds no search', 'If-None-Exist');
  const verbs: Verb[] = ['r', 's', 'c'];
  const visible = (resource: Json) => verbs.some(verb => access.covers(verb, resource));
  const found = store.search(type, query, { baseUrl, visible });
  if (Array.isArray(found)) return refuseAll(400, found);
  if (found.total > 1) return refuse(412, 'multiple-matches', `${found.total} resources fit ${ifNoneExist}`);
  const [one] = found.matches;
  return one && written(200, type, one.id ?? '', store);
}

/** Replaces a resource, or creates it under an id the client chose. 412: If-Match names another version. */
export function update(deed: Deed, site: Site): Answer {
  const { type, id = '' } = deed;
  const content = contentOf(deed, site);
  if (isAnswer(content)) return content;
  if (content.id !== id)
    return refuse(400, 'invalid', `The body's id is ${content.id ?? 'missing'}`, `${type}.id`);
  const before = site.store.versions(type, id).at(-1);
  const stale = staleRefusal(deed, before);
  if (stale) return stale;
  if (before === undefined && site.rules.updateCreate !== 'under-that-id')
    return newByPut(deed, content, site);
  return replace(content, before, site);
}

/** A PUT to an id that was never used, in an EMR that does not keep what a client calls it. */
function newByPut(deed: Deed, content: Json, site: Site): Answer {
  const { type, id = '' } = deed;
  if (site.rules.updateCreate === 'refused') return notFound(type, id);
  const { id: _theirs, ...fresh } = content;
  return create({ ...deed, body: fresh }, site);
}

/** Applies a JSON Patch; what comes out is validated like any update. */
export function patch(deed: Deed, site: Site): Answer {
  const { type, id = '' } = deed;
  const before = site.store.versions(type, id).at(-1);
  if (!before?.resource) return read(deed, site);
  const stale = staleRefusal(deed, before);
  if (stale) return stale;
  const content = applyJsonPatch(before.resource, deed.body);
  if (isAnswer(content)) return content;
  const isSame = content.resourceType === type && content.id === id;
  return isSame
    ? replace(content, before, site)
    : refuse(422, 'business-rule', 'Type and id stay as they are');
}

function replace(content: Json, before: Version | undefined, site: Site): Answer {
  const type = content.resourceType;
  if (before?.resource && !site.access.covers('u', before.resource)) {
    return refuse(403, 'forbidden', `${type}/${content.id} is outside this token's scopes`);
  }
  const examined = examine(content, 'u', site);
  if (isRefusal(examined)) return examined;
  site.store.put(content as unknown as Resource);
  const answer = written(before?.resource ? 200 : 201, type, content.id ?? '', site.store);
  return { ...answer, issues: examined.issues };
}

/** Deletes; deleting again changes nothing. */
export function remove(deed: Deed, { store, access }: Site): Answer {
  const { type, id = '' } = deed;
  const before = store.versions(type, id).at(-1);
  if (!before) return notFound(type, id);
  const stale = staleRefusal(deed, before);
  if (stale) return stale;
  if (before.resource && !access.covers('d', before.resource)) return notFound(type, id);
  store.remove(type, id);
  return { status: 204 };
}

function contentOf({ type, body }: Deed, { baseUrl }: Site): Json | Answer {
  const content = body as Json | null;
  if (content === null || typeof content !== 'object' || typeof content.resourceType !== 'string') {
    return refuse(400, 'structure', 'The body is no FHIR resource', 'Resource');
  }
  return content.resourceType === type
    ? localReferences(content, baseUrl)
    : refuse(400, 'invalid', `A ${content.resourceType} was sent to ${type}`, 'Resource.resourceType');
}

/** An absolute reference to this server is kept as the relative one it means. */
function localReferences(content: Json, baseUrl: string): Json {
  if (!JSON.stringify(content).includes(`${baseUrl}/`)) return content;
  const copy = structuredClone(content);
  for (const { type, value } of visitAll(copy)) {
    const holder = (type === 'Reference' ? value : {}) as { reference?: unknown };
    if (typeof holder.reference === 'string' && holder.reference.startsWith(`${baseUrl}/`)) {
      holder.reference = holder.reference.slice(baseUrl.length + 1);
    }
  }
  return copy;
}

/** Validation, and whether the token may write about this patient: a refusal, or an answer with the warnings. */
function examine(content: Json, verb: Verb, { access, find }: Site): Answer {
  const issues = validate(content, find);
  if (issues.some(one => one.severity === 'error')) return refuseAll(422, issues);
  return access.covers(verb, content)
    ? { status: 200, issues }
    : refuse(403, 'forbidden', `This ${content.resourceType} is outside this token's scopes`);
}

function staleRefusal({ ifMatch, type, id }: Deed, before: Version | undefined): Answer | undefined {
  if (ifMatch === undefined || versionIn(ifMatch) === before?.versionId) return undefined;
  return refuse(412, 'conflict', `${type}/${id} is at version ${before?.versionId ?? 'none'}`, 'If-Match');
}

function written(status: number, type: string, id: string, store: FhirStore): Answer {
  const version = store.versions(type, id).at(-1);
  return {
    status,
    body: version?.resource,
    version,
    location: `${type}/${id}/_history/${version?.versionId}`,
  };
}

function isAnswer(value: Json | Answer): value is Answer {
  return !('resourceType' in value);
}
