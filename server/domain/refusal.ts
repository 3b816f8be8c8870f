/** The domain says no, and why. One list; the HTTP status of each stands in server/http/refusals.ts. */
export const refusalCodes = [
  'not-signed-in',
  'locked',
  'not-your-role',
  'not-found',
  'other-patient',
  'bad-request',
  'too-large',
  'wrong-origin',
  'too-many-requests',
  'unknown-emr',
  'launch-refused',
  'launch-expired',
  'not-on-roster',
  'session-signed',
  'session-not-signed',
  'session-changed',
  'nothing-recorded',
  'red-flag-not-told',
  'reason-needed',
  'emr-unavailable',
  'conflict',
  'not-ready',
] as const;
export type RefusalCode = (typeof refusalCodes)[number];

export type Refusal = { refused: RefusalCode; because: string; field?: string };

export const refuse = (refused: RefusalCode, because: string, field?: string): Refusal =>
  field === undefined ? { refused, because } : { refused, because, field };

export const isRefusal = (outcome: unknown): outcome is Refusal =>
  typeof outcome === 'object' &&
  outcome !== null &&
  'refused' in outcome &&
  typeof outcome.refused === 'string';
