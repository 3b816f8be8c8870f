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

/** A page that says no, for people who came by a link or a launch and not by our own screen. */
export function refusalPage(because: string, errorId?: string): string {
  const number = errorId === undefined ? '' : `<p>To tell your IT: <code>${escaped(errorId)}</code></p>`;
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Alongside</title></head><body><main><h1>Alongside</h1><p>${escaped(because)}</p>${number}</main></body></html>`;
}

const escaped = (text: string): string => text.replace(/[&<>"']/g, sign => `&#${sign.charCodeAt(0)};`);
