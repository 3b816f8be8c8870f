import { loadDefinitions } from './definitions.ts';
import { indexValues } from './index-values.ts';
import { parseReference } from './parse-reference.ts';
import type { Json } from './types.ts';

/**
 * Ids of the patients a resource belongs to: its own for a Patient, those its `patient` search parameter
 * finds, and for a Provenance those of what it speaks of. Empty: it belongs to the practice.
 */
export function ownersOf(resource: Json, find: (type: string, id: string) => Json | undefined): string[] {
  if (resource.resourceType === 'Patient') return resource.id ? [resource.id] : [];
  if (resource.resourceType === 'Provenance') return provenanceOwners(resource, find);
  return isOwnedType(resource.resourceType) ? patientIds(resource) : [];
}

/** Whether resources of this type belong to patients at all. */
export function isOwnedType(type: string): boolean {
  if (type === 'Patient' || type === 'Provenance') return true;
  return (loadDefinitions().parameters[type] ?? []).some(parameter => parameter.code === 'patient');
}

function patientIds(resource: Json): string[] {
  return indexValues(resource, 'patient').flatMap(value => {
    const target = value.kind === 'reference' ? parseReference(value.reference) : undefined;
    return target?.type === 'Patient' ? [target.id] : [];
  });
}

function provenanceOwners(resource: Json, find: (type: string, id: string) => Json | undefined): string[] {
  return indexValues(resource, 'target').flatMap(value => {
    const target = value.kind === 'reference' ? parseReference(value.reference) : undefined;
    if (!target || target.type === 'Provenance') return [];
    const found = find(target.type, target.id);
    return found ? ownersOf(found, find) : [];
  });
}
