import { issue } from './outcomes.ts';
import type { Json, OutcomeIssue } from './types.ts';

/** Elements a US chart needs beyond what base R4 demands, by type: a path is there when it holds a value. */
const needed: Record<string, readonly string[]> = {
  Goal: ['lifecycleStatus', 'description', 'subject'],
  Observation: ['status', 'category', 'code', 'subject'],
  CarePlan: ['status', 'intent', 'category', 'subject'],
  DocumentReference: ['status', 'type', 'category', 'subject', 'content'],
  ServiceRequest: ['status', 'intent', 'code', 'subject'],
  Condition: ['code', 'subject'],
  Encounter: ['status', 'class', 'subject'],
  QuestionnaireResponse: ['status', 'subject'],
};

/** What is missing by US Core 6.1 for the types a companion writes; `subject` is always asked for. */
export function essentialIssues(resource: Json): OutcomeIssue[] {
  const type = resource.resourceType;
  const missing = (needed[type] ?? []).filter(element => resource[element] === undefined);
  return [
    ...missing.map(element => issue('required', `${type} needs ${element}`, `${type}.${element}`)),
    ...observationIssues(resource),
    ...attachmentIssues(resource),
  ];
}

function observationIssues(resource: Json): OutcomeIssue[] {
  if (resource.resourceType !== 'Observation') return [];
  const hasValue = Object.keys(resource).some(key => /^value[A-Z]/.test(key));
  const told = ['dataAbsentReason', 'component', 'hasMember'].some(key => resource[key] !== undefined);
  return hasValue || told
    ? []
    : [issue('required', 'Observation needs a value, components, members or a reason', 'Observation.value')];
}

function attachmentIssues(resource: Json): OutcomeIssue[] {
  if (resource.resourceType !== 'DocumentReference' || !Array.isArray(resource.content)) return [];
  return resource.content.flatMap((content: { attachment?: Record<string, unknown> }, index) => {
    const at = `DocumentReference.content[${index}].attachment`;
    const { data, url, contentType } = content.attachment ?? {};
    return [
      ...(data === undefined && url === undefined
        ? [issue('required', 'An attachment needs data or url', at)]
        : []),
      ...(contentType === undefined
        ? [issue('required', 'An attachment needs contentType', `${at}.contentType`)]
        : []),
    ];
  });
}
