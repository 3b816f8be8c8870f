import { type Refusal, refuse } from '../refusal.ts';
import { daysAfter } from './days.ts';
import type { Snooze } from './facts.ts';
import type { QueueLimits } from './weights.ts';

/**
 * Whether a patient may be put off until that day: from tomorrow on, and not for longer than the practice lets a coach. The
 * limit of the unseen and a red flag show them before, whatever is said here.
 */
export function snoozeOf(asked: Snooze, { snoozeDays }: QueueLimits, today: string): Snooze | Refusal {
  if (asked.until <= today) return refuse('bad-request', 'snooze-not-ahead', 'until');
  if (asked.until > daysAfter(today, snoozeDays)) return refuse('bad-request', 'snooze-too-long', 'until');
  if (asked.why === 'other' && !asked.words?.trim()) return refuse('reason-needed', 'snooze-why', 'words');
  return asked;
}
