/** What an address answered, read whole; or why nothing usable came. */
export type Answered = { status: number; body: string };
export type NoAnswer = {
  unanswered: 'unreachable' | 'too-slow' | 'too-large' | 'redirected' | 'not-allowed';
};

export const hasAnswered = (outcome: Answered | NoAnswer): outcome is Answered => !('unanswered' in outcome);

/** True for an address we may speak to: https, or http on this very machine; no user name in it, no fragment. */
export function isAllowedUrl(text: unknown): text is string {
  if (typeof text !== 'string' || text.length > 2048 || !URL.canParse(text)) return false;
  const url = new URL(text);
  if (url.username || url.password || url.hash) return false;
  return url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname));
}

/**
 * One request under limits: `timeoutMs` for all of it, `maxBytes` of body, and no redirect is followed.
 * Out: the status and the text, or why there is none; never throws for what the network did.
 */
export async function boundedFetch(
  url: string,
  init: { method?: 'GET' | 'POST'; headers?: Record<string, string>; body?: string },
  limits: { timeoutMs: number; maxBytes: number },
): Promise<Answered | NoAnswer> {
  if (!isAllowedUrl(url)) return { unanswered: 'not-allowed' };
  const signal = AbortSignal.timeout(limits.timeoutMs);
  try {
    const response = await fetch(url, { ...init, redirect: 'manual', signal });
    if (response.status >= 300 && response.status < 400) {
      await response.body?.cancel();
      return { unanswered: 'redirected' };
    }
    return await readWhole(response, limits.maxBytes);
  } catch {
    return { unanswered: signal.aborted ? 'too-slow' : 'unreachable' };
  }
}

/** The body as JSON; undefined when it is not. */
export function jsonOf(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

async function readWhole(response: Response, maxBytes: number): Promise<Answered | NoAnswer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.length;
    if (size > maxBytes) return { unanswered: 'too-large' };
    chunks.push(chunk);
  }
  return { status: response.status, body: Buffer.concat(chunks).toString('utf8') };
}

const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '[::1]' || /^127(\.\d{1,3}){3}$/.test(host);
