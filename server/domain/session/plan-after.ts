import type { PlanDraft } from './draft.ts';
import type { Step } from './signed.ts';

/**
 * The id that a plan gets in the draft when it follows on an earlier one (`<session>.<plan>`): the same however often,
 * and in whichever window, it is made. At most 60 characters; the end of a long id tells it from others best.
 */
export const idOfPlanAfter = (planId: string): string => {
  const id = `after-${planId.split('.').at(-1)}`;
  return id.length <= 60 ? id : `x${id.slice(-59)}`;
};

/** A plan that begins with the step of another, field by field; from which day it holds is asked anew. */
export const planOfStep = ({ what, howMuch, often, when, where, withWhom }: Step): PlanDraft => ({
  what,
  ...(howMuch && { howMuch: howMuch.amount, ...(howMuch.unit && { unit: howMuch.unit }) }),
  timesPer: often.times,
  per: often.per,
  ...(often.days.length > 0 && { days: Object.fromEntries(often.days.map(day => [day, true])) }),
  ...(when && { when }),
  ...(where && { where }),
  ...(withWhom && { withWhom }),
});
