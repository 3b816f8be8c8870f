import type { Language } from '../language.ts';
import type { PlanDraft } from './draft.ts';
import { phraseIn, unitPhrases, whatPhrases, whenPhrases, wherePhrases, whomPhrases } from './phrases.ts';
import type { Step } from './signed.ts';

/**
 * The id that a plan gets in the draft when it follows on an earlier one (`<session>.<plan>`): the same however often,
 * and in whichever window, it is made. At most 60 characters; the end of a long id tells it from others best.
 */
export const idOfPlanAfter = (planId: string): string => {
  const id = `after-${planId.split('.').at(-1)}`;
  return id.length <= 60 ? id : `x${id.slice(-59)}`;
};

/**
 * A plan that begins with the step of another, field by field, what was chosen from phrases in the language of the
 * talk; from which day it holds is asked anew.
 */
export const planOfStep = (
  { what, howMuch, often, when, where, withWhom }: Step,
  language: Language,
): PlanDraft => ({
  what: phraseIn(what, whatPhrases, language),
  ...(howMuch && {
    howMuch: howMuch.amount,
    ...(howMuch.unit && {
      unit: phraseIn(
        howMuch.unit,
        unitPhrases.map(({ many }) => many),
        language,
      ),
    }),
  }),
  timesPer: often.times,
  per: often.per,
  ...(often.days.length > 0 && { days: Object.fromEntries(often.days.map(day => [day, true])) }),
  ...(when && { when: phraseIn(when, whenPhrases, language) }),
  ...(where && { where: phraseIn(where, wherePhrases, language) }),
  ...(withWhom && { withWhom: phraseIn(withWhom, whomPhrases, language) }),
});
