import { isOwnedType, ownersOf } from './compartment.ts';
import { type Criterion, fits } from './search-match.ts';
import { parseSearch } from './search-query.ts';
import type { Grant, Json } from './types.ts';

/** SMART v2 verbs: create, read, update, delete, search. */
export type Verb = 'c' | 'r' | 'u' | 'd' | 's';

/** What one token may do. */
export type Access = {
  /** Whether any scope speaks of this type and verb at all. */
  may(verb: Verb, type: string): boolean;
  /** Whether a scope covers this very resource. */
  covers(verb: Verb, resource: Json): boolean;
};

type Permission = { level: 'patient' | 'user' | 'system'; type: string; verbs: string; filter?: string };

/**
 * Reads SMART scopes of both spellings: `patient/*.read`, `user/Goal.cruds`,
 * `patient/Observation.rs?category=...`. A `patient/` scope reaches the grant's patient only (and reads what
 * belongs to no patient); scopes of other kinds are passed over.
 */
export function accessOf(grant: Grant, find: (type: string, id: string) => Json | undefined): Access {
  const permissions = grant.scopes.flatMap(scope => parseScope(scope) ?? []);
  const speaking = (verb: Verb, type: string) =>
    permissions.filter(one => (one.type === '*' || one.type === type) && one.verbs.includes(verb));
  return {
    may: (verb, type) => speaking(verb, type).length > 0,
    covers: (verb, resource) =>
      speaking(verb, resource.resourceType).some(
        one => reaches(one, verb, resource, grant.patient, find) && passes(one, resource),
      ),
  };
}

const shape = /^(patient|user|system)\/(\*|[A-Z][A-Za-z]+)\.(read|write|\*|c?r?u?d?s?)(?:\?(.+))?$/;
const firstVersion: Record<string, string> = { read: 'rs', write: 'cud', '*': 'cruds' };

function parseScope(scope: string): Permission | undefined {
  const found = shape.exec(scope);
  if (!found) return undefined;
  const [, level, type = '', verbs = '', filter] = found;
  return { level: level as Permission['level'], type, verbs: firstVersion[verbs] ?? verbs, filter };
}

function reaches(
  permission: Permission,
  verb: Verb,
  resource: Json,
  patient: string | undefined,
  find: (type: string, id: string) => Json | undefined,
): boolean {
  if (permission.level !== 'patient') return true;
  if (!patient) return false;
  if (!isOwnedType(resource.resourceType)) return verb === 'r' || verb === 's';
  return ownersOf(resource, find).includes(patient);
}

/** A filter that cannot be understood for this type lets nothing through. */
function passes({ filter }: Permission, resource: Json): boolean {
  if (filter === undefined) return true;
  const criteria = criteriaOf(resource.resourceType, filter);
  return criteria?.every(criterion => fits(resource, criterion, '')) ?? false;
}

const parsed = new Map<string, Criterion[] | undefined>();

function criteriaOf(type: string, filter: string): Criterion[] | undefined {
  const key = `${type}?${filter}`;
  if (!parsed.has(key)) {
    const query = parseSearch(type, new URLSearchParams(filter));
    parsed.set(key, Array.isArray(query) ? undefined : query.criteria);
  }
  return parsed.get(key);
}
