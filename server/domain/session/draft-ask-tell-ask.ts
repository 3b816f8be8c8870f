import { choice, group, text, yesNo } from '../shape.ts';

export const askTellAsk = group({
  topic: text(200),
  permission: choice('yes', 'no'),
  knows: text(),
  wantsToKnow: text(),
  told: text(),
  fromClinician: yesNo,
  retelling: text(),
  /** How they seemed to feel about it, as the coach noticed. */
  feeling: text(300),
  stillWants: text(),
});
