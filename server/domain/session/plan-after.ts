/**
 * The id that a plan gets in the draft when it follows on an earlier one (`<session>.<plan>`): the same however often,
 * and in whichever window, it is made. At most 60 characters; the end of a long id tells it from others best.
 */
export const idOfPlanAfter = (planId: string): string => {
  const id = `after-${planId.split('.').at(-1)}`;
  return id.length <= 60 ? id : `x${id.slice(-59)}`;
};
