import { bundleOfHistory, bundleOfSearch } from './answer-bundles.ts';
import type { Deed } from './deeds.ts';
import type { Site } from './interactions.ts';
import { refuse, refuseAll } from './outcomes.ts';
import type { Answer, Json, Version } from './types.ts';

/** The current version. 410: deleted; 404: not there, or not for this token; 304: unchanged. */
export function read({ type, id = '', ifNoneMatch }: Deed, { store, access }: Site): Answer {
  const version = store.versions(type, id).at(-1);
  if (version && !version.resource) return refuse(410, 'deleted', `${type}/${id} was deleted`);
  if (!version?.resource || !access.covers('r', version.resource)) return notFound(type, id);
  if (ifNoneMatch && versionIn(ifNoneMatch) === version.versionId) return { status: 304, version };
  return { status: 200, body: version.resource, version };
}

/** One version. */
export function vread({ type, id = '', versionId }: Deed, { store, access }: Site): Answer {
  const version = store.versions(type, id).find(one => one.versionId === versionId);
  if (version && !version.resource)
    return refuse(410, 'deleted', `${type}/${id} was deleted in this version`);
  if (!version?.resource || !access.covers('r', version.resource)) return notFound(type, id);
  return { status: 200, body: version.resource, version };
}

/** The versions of one resource or of a type, newest first, deletions among them. */
export function history({ type, id, query }: Deed, { store, access, baseUrl }: Site): Answer {
  const versions = id === undefined ? store.typeVersions(type) : [...store.versions(type, id)].reverse();
  if (versions.length === 0 && id !== undefined) return notFound(type, id);
  const lastShown = (version: Version) =>
    version.resource ?? store.versions(type, version.id).findLast(one => one.resource)?.resource;
  const seen = versions.filter(version => {
    const resource = lastShown(version);
    return resource !== undefined && access.covers('r', resource);
  });
  if (seen.length === 0 && id !== undefined) return notFound(type, id);
  const count = query.get('_count');
  if (count !== null && !/^\d+$/.test(count)) return refuse(400, 'invalid', `_count=${count}`, '_count');
  return { status: 200, body: bundleOfHistory(seen, count === null ? seen.length : Number(count), baseUrl) };
}

/** A search over one type, narrowed to what this token may see. */
export function searchType({ type, query }: Deed, { store, access, baseUrl, rules }: Site): Answer {
  const visible = (resource: Json) =>
    access.covers('s', resource) || (resource.resourceType !== type && access.covers('r', resource));
  const found = store.search(type, query, { visible, baseUrl });
  if (Array.isArray(found)) return refuseAll(400, found);
  if (rules.hidesIdentifiers && query.has('identifier')) Object.assign(found, { matches: [], total: 0 });
  return { status: 200, body: bundleOfSearch(type, found, baseUrl) };
}

/** The answer for what is not there, and for what this token may not know to be there. */
export function notFound(type: string, id: string): Answer {
  return refuse(404, 'not-found', `No ${type}/${id}`);
}

/** `W/"3"` and `"3"` are version 3. */
export function versionIn(etag: string): string {
  return etag.replace(/^W\//, '').replaceAll('"', '');
}
