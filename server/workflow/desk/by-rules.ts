/** The deeds that work a month out, with the rules of every payer and year: fetched with the first of them. */

export { askAllForMissing, askForMissing } from './ask-for-missing.ts';
export { callsDue, callsToMake } from './calls-to-make.ts';
export { chooseLines, unlockMonth } from './change-month.ts';
export { consentIsMissing } from './consent-missing.ts';
export { lockMonth } from './lock.ts';
export { lookAtClaim, openClaimNote } from './look-at-claim.ts';
export { lookAtFurther, lookAtMonth } from './look-at-month.ts';
