import { randomUUID } from 'node:crypto';
import type { Json, SearchResult, Version } from './types.ts';

/** A searchset with links on this server; included resources carry their own search mode. */
export function bundleOfSearch(type: string, found: SearchResult, baseUrl: string): Json {
  const link = (relation: string, query: string) => ({
    relation,
    url: `${baseUrl}/${type}${query && `?${query}`}`,
  });
  const entry = (mode: string) => (resource: Json) => ({
    fullUrl: `${baseUrl}/${resource.resourceType}/${resource.id}`,
    resource: mode === 'match' ? onlyElements(resource, found.elements) : resource,
    search: { mode },
  });
  const entries = [...found.matches.map(entry('match')), ...found.included.map(entry('include'))];
  return {
    resourceType: 'Bundle',
    id: randomUUID(),
    type: 'searchset',
    total: found.total,
    link: [link('self', found.self), ...(found.next === undefined ? [] : [link('next', found.next)])],
    ...(entries.length > 0 ? { entry: entries } : {}),
  };
}

/** A history of the first `count` versions, newest first as they come. */
export function bundleOfHistory(versions: Version[], count: number, baseUrl: string): Json {
  const entries = versions.slice(0, count).map(({ type, id, versionId, lastUpdated, method, resource }) => ({
    fullUrl: `${baseUrl}/${type}/${id}`,
    ...(resource ? { resource } : {}),
    request: { method, url: method === 'POST' ? type : `${type}/${id}` },
    response: {
      status: resource ? (versionId === '1' ? '201' : '200') : '204',
      etag: `W/"${versionId}"`,
      lastModified: lastUpdated,
    },
  }));
  return {
    resourceType: 'Bundle',
    type: 'history',
    total: versions.length,
    ...(entries.length > 0 ? { entry: entries } : {}),
  };
}

const subsetted = {
  system: 'http://terminology.hl7.org/CodeSystem/v3-ObservationValue',
  code: 'SUBSETTED',
};

function onlyElements(resource: Json, elements: string[] | undefined): Json {
  if (!elements) return resource;
  const kept = Object.entries(resource).filter(([key]) => elements.includes(key.replace(/^_/, '')));
  const tags = Array.isArray(resource.meta?.tag) ? resource.meta.tag : [];
  const { resourceType, id, meta } = resource;
  return { ...Object.fromEntries(kept), resourceType, id, meta: { ...meta, tag: [...tags, subsetted] } };
}
