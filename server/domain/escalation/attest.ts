import type { PracticeSettings, Staff } from '../practice/settings.ts';
import { type Refusal, refuse } from '../refusal.ts';

/** Whether sessions of this coach wait for a supervising signature: by the credentials the practice named. */
export function needsAttest(
  { credential }: Pick<Staff, 'credential'>,
  { attest }: Pick<PracticeSettings, 'attest'>,
): boolean {
  const theirs = credential
    .split(/[,;/]/)
    .map(plain)
    .filter(word => word !== '');
  const named = (attest?.credentials ?? []).map(plain);
  return (
    named.includes('*') ||
    theirs.some(word => named.includes(word)) ||
    (theirs.length === 0 && named.includes('none'))
  );
}

/** One session as a physician is asked to sign it: which version, and the digest of what was filed. */
export type ToAttest = { sessionId: string; version: number; digest: string };

/**
 * Whether these may be signed together: each was opened by this physician in this login, in the version and with the
 * very bytes that stand there now. `standing`: what is filed and waits; `opened`: what this login opened.
 */
export function mayAttest(
  wanted: readonly ToAttest[],
  standing: readonly ToAttest[],
  opened: readonly ToAttest[],
): Refusal | undefined {
  for (const one of wanted) {
    const now = standing.find(({ sessionId }) => sessionId === one.sessionId);
    if (now === undefined) return refuse('not-found', 'no-such-item');
    if (!isSame(now, one)) return refuse('session-changed', 'changed-since-preview');
    if (!opened.some(other => isSame(other, one))) return refuse('conflict', 'changed-since-preview');
  }
  return undefined;
}

const isSame = (one: ToAttest, other: ToAttest): boolean =>
  one.sessionId === other.sessionId && one.version === other.version && one.digest === other.digest;

const plain = (word: string): string => word.trim().toLowerCase();
