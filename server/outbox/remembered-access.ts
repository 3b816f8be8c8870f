import { hasAccess } from '../domain/chart/emr-access.ts';
import type { OutboxParts } from './parts.ts';

type Access = OutboxParts['access'];

/** No longer than a way in is good for at the least: it is never given out within ten seconds of its end. */
const keptMs = 5_000;
const mostKept = 5_000;

/**
 * Remembers for a moment each author's own way into each chart, so that a long queue does not ask for it anew with every
 * row. What is refused, rejected by the EMR or the practice's own client is not remembered.
 */
export const rememberedAccess = (access: Access, clock: () => Date): Access => {
  const kept = new Map<string, { until: number; given: ReturnType<Access> }>();
  return async (practiceId, iss, staffId, patientId, rejected, signedAt) => {
    const key = `${practiceId} ${iss} ${staffId} ${patientId}`;
    const now = clock().getTime();
    const known = kept.get(key);
    if (known && rejected === undefined && now < known.until && known.until <= now + keptMs)
      return known.given;
    kept.delete(key);
    const given = await access(practiceId, iss, staffId, patientId, rejected, signedAt);
    if (!hasAccess(given) || given.bySystemClient) return given;
    if (kept.size >= mostKept) kept.clear();
    kept.set(key, { until: now + keptMs, given: Promise.resolve(given) });
    return given;
  };
};
