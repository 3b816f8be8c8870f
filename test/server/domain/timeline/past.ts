import type { ActivePlan } from '../../../../server/domain/session/signed.ts';
import type { PastTalk } from '../../../../server/domain/timeline/past-talk.ts';

/** A plan that was agreed on a day, of which the patient was so sure. */
export const planOf = (
  id: string,
  day: string,
  sure: number,
  more: { goal?: string; what?: string; amount?: number } = {},
): ActivePlan => ({
  ...{ status: 'active', id, goal: more.goal ?? 'Caminar' },
  step: {
    what: more.what ?? 'Walk',
    howMuch: { amount: more.amount ?? 20, unit: 'minutes' },
    often: { times: 3, per: 'week', days: [] },
    start: day,
  },
  agreedAt: `${day}T18:00:00Z`,
  confidence: { value: sure, at: `${day}T18:00:00Z`, earlier: [] },
  barriers: [],
  nextContact: { date: day, means: 'phone' },
});

/** A talk on a day; its id is the day, so that its plans are `<day>.<plan>`. */
export const talkOn = (day: string, more: Partial<PastTalk> = {}): PastTalk => ({
  ...{ id: day, coach: 'Dana Reyes', minutes: 30, plans: [], followUps: {} },
  ...{ startedAt: `${day}T18:00:00Z`, endedAt: `${day}T18:30:00Z` },
  ...more,
});

/** A look back on one plan. */
export const lookBack = (
  planId: string,
  more: Omit<PastTalk['followUps'][string], 'planId'>,
): PastTalk['followUps'] => ({ [`on-${planId}`]: { planId, ...more } });
