import type { NextContact } from './draft.ts';
import type { ActivePlan } from './signed.ts';

type Agreed = ActivePlan['nextContact'];

/** What plans say of it: those made in this talk, and those that were agreed on before it. */
export type OfPlans = { made: readonly Agreed[]; before: readonly Agreed[] };

/** Days of the practice: when it is asked, and on which this talk was held. */
export type TalkDays = { today: string; held: string };

/**
 * When coach and patient talk next: as the session says, it was agreed on last; else as its plans say, the soonest of
 * those that are not over. What was agreed on earlier for the day of this talk was this talk.
 */
export const nextTalk = (
  own: NextContact | undefined,
  { made, before }: OfPlans,
  { today, held }: TalkDays,
): Agreed | undefined => {
  const { date, means } = own ?? {};
  if (date && means && date >= today) return { ...own, date, means };
  return [...made, ...before.filter(each => each.date > held)]
    .filter(each => each.date >= today)
    .sort((a, b) => (a.date < b.date ? -1 : 1))[0];
};
