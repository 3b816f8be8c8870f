import { ownersOf } from './compartment.ts';
import { issue } from './outcomes.ts';
import { parseReference } from './parse-reference.ts';
import type { Json, OutcomeIssue } from './types.ts';
import type { Visit } from './walk.ts';

/** Answers what is stored under a type and id. */
export type ReferenceTarget = (type: string, id: string) => Json | undefined;

/**
 * References to what is not there, and to what belongs to another patient than the resource does.
 * An absolute URL of another server is taken on trust; one of this server was made relative before.
 */
export function referenceIssues(resource: Json, visits: Visit[], find: ReferenceTarget): OutcomeIssue[] {
  const owners = ownersOf(resource, find);
  const contained = containedIds(resource);
  return visits.flatMap(({ type, value, path }) => {
    const { reference } = (type === 'Reference' ? value : {}) as { reference?: unknown };
    if (typeof reference !== 'string') return [];
    const at = `${path}.reference`;
    if (reference.startsWith('#')) {
      return contained.has(reference.slice(1)) ? [] : [issue('not-found', `No contained ${reference}`, at)];
    }
    if (/^https?:/.test(reference)) return [];
    const { type: targetType, id } = parseReference(reference) ?? {};
    if (!targetType || !id) return [issue('value', `${reference} is no reference`, at)];
    const target = find(targetType, id);
    if (!target) return [issue('not-found', `${reference} does not exist`, at)];
    const theirs = ownersOf(target, find);
    return belongsElsewhere(resource, owners, theirs)
      ? [issue('business-rule', `${reference} belongs to another patient`, at)]
      : [];
  });
}

/** Patients link to each other; a group or list without one owner may speak of many. */
function belongsElsewhere(resource: Json, owners: string[], theirs: string[]): boolean {
  if (resource.resourceType === 'Patient' || owners.length === 0 || theirs.length === 0) return false;
  return !theirs.some(owner => owners.includes(owner));
}

function containedIds(resource: Json): Set<unknown> {
  return new Set(Array.isArray(resource.contained) ? resource.contained.map((one: Json) => one?.id) : []);
}
