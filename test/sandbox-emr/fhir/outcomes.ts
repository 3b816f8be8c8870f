import type { Answer, Json, OutcomeIssue } from './types.ts';

/** An error issue; `expression` is the FHIRPath of what is wrong. */
export function issue(code: string, text: string, expression?: string): OutcomeIssue {
  return { severity: 'error', code, text, expression };
}

/** An issue that does not stop the write. */
export function warning(code: string, text: string, expression?: string): OutcomeIssue {
  return { severity: 'warning', code, text, expression };
}

/** A refusal: its HTTP status and an OperationOutcome of one issue. */
export function refuse(status: number, code: string, text: string, expression?: string): Answer {
  return refuseAll(status, [issue(code, text, expression)]);
}

/** A refusal of several issues. */
export function refuseAll(status: number, issues: OutcomeIssue[]): Answer {
  return { status, body: outcomeOf(issues), issues };
}

export function isRefusal(answer: Answer): boolean {
  return answer.status >= 400;
}

export function outcomeOf(issues: OutcomeIssue[]): Json {
  const written = issues.map(({ severity, code, text, expression }) => ({
    severity,
    code,
    details: { text },
    diagnostics: text,
    ...(expression ? { expression: [expression] } : {}),
  }));
  const none = { severity: 'information', code: 'informational', details: { text: 'All OK' } };
  return { resourceType: 'OperationOutcome', issue: written.length > 0 ? written : [none] };
}
