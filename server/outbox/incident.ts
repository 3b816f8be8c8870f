import type { FhirAnswer } from '../chart/fhir-http.ts';
import { list, record, text } from '../chart/read/loose.ts';

export type Incident = { at: string; status?: number; codes: string[]; expressions: string[] };

/** What the practice's IT needs of an answer: status, outcome codes, element paths. Nothing of what was sent. */
export const incidentOf = (answer: FhirAnswer, now: Date): Incident => {
  const at = now.toISOString();
  if (answer.status === 'failed') return { at, codes: [answer.because], expressions: [] };
  const issues = list(record(answer.body).issue).slice(0, 10);
  const codes = issues.flatMap(issue => [
    text(issue.code),
    ...list(record(issue.details).coding).map(coding => text(coding.code)),
  ]);
  const expressions = issues.flatMap(issue => (Array.isArray(issue.expression) ? issue.expression : []));
  return { at, status: answer.http, codes: words(codes), expressions: words(expressions) };
};

/** Only what looks like a code or a path; a sentence could hold somebody's words. */
const words = (values: unknown[]): string[] =>
  values.filter((value): value is string => typeof value === 'string' && /^[\w.[\]():-]{1,120}$/.test(value));
