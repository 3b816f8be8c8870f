import type { ChartSnapshot } from '../../domain/chart/snapshot.ts';
import { codesIn, codeWord, type Loose, list, record, text } from './loose.ts';

export type LeftOutBecause = ChartSnapshot['leftOut'][number]['because'];

/**
 * Whether a resource may be shown in this patient's chart, or why not. A resource speaks of the patient only by a
 * reference to `Patient/<id>` at this EMR: contained, urn, logical, another server's or no reference at all is another
 * patient's. A modifier extension or implicit rule we do not know may turn the meaning round, so it is left out.
 */
export const belongs = (
  resource: Loose,
  type: string,
  patientId: string,
  base: string,
): LeftOutBecause | 'shown' => {
  if (resource.resourceType !== type || text(resource.id) === undefined) return 'not-understood';
  if (!isAbout(resource, patientId, base)) return 'other-patient';
  if (isEnteredInError(resource)) return 'entered-in-error';
  if (resource.implicitRules !== undefined || isModified(resource)) return 'not-understood';
  return 'shown';
};

/** The reference to whom a resource is about. R4 has it as a Task's `for`. */
export const subjectOf = (resource: Loose): string | undefined => {
  const about = resource.resourceType === 'Task' ? resource.for : (resource.subject ?? resource.patient);
  return text(record(about).reference);
};

/** Whether a resource's subject (or patient) is this patient. */
export const isAbout = (resource: Loose, patientId: string, base: string): boolean => {
  if (resource.resourceType === 'Patient') return resource.id === patientId;
  const reference = subjectOf(resource);
  return reference === `Patient/${patientId}` || reference === `${base}/Patient/${patientId}`;
};

/** A modifier anywhere in it: one inside a component or a dosage turns the meaning of that part round. */
const isModified = (part: unknown): boolean => {
  if (Array.isArray(part)) return part.some(isModified);
  if (typeof part !== 'object' || part === null) return false;
  return Object.entries(part).some(([key, value]) =>
    key === 'modifierExtension' ? !(Array.isArray(value) && value.length === 0) : isModified(value),
  );
};

function isEnteredInError(resource: Loose): boolean {
  const statuses = [resource.status, resource.lifecycleStatus, resource.docStatus].map(codeWord);
  const verification = list(record(resource.verificationStatus).coding).map(one => codeWord(one.code));
  return [...statuses, ...verification].some(code => code === 'entered-in-error' || code === 'refuted');
}

/** Codes of a resource's categories in one system. */
export const categoriesIn = (resource: Loose, system: string): string[] =>
  list(resource.category).flatMap(category => codesIn(category, system));
