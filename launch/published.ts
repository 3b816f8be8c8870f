import { type Answered, boundedFetch, hasAnswered, jsonOf, type NoAnswer } from './bounded-fetch.ts';

export type Json = Record<string, unknown>;
/** A JSON object an EMR publishes; or why there is none, in words for the person who adds it. */
export type Published = { json: Json } | { why: string };

/** Reads what is published at an address, under limits. */
export async function readPublished(
  url: string,
  within: { timeoutMs: number; maxBytes: number },
): Promise<Published> {
  const headers = { accept: 'application/fhir+json, application/json' };
  const answered = await boundedFetch(url, { headers }, within);
  const body = hasAnswered(answered) && answered.status === 200 ? jsonOf(answered.body) : undefined;
  const isObject = typeof body === 'object' && body !== null && !Array.isArray(body);
  return isObject ? { json: body as Json } : { why: whyNot(url, answered) };
}

function whyNot(url: string, answered: Answered | NoAnswer): string {
  if (hasAnswered(answered))
    return answered.status === 200
      ? `What ${url} answers is not a JSON object.`
      : `${url} answered ${answered.status}.`;
  return {
    unreachable: `No answer came from ${url}. Is the address right, and may this machine reach it?`,
    'too-slow': `No answer came from ${url} in time.`,
    'too-large': `What ${url} answers is too large to be it.`,
    redirected: `${url} sends elsewhere, and redirects are not followed. Use the address it leads to.`,
    'not-allowed': `${url} is not https.`,
  }[answered.unanswered];
}
