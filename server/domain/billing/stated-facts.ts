import type { Statable } from './vocabulary.ts';

/** `physician`: a clinical judgement, hers alone. `desk`: it can be read in a chart or on a card, so the biller may say it too. */
export type StatedBy = 'physician' | 'desk';
/** `month`: it is told of the month's own work and has to be said anew for another; `lasting`: it holds until somebody says otherwise. */
export type Holds = 'month' | 'lasting';

/** Who may answer for each fact, and for how long an answer holds. House rule, by what each sentence says. */
export const statedFacts: Record<Statable, { by: StatedBy; holds: Holds }> = {
  'moderate-or-high-decision-making': { by: 'physician', holds: 'month' },
  'plan-set-up-or-revised': { by: 'physician', holds: 'month' },
  'frequent-changes-or-complex': { by: 'physician', holds: 'month' },
  'primary-care-focal-point': { by: 'desk', holds: 'lasting' },
  'qualified-medicare-beneficiary': { by: 'desk', holds: 'lasting' },
  'behavioural-care-first-month': { by: 'physician', holds: 'month' },
  'behavioural-care-later-month': { by: 'physician', holds: 'month' },
  'behavioural-care-general': { by: 'physician', holds: 'month' },
  'established-patient': { by: 'desk', holds: 'lasting' },
  'device-cleared-and-automatic': { by: 'desk', holds: 'lasting' },
  'rating-scales': { by: 'desk', holds: 'month' },
  continuity: { by: 'desk', holds: 'lasting' },
  'not-under-home-health-plan': { by: 'desk', holds: 'month' },
  'five-a-framework': { by: 'physician', holds: 'month' },
  'primary-care-setting': { by: 'desk', holds: 'lasting' },
  'evidence-based-tool': { by: 'desk', holds: 'month' },
  'need-known-or-suspected': { by: 'physician', holds: 'month' },
  'follow-up-arranged': { by: 'desk', holds: 'month' },
  'individual-training-justified': { by: 'physician', holds: 'lasting' },
  'plan-made-at-visit': { by: 'desk', holds: 'month' },
  'mdpp-eligible': { by: 'desk', holds: 'lasting' },
  'coach-rostered': { by: 'desk', holds: 'lasting' },
  'mdpp-bridge': { by: 'desk', holds: 'month' },
  'mdpp-reporting': { by: 'desk', holds: 'month' },
};
