import { boundedFetch, hasAnswered, jsonOf, type NoAnswer } from './bounded-fetch.ts';
import { proveClient } from './client-proof.ts';
import type { RegisteredEmr } from './registered-emr.ts';
import { readTokenAnswer, type TokenAnswer, type UnusableAnswer } from './token-answer.ts';

/** Why no tokens came: the EMR said no, it could not be reached, or what it said cannot be used. */
export type NoTokens =
  | { status: 'refused'; error: string }
  | { status: 'unavailable' }
  | { status: 'not-usable'; because: UnusableAnswer['unusable'] | 'too-large' | 'redirected' };
export type Tokens = { status: 'given'; answer: TokenAnswer };

const limits = { timeoutMs: 8_000, maxBytes: 128 * 1024 };

/**
 * Asks the pinned token endpoint for tokens: `authorization_code` or `refresh_token` in `form`, with our proof added.
 * `asked` is what was asked for at the start, or what was granted until now: nothing beyond it is used.
 */
export async function askForTokens(
  emr: RegisteredEmr,
  form: Record<string, string>,
  asked: string,
  now: Date,
): Promise<Tokens | NoTokens> {
  const answered = await post(emr, emr.pinned.tokenEndpoint, form, now);
  if (!hasAnswered(answered)) return withoutAnswer[answered.unanswered];
  const body = jsonOf(answered.body);
  if (answered.status === 429 || answered.status >= 500) return { status: 'unavailable' };
  if (answered.status !== 200) return { status: 'refused', error: errorOf(body) };
  const answer = readTokenAnswer(body, asked, now);
  return 'unusable' in answer
    ? { status: 'not-usable', because: answer.unusable }
    : { status: 'given', answer };
}

/** Revokes a token at the EMR (RFC 7009). Out: whether the EMR said it was done; no endpoint means no. */
export async function revokeToken(
  emr: RegisteredEmr,
  token: string,
  hint: 'refresh_token' | 'access_token',
  now: Date,
): Promise<boolean> {
  const endpoint = emr.pinned.revocationEndpoint;
  if (!endpoint) return false;
  const answered = await post(emr, endpoint, { token, token_type_hint: hint }, now);
  return hasAnswered(answered) && answered.status === 200;
}

async function post(emr: RegisteredEmr, endpoint: string, form: Record<string, string>, now: Date) {
  const proof = await proveClient(emr, now);
  const headers = {
    ...proof.headers,
    accept: 'application/json',
    'content-type': 'application/x-www-form-urlencoded',
  };
  const body = new URLSearchParams({ ...form, ...proof.form }).toString();
  return boundedFetch(endpoint, { method: 'POST', headers, body }, limits);
}

const withoutAnswer: Record<NoAnswer['unanswered'], NoTokens> = {
  unreachable: { status: 'unavailable' },
  'too-slow': { status: 'unavailable' },
  'too-large': { status: 'not-usable', because: 'too-large' },
  redirected: { status: 'not-usable', because: 'redirected' },
  'not-allowed': { status: 'not-usable', because: 'redirected' },
};

/** Error codes of RFC 6749 5.2; anything else is not repeated. */
function errorOf(body: unknown): string {
  const error = typeof body === 'object' && body !== null && 'error' in body ? body.error : undefined;
  const known = [
    'invalid_request',
    'invalid_client',
    'invalid_grant',
    'unauthorized_client',
    'invalid_scope',
  ];
  return known.find(code => code === error) ?? 'other';
}
