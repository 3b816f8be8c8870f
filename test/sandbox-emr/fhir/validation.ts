import { OperationOutcomeError, validateResource } from '@medplum/core';
import { codeSystemIssues } from './code-systems.ts';
import { loadDefinitions } from './definitions.ts';
import { essentialIssues } from './essentials.ts';
import { issue } from './outcomes.ts';
import { type ReferenceTarget, referenceIssues } from './references.ts';
import { servedTypes } from './served-types.ts';
import type { Json, OutcomeIssue } from './types.ts';
import { type Visit, visitAll } from './walk.ts';

/**
 * What is wrong with a resource a client sends; empty when it can be stored as it is.
 * Structure, cardinality, dates and invariants by the R4 definitions, then required value sets,
 * code systems, references (`find` answers what is stored) and what US charts always need.
 */
export function validate(resource: Json, find: ReferenceTarget): OutcomeIssue[] {
  if (!servedTypes.includes(resource.resourceType)) {
    return [issue('not-supported', `${resource.resourceType} is not served here`, 'Resource')];
  }
  loadDefinitions();
  const structure = structureIssues(resource);
  // What hangs on a broken structure would only repeat it.
  if (structure.some(one => one.severity === 'error')) return structure;
  const visits = visitAll(resource);
  return [
    ...structure,
    ...emptyIssues(visits),
    ...bindingIssues(visits),
    ...codeSystemIssues(visits),
    ...essentialIssues(resource),
    ...referenceIssues(resource, visits, find),
  ];
}

type MedplumIssue = { severity?: string; code?: string; details?: { text?: string }; expression?: string[] };

function structureIssues(resource: Json): OutcomeIssue[] {
  const told = (issues: MedplumIssue[]) =>
    issues.map(({ severity, code, details, expression }) => ({
      severity: severity === 'warning' ? ('warning' as const) : ('error' as const),
      code: code ?? 'structure',
      text: details?.text ?? 'Invalid',
      // FHIRPath speaks of `start` where the definition says `start[x]`.
      expression: expression?.[0]?.replaceAll('[x]', '') ?? resource.resourceType,
    }));
  try {
    return told(validateResource(resource as never) as MedplumIssue[]);
  } catch (error) {
    if (error instanceof OperationOutcomeError) return told(error.outcome.issue as MedplumIssue[]);
    throw error;
  }
}

function emptyIssues(visits: Visit[]): OutcomeIssue[] {
  return visits
    .filter(({ value }) => typeof value === 'string' && value.trim() === '')
    .map(({ path }) => issue('value', 'A string must not be empty', path));
}

function bindingIssues(visits: Visit[]): OutcomeIssue[] {
  const { codes } = loadDefinitions();
  return visits.flatMap(({ value, path, requiredValueSet }) => {
    const allowed = requiredValueSet === undefined ? undefined : codes[requiredValueSet];
    const wrong = allowed && codesIn(value).filter(code => !allowed.includes(code));
    return (wrong ?? []).map(code => issue('code-invalid', `"${code}" is not in ${requiredValueSet}`, path));
  });
}

/** A CodeableConcept needs one coding of the value set, so it is wrong only when none is. */
function codesIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  const { code } = (value ?? {}) as { code?: unknown };
  return typeof code === 'string' ? [code] : [];
}
