import { daysBetween } from './days.ts';
import type { PatientFacts } from './facts.ts';
import { hasRedFlag, type Reason, unseenSince } from './reasons.ts';
import type { Weights } from './weights.ts';

/**
 * `shown`: to be worked at. `snoozed`: put off by the coach. `resting`: somebody tried a moment ago, and nothing else
 * presses. `nothing`: no reason at all, or none that weighs.
 */
export type Standing = 'shown' | 'snoozed' | 'resting' | 'nothing';

/** Nobody saw them for as long as the practice lets anybody go unseen. */
export const isPastLimit = (facts: PatientFacts, { limits }: Weights, today: string): boolean =>
  daysBetween(unseenSince(facts), today) >= limits.unseenDays;

/**
 * Whether a patient is to be seen on the queue. An open red flag and the practice's limit beat whatever the coach put off;
 * after somebody tried, only what does not rest is shown until the cool-down is over.
 */
export function standingOf(
  facts: PatientFacts,
  reasons: readonly Reason[],
  weights: Weights,
  today: string,
): Standing {
  if (reasons.every(({ points }) => points === 0)) return 'nothing';
  if (hasRedFlag(reasons) || isPastLimit(facts, weights, today)) return 'shown';
  if (facts.snooze && facts.snooze.until > today) return 'snoozed';
  const { lastTried } = facts;
  const isCooling = lastTried !== undefined && daysBetween(lastTried, today) < weights.limits.coolDownDays;
  return isCooling && reasons.every(({ kind }) => weights.reasons[kind].rests) ? 'resting' : 'shown';
}
