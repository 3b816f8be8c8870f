import type { Allergy, Problem } from '../../domain/chart/snapshot.ts';
import { chartDate, happenedAt, sortKey } from './dates.ts';
import { codings, conceptWords, type Loose } from './loose.ts';

/**
 * The problem list, active ones first, newest first. A condition noted only as the diagnosis of a visit is not on the
 * list. A problem without words or code cannot be shown: it comes back as not understood.
 */
export const readProblems = (resources: Loose[]): { value: Problem[]; notUnderstood: number } => {
  const onList = resources.filter(resource => !isVisitDiagnosis(resource));
  const value = onList.flatMap(problem);
  return { value: value.sort(byStatusThenDate), notUnderstood: onList.length - value.length };
};

export const readAllergies = (resources: Loose[]): { value: Allergy[]; notUnderstood: number } => {
  const value = resources.flatMap(resource => {
    const name = nameOf(resource.code);
    return name ? [{ name, source: { type: 'AllergyIntolerance', id: String(resource.id) } }] : [];
  });
  return { value, notUnderstood: resources.length - value.length };
};

function problem(resource: Loose): Problem[] {
  const name = nameOf(resource.code);
  const since = happenedAt(resource, 'onset') ?? chartDate(resource.recordedDate);
  return name
    ? [{ name, since, status: statusOf(resource), source: { type: 'Condition', id: String(resource.id) } }]
    : [];
}

function isVisitDiagnosis(resource: Loose): boolean {
  const categories = (Array.isArray(resource.category) ? resource.category : []).flatMap(category =>
    codings(category).map(one => one.code),
  );
  return categories.length > 0 && categories.every(code => code === 'encounter-diagnosis');
}

/** A concept's words, else its code, so that a bare code is still seen. */
export const nameOf = (concept: unknown): string | undefined => {
  const code = codings(concept).find(one => one.code)?.code;
  return conceptWords(concept) ?? (code ? `Code ${code}` : undefined);
};

function statusOf(resource: Loose): Problem['status'] {
  const code = codings(resource.clinicalStatus)[0]?.code?.toLowerCase();
  if (code === 'active' || code === 'recurrence' || code === 'relapse') return 'active';
  if (code === 'inactive' || code === 'remission') return 'inactive';
  return code === 'resolved' ? 'resolved' : 'unknown';
}

const rank = { active: 0, unknown: 1, inactive: 2, resolved: 3 };
const byStatusThenDate = (one: Problem, other: Problem): number =>
  rank[one.status] - rank[other.status] || sortKey(other.since) - sortKey(one.since);
