import { allows, readScopes, type ScopeGrant, type Verb } from '../server/domain/chart/scopes.ts';

/**
 * What may be used of a grant: nothing that was not asked for. FHIR scopes are met pairwise (v1 and v2 spelling,
 * wildcards, granular queries), so a grant of less stays less and a grant of more is cut down; other scopes are kept
 * when they were asked for. In: `scope` texts; out: scopes in v2 spelling. An absent grant means all that was asked
 * (RFC 6749 5.1). Source: SMART App Launch 2.2, "Scopes for requesting FHIR resources".
 */
export function grantedWithin(granted: string | undefined, asked: string): string[] {
  const askedFor = split(asked);
  const given = granted === undefined ? askedFor : split(granted);
  const wanted = readScopes(askedFor);
  const kept = given.flatMap(scope => {
    const [parsed] = readScopes([scope]);
    if (parsed) return wanted.flatMap(one => meet(parsed, one));
    return askedFor.includes(scope) ? [scope] : [];
  });
  return [...new Set(kept)];
}

/** True when the scopes reach beyond one patient, and with this type, so that a login may be used for another chart's rows. */
export const reachesAnyPatient = (scopes: string[], type?: string): boolean =>
  type === undefined ? scopes.some(scope => scope.startsWith('user/')) : mayWrite(scopes, type, 'user');

/** Whether resources of a type may be made or changed by these scopes. */
export const mayWrite = (scopes: string[], type: string, persona: 'user' | 'any' = 'any'): boolean =>
  allows(scopes, persona, type, 'create') || allows(scopes, persona, type, 'update');

function meet(given: ScopeGrant, wanted: ScopeGrant): string[] {
  if (given.persona !== wanted.persona) return [];
  if (given.type !== wanted.type && given.type !== '*' && wanted.type !== '*') return [];
  const shared = letters.filter(([verb]) => given.verbs.includes(verb) && wanted.verbs.includes(verb));
  if (shared.length === 0) return [];
  const type = given.type === '*' ? wanted.type : given.type;
  const only = Object.keys(given.only).length > 0 ? given.only : wanted.only;
  return [`${given.persona}/${type}.${shared.map(([, letter]) => letter).join('')}${queryOf(only)}`];
}

function queryOf(only: ScopeGrant['only']): string {
  const pairs = Object.entries(only).map(([param, values]) => `${param}=${values.join(',')}`);
  return pairs.length > 0 ? `?${pairs.join('&')}` : '';
}

const letters: [Verb, string][] = [
  ['create', 'c'],
  ['read', 'r'],
  ['update', 'u'],
  ['delete', 'd'],
  ['search', 's'],
];

const split = (scope: string): string[] => [...new Set(scope.split(/\s+/).filter(Boolean))];
