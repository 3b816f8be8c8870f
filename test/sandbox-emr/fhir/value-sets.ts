import type { Loose } from './definitions.ts';

type Concept = { code: string; concept?: Concept[] };
type Include = {
  system?: string;
  concept?: Concept[];
  filter?: { property: string; op: string; value: string }[];
  valueSet?: string[];
};

/**
 * The codes of each wanted value set that can be listed from the given terminology resources.
 * A value set drawn from a system whose codes are not there (languages, media types) is left out: it is open.
 */
export function codesByValueSet(terminology: Loose[], wanted: string[]): Record<string, string[]> {
  const systems = new Map<string, Concept[]>();
  const valueSets = new Map<string, Loose>();
  for (const one of terminology) {
    if (one.resourceType === 'CodeSystem' && one.content === 'complete') {
      systems.set(String(one.url), (one.concept as Concept[]) ?? []);
    }
    if (one.resourceType === 'ValueSet') valueSets.set(String(one.url), one);
  }
  const listed = wanted.map(url => [url, expand(url, valueSets, systems)] as const);
  return Object.fromEntries(listed.flatMap(([url, codes]) => (codes ? [[url, codes]] : [])));
}

function expand(
  url: string,
  valueSets: Map<string, Loose>,
  systems: Map<string, Concept[]>,
): string[] | undefined {
  const compose = valueSets.get(url)?.compose as { include: Include[]; exclude?: Include[] } | undefined;
  if (!compose) return undefined;
  const parts = (includes: Include[]) => includes.map(one => includedCodes(one, valueSets, systems));
  const included = parts(compose.include);
  const excluded = parts(compose.exclude ?? []).flatMap(codes => codes ?? []);
  if (included.some(codes => codes === undefined)) return undefined;
  return included.flatMap(codes => codes ?? []).filter(code => !excluded.includes(code));
}

function includedCodes(
  include: Include,
  valueSets: Map<string, Loose>,
  systems: Map<string, Concept[]>,
): string[] | undefined {
  if (include.concept) return include.concept.map(concept => concept.code);
  if (!include.system) {
    const sets = (include.valueSet ?? []).map(url => expand(url.split('|')[0] ?? '', valueSets, systems));
    return sets.some(codes => codes === undefined) ? undefined : sets.flatMap(codes => codes ?? []);
  }
  const concepts = systems.get(include.system);
  if (!concepts) return undefined;
  if (!include.filter) return flatten(concepts);
  const [filter] = include.filter;
  if (include.filter.length > 1 || (filter?.op !== 'is-a' && filter?.op !== 'descendent-of'))
    return undefined;
  const root = find(concepts, filter.value);
  return root && flatten(filter.op === 'is-a' ? [root] : (root.concept ?? []));
}

function flatten(concepts: Concept[]): string[] {
  return concepts.flatMap(concept => [concept.code, ...flatten(concept.concept ?? [])]);
}

function find(concepts: Concept[], code: string): Concept | undefined {
  for (const concept of concepts) {
    const found = concept.code === code ? concept : find(concept.concept ?? [], code);
    if (found) return found;
  }
  return undefined;
}
