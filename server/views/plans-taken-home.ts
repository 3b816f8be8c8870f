import { nextTalk, type TalkDays } from '../domain/session/next-talk.ts';
import type { ActivePlan, SignedSession } from '../domain/session/signed.ts';
import { dayIn } from '../domain/time-zone.ts';
import type { PracticeTx } from '../storage/database.ts';
import { activePlans, type PlanRow } from '../storage/plans.ts';

export type PlansToTakeHome = { plans: ActivePlan[]; next?: ActivePlan['nextContact'] };

/**
 * Every plan that goes on, that of this signed session first, each with how sure the patient is of it by now, and when
 * they talk next. Without any plan there is no page to take home.
 */
export const plansOfSigned = async (
  tx: PracticeTx,
  session: { id: string; patientId: string; signed: SignedSession | null },
  at: { now: Date; timeZone: string },
): Promise<PlansToTakeHome> => {
  const rows = await activePlans(tx, session.patientId);
  const [own, others] = [true, false].map(isOwn =>
    rows.filter(row => (row.sessionId === session.id) === isOwn).map(asItGoesOn),
  );
  const now = at.now.toISOString();
  const held = dayIn(session.signed?.startedAt ?? now, at.timeZone);
  const days = { today: dayIn(now, at.timeZone), held };
  return takenHome(own ?? [], others ?? [], session.signed?.record.nextContact, days);
};

/** The plans of this talk, those of others that go on, and the day that comes first of what was agreed on. */
export const takenHome = (
  made: ActivePlan[],
  before: ActivePlan[],
  own: Parameters<typeof nextTalk>[0],
  days: TalkDays,
): PlansToTakeHome => {
  const agreed = (plans: ActivePlan[]) => plans.map(plan => plan.nextContact);
  const next = nextTalk(own, { made: agreed(made), before: agreed(before) }, days);
  return { plans: [...made, ...before], ...(next && { next }) };
};

/** As it stood when it was last followed up. */
export const asItGoesOn = ({ plan, went }: PlanRow): ActivePlan => ({
  ...sureBy(plan, went?.sure),
  nextContact: went?.next ?? plan.nextContact,
});

export const sureBy = (plan: ActivePlan, value: number | undefined): ActivePlan =>
  value === undefined ? plan : { ...plan, confidence: { ...plan.confidence, value } };
