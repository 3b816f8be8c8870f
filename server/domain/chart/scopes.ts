export type Persona = 'patient' | 'user' | 'system';
export type Verb = 'create' | 'read' | 'update' | 'delete' | 'search';

/** What one granted scope lets its holder do; `only` are the conditions of a granular v2 scope. */
export type ScopeGrant = {
  persona: Persona;
  type: string;
  verbs: Verb[];
  only: { [param: string]: string[] };
};

/**
 * Granted scopes as grants. Reads v1 (`patient/Goal.read`, `.write`, `.*`), v2 (`user/Goal.cruds`), wildcards for
 * the type and granular queries (`?category=…`). What is not a resource scope (openid, launch …) is passed over.
 * Source: SMART App Launch 2.2, "Scopes and Launch Context", and 1.0 for the old spelling.
 */
export const readScopes = (scopes: readonly string[]): ScopeGrant[] => {
  const known = readBefore.get(scopes);
  if (known) return known;
  const grants = scopes.flatMap(grantsOf);
  readBefore.set(scopes, grants);
  return grants;
};

/**
 * Whether the granted scopes let `persona` do `verb` to `type`. A granular scope counts for reading (the EMR narrows
 * the answer itself) and, for writing, only when the resource has what the scope asks: `having` names it, a category
 * as `system|code` or plain code.
 */
export const allows = (
  scopes: readonly string[],
  persona: Persona | 'any',
  type: string,
  verb: Verb,
  having: { [param: string]: string } = {},
): boolean =>
  readScopes(scopes).some(
    grant =>
      (persona === 'any' || grant.persona === persona) &&
      (grant.type === '*' || grant.type === type) &&
      grant.verbs.includes(verb) &&
      (verb === 'read' || verb === 'search' || meets(grant.only, having)),
  );

/** One list is asked about for every item of a session. It is never changed after the launch. */
const readBefore = new WeakMap<readonly string[], ScopeGrant[]>();

const grantsOf = (scope: string): ScopeGrant[] => {
  const parts = /^(patient|user|system)\/([A-Za-z]+|\*)\.([a-z*]+)(?:\?(.*))?$/.exec(scope.trim());
  if (!parts) return [];
  const [, persona, type = '', letters = '', query = ''] = parts;
  const verbs = verbsOf(letters);
  return verbs.length === 0 ? [] : [{ persona: persona as Persona, type, verbs, only: conditions(query) }];
};

const v1: { [word: string]: Verb[] } = {
  read: ['read', 'search'],
  write: ['create', 'update', 'delete'],
  '*': ['create', 'read', 'update', 'delete', 'search'],
};
const v2: { [letter: string]: Verb } = { c: 'create', r: 'read', u: 'update', d: 'delete', s: 'search' };

function verbsOf(letters: string): Verb[] {
  const whole = v1[letters];
  if (whole) return whole;
  if (!/^c?r?u?d?s?$/.test(letters)) return [];
  return [...letters].flatMap(letter => v2[letter] ?? []);
}

function conditions(query: string): { [param: string]: string[] } {
  const only: { [param: string]: string[] } = {};
  for (const pair of query.split('&').filter(Boolean)) {
    const [param = '', value = ''] = pair.split('=');
    only[param] = value.split(',');
  }
  return only;
}

function meets(only: { [param: string]: string[] }, having: { [param: string]: string }): boolean {
  return Object.entries(only).every(([param, values]) => {
    const had = having[param];
    return had !== undefined && values.some(value => value === had || code(value) === code(had));
  });
}

const code = (token: string): string => token.slice(token.indexOf('|') + 1);
