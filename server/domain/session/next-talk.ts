import type { NextContact } from './draft.ts';
import type { ActivePlan } from './signed.ts';

type Agreed = ActivePlan['nextContact'];

/**
 * When coach and patient talk next: as the session says, it was agreed on last; else as its plans say, the soonest of
 * those that are not over. `today`: a day of the practice.
 */
export const nextTalk = (
  own: NextContact | undefined,
  ofPlans: readonly Agreed[],
  today: string,
): Agreed | undefined => {
  const { date, means } = own ?? {};
  if (date && means && date >= today) return { ...own, date, means };
  return ofPlans.filter(each => each.date >= today).sort((a, b) => (a.date < b.date ? -1 : 1))[0];
};
