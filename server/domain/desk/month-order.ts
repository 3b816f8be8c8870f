import type { MonthEvaluation } from '../billing/evaluation.ts';
import type { MonthPatient, MonthState } from './month-row.ts';

/** What a biller can do something about comes first. */
export const orderOfNeed: readonly MonthState[] = [
  ...(['missing', 'ready', 'changed', 'locked', 'exported', 'not-billable'] as const),
];

const most = 99_999;

/**
 * A patient's place in the order of need, the smallest first: by state; then where the most minutes wait for what is
 * missing, or the most would be claimed.
 */
export function placeInMonth(
  { state, minutes, lacks }: Pick<MonthPatient, 'state' | 'minutes' | 'lacks'>,
  { missing }: Pick<MonthEvaluation, 'missing'>,
): number {
  // A line that waits for a word on the payer waits with all its minutes.
  const held = lacks.some(({ assumed }) => assumed) ? minutes : 0;
  const waiting = state === 'missing' ? Math.max(held, missing[0]?.gain.minutes ?? 0) : minutes;
  return orderOfNeed.indexOf(state) * (most + 1) + most - Math.min(most, Math.max(0, waiting));
}
