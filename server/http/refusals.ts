import type { RefusalCode } from '../domain/refusal.ts';

/** The HTTP status of each refusal. Another patient's record is answered like one that does not exist. */
export const statusOf = {
  'not-signed-in': 401,
  locked: 423,
  'not-your-role': 403,
  'not-found': 404,
  'other-patient': 404,
  'bad-request': 400,
  'too-large': 413,
  'wrong-origin': 403,
  'too-many-requests': 429,
  'unknown-emr': 404,
  'launch-refused': 403,
  'launch-expired': 410,
  'not-on-roster': 403,
  'session-signed': 409,
  'session-not-signed': 409,
  'session-changed': 409,
  'nothing-recorded': 422,
  'red-flag-not-told': 422,
  'reason-needed': 422,
  'emr-unavailable': 503,
  conflict: 409,
  'not-ready': 503,
} as const satisfies Record<RefusalCode, number>;
