import { systems } from '../../../fhir-profiles/codes.ts';
import type { Allergy, Problem } from '../../domain/chart/snapshot.ts';
import { chartDate, happenedAt, sortKey } from './dates.ts';
import { codesIn, codings, conceptWords, type Loose, record, text } from './loose.ts';

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
    ? [
        {
          ...{ name, since, status: statusOf(resource) },
          ...(isCircumstance(resource.code) && { circumstance: true as const }),
          source: { type: 'Condition', id: String(resource.id) },
        },
      ]
    : [];
}

/**
 * ICD-10-CM: Z55 to Z65 circumstances of life, Z72 habits, Z73 difficulties in managing life. Of a concept that has none of
 * that system, what SNOMED CT itself calls a situation, a person or an occupation.
 */
function isCircumstance(concept: unknown): boolean {
  const codes = codesIn(concept, systems.icd10cm);
  return codes.length > 0
    ? codes.some(code => /^Z(5[5-9]|6[0-5]|7[23])/i.test(code))
    : [text(record(concept).text), ...codings(concept).map(({ display }) => display)].some(words =>
        /\((situation|person|occupation|social concept)\)$/.test(words ?? ''),
      );
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
