import { daysFrom } from '../tell-date.ts';
import { limitsCrossed } from './rules.ts';

/** A weight in kg and its whole day, `2026-11-26`. */
export type WeighedOn = { kg: number; day: string };

/**
 * Whether the last weight shows a fast gain: within two or seven days before it, by the rules' limits. `kg`: the gain
 * within seven days, told to a tenth, as the limits are, and the weight it is counted from. Undefined when it is slower, or
 * nothing was weighed before.
 */
export function fastGain(
  earlier: readonly WeighedOn[],
  last: WeighedOn,
): { kg: number; since?: WeighedOn } | undefined {
  const within = (days: number) =>
    earlier.filter(({ day }) => day <= last.day && daysFrom(day, last.day) <= days);
  const gained = (days: number) =>
    Math.max(0, ...within(days).map(({ kg }) => Math.round((last.kg - kg) * 10) / 10));
  const [twoDays, sevenDays] = [gained(2), gained(7)];
  const isFast =
    limitsCrossed('weight-gain-2-days', twoDays).length > 0 ||
    limitsCrossed('weight-gain-7-days', sevenDays).length > 0;
  if (!isFast) return undefined;
  const [lightest] = within(7).toSorted((one, other) => one.kg - other.kg);
  return { kg: sevenDays, ...(lightest && { since: lightest }) };
}

/** Whether a problem of the list is one in which fast weight gain is a red flag. */
export const isHeartFailure = ({ name, status }: { name: string; status?: string }): boolean =>
  status !== 'resolved' && /heart failure|cardiomyopathy/i.test(name);
