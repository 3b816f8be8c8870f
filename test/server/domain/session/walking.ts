import type { PlanDraft } from '../../../../server/domain/session/draft.ts';
import type { PlanRules } from '../../../../server/domain/session/plan.ts';

/** Rosa and her sister, as in the day’s work. */
export const walking: PlanDraft = {
  goal: 'Caminar con mi hermana después de cenar',
  what: 'walk',
  howMuch: 20,
  unit: 'minutes',
  when: 'After dinner',
  timesPer: 3,
  per: 'week',
  days: { wed: true, mon: true, fri: true },
  where: 'around the block',
  withWhom: 'my sister',
  start: '2026-03-02',
  nextContact: { date: '2026-03-16', means: 'phone' },
};
export const words =
  'Walk 20 minutes, 3 times a week (Mon, Wed, Fri), after dinner, around the block, with my sister';
export const at = '2026-03-02T17:30:00Z';
export const yes = { says: 'agrees', toStep: words, at } as const;
export const sure = (value: number, aboutStep = words, when = at) => ({ value, aboutStep, at: when });
export const agreed: PlanDraft = { ...walking, agreement: yes, confidence: { c1: sure(8) } };
export const rules: PlanRules = { threshold: 7, now: at, timeZone: 'America/Los_Angeles' };
