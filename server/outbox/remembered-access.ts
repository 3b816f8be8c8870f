import { type EmrAccess, hasAccess } from '../domain/chart/emr-access.ts';
import { allows } from '../domain/chart/scopes.ts';
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
  const kept = new Map<string, { until: number; given: EmrAccess }>();
  return async (practiceId, iss, staffId, patientId, rejected, signedAt, type) => {
    const key = `${practiceId} ${iss} ${staffId} ${patientId}`;
    const now = clock().getTime();
    const known = kept.get(key);
    const isFresh = known && rejected === undefined && now < known.until && known.until <= now + keptMs;
    if (isFresh && isFor(known.given, type)) return known.given;
    kept.delete(key);
    const given = await access(practiceId, iss, staffId, patientId, rejected, signedAt, type);
    if (!hasAccess(given) || given.bySystemClient) return given;
    if (kept.size >= mostKept) kept.clear();
    kept.set(key, { until: now + keptMs, given });
    return given;
  };
};

/** A way in from the desk is one for what it was granted; one out of the chart may be refused what it was not. */
const isFor = ({ scopes }: EmrAccess, type: string | undefined): boolean =>
  type === undefined || allows(scopes, 'any', type, 'create') || allows(scopes, 'any', type, 'update');
