import { type IndexValue, indexValues, plain, referenceParameters } from './index-values.ts';
import { parseReference } from './parse-reference.ts';
import { fits } from './search-match.ts';
import { type Inclusion, parseSearch, type SearchQuery, type SortKey } from './search-query.ts';
import type { Json, OutcomeIssue, SearchOptions, SearchResult } from './types.ts';

/** What a search may look at. */
export type Shelf = {
  all(type: string): Json[];
  find(type: string, id: string): Json | undefined;
};

/**
 * Runs one search over what is stored. Sorted stably; without `_sort` in the order of storing.
 * Answers issues when a parameter is unknown or malformed.
 */
export function search(
  shelf: Shelf,
  type: string,
  params: URLSearchParams,
  options: SearchOptions = {},
): SearchResult | OutcomeIssue[] {
  const query = parseSearch(type, params);
  if (Array.isArray(query)) return query;
  const { visible = () => true, baseUrl = '' } = options;
  const found = candidates(shelf, query).filter(
    resource => query.criteria.every(criterion => fits(resource, criterion, baseUrl)) && visible(resource),
  );
  const sorted = query.sort.length > 0 ? sortBy(found, query.sort) : found;
  const matches = query.countOnly ? [] : sorted.slice(query.offset, query.offset + query.count);
  const isLast = query.countOnly || query.offset + query.count >= found.length;
  return {
    matches,
    included: include(shelf, matches, query.inclusions).filter(visible),
    total: found.length,
    elements: query.elements,
    self: pageQuery(params, query, query.offset),
    next: isLast ? undefined : pageQuery(params, query, query.offset + query.count),
  };
}

function candidates(shelf: Shelf, { type, criteria }: SearchQuery): Json[] {
  const byId = criteria.find(criterion => criterion.code === '_id' && !criterion.modifier);
  return byId ? byId.values.flatMap(id => shelf.find(type, id) ?? []) : shelf.all(type);
}

function pageQuery(params: URLSearchParams, query: SearchQuery, offset: number): string {
  const page = new URLSearchParams(params);
  page.delete('_offset');
  if (!query.countOnly) page.set('_count', String(query.count));
  if (offset > 0) page.set('_offset', String(offset));
  return page.toString();
}

/** Several keys, the first one leading; what has no value comes last either way. */
function sortBy(resources: Json[], keys: SortKey[]): Json[] {
  const rows = resources.map(resource => ({ resource, values: keys.map(key => sortValue(resource, key)) }));
  rows.sort((a, b) => {
    for (const [at, { descending }] of keys.entries()) {
      const order = compareValues(a.values[at], b.values[at], descending);
      if (order !== 0) return order;
    }
    return 0;
  });
  return rows.map(row => row.resource);
}

type SortValue = number | string | undefined;

function compareValues(a: SortValue, b: SortValue, descending: boolean): number {
  if (a === undefined || b === undefined) return (a === undefined ? 1 : 0) - (b === undefined ? 1 : 0);
  const order = a < b ? -1 : a > b ? 1 : 0;
  return descending ? -order : order;
}

function sortValue(resource: Json, key: SortKey): SortValue {
  const values = indexValues(resource, key.code).flatMap(value => orderOf(value, key.descending) ?? []);
  return values.reduce<SortValue>((best, value) => {
    if (best === undefined) return value;
    return compareValues(value, best, key.descending) < 0 ? value : best;
  }, undefined);
}

function orderOf(value: IndexValue, descending: boolean): SortValue {
  switch (value.kind) {
    case 'date':
      return descending ? value.span.high : value.span.low;
    case 'quantity':
    case 'number':
      return value.value;
    case 'string':
      return plain(value.text);
    case 'token':
      return value.code ?? value.text;
    case 'reference':
      return value.reference;
    case 'uri':
      return value.uri;
  }
}

function include(shelf: Shelf, matches: Json[], inclusions: Inclusion[]): Json[] {
  const seen = new Set(matches);
  const added: Json[] = [];
  const add = (resources: Json[]) => {
    const fresh = [...new Set(resources)].filter(resource => !seen.has(resource));
    for (const resource of fresh) seen.add(resource);
    added.push(...fresh);
    return fresh;
  };
  const follow = (from: Json[], one: Inclusion) =>
    add(one.reverse ? pointingAt(shelf, from, one) : pointedAt(shelf, from, one));
  let fresh = inclusions.flatMap(one => follow(matches, one));
  const again = inclusions.filter(one => one.iterate);
  while (fresh.length > 0 && again.length > 0) {
    const from = fresh;
    fresh = again.flatMap(one => follow(from, one));
  }
  return added;
}

function pointedAt(shelf: Shelf, from: Json[], { source, code, target }: Inclusion): Json[] {
  return from
    .filter(resource => resource.resourceType === source)
    .flatMap(resource => referencesOf(resource, code))
    .flatMap(reference =>
      !target || reference.type === target ? (shelf.find(reference.type, reference.id) ?? []) : [],
    );
}

function pointingAt(shelf: Shelf, from: Json[], { source, code, target }: Inclusion): Json[] {
  const wanted = new Set(
    from
      .filter(resource => !target || resource.resourceType === target)
      .map(resource => `${resource.resourceType}/${resource.id}`),
  );
  return shelf
    .all(source)
    .filter(resource => referencesOf(resource, code).some(one => wanted.has(`${one.type}/${one.id}`)));
}

function referencesOf(resource: Json, code: string): { type: string; id: string }[] {
  const codes = code === '*' ? referenceParameters(resource.resourceType) : [code];
  return codes
    .flatMap(one => indexValues(resource, one))
    .flatMap(value => (value.kind === 'reference' ? (parseReference(value.reference) ?? []) : []));
}
