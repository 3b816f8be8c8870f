import { type Refusal, refuse } from '../refusal.ts';

/** Why a patient who was found is not to be found again for a while. */
export const declineReasons = [
  'said-no',
  'not-now',
  'has-support',
  'too-ill',
  'moved-away',
  'not-right',
  'other',
] as const;
export type DeclineReason = (typeof declineReasons)[number];

/** For how many months it holds, as it is offered; without one for good. */
export const declineMonths = [3, 6, 12] as const;

export type Decline = { because: DeclineReason; words?: string; until?: string };

const mostYears = 5;

/** What is kept of a "no". Refuses a day that is not ahead, one beyond five years, and "other" without words. */
export function declineOf(asked: Decline, today: string): Decline | Refusal {
  const words = asked.words?.trim();
  if (asked.because === 'other' && !words) return refuse('bad-request', 'find-say-why', 'words');
  if (asked.until !== undefined && asked.until <= today)
    return refuse('bad-request', 'find-day-gone-by', 'until');
  const latest = `${Number(today.slice(0, 4)) + mostYears}${today.slice(4)}`;
  if (asked.until !== undefined && asked.until > latest)
    return refuse('bad-request', 'find-too-long', 'until');
  return {
    because: asked.because,
    ...(words && { words }),
    ...(asked.until !== undefined && { until: asked.until }),
  };
}
