import { plansEnded } from '../domain/session/plan-ended.ts';
import type { ActivePlan } from '../domain/session/signed.ts';
import { dayIn } from '../domain/time-zone.ts';
import type { PracticeTx } from '../storage/database.ts';
import { activePlans } from '../storage/plans.ts';
import type { SessionRow } from '../storage/sessions.ts';
import {
  asItGoesOn,
  type PlansToTakeHome,
  plansOfSigned,
  sureBy,
  takenHome,
} from '../views/plans-taken-home.ts';
import { composeSession, emrMet } from './compose-session.ts';
import type { Actor } from './parts.ts';

/**
 * Every plan that goes on, this session's own first, each with how sure the patient is of it by now, and when they talk
 * next. A session being written is taken as signing it now would leave the plans.
 */
export const plansToTakeHome = async (
  tx: PracticeTx,
  actor: Actor,
  session: SessionRow,
  now: Date,
): Promise<PlansToTakeHome> => {
  const { timeZone } = actor.settings;
  if (session.status === 'signed') return plansOfSigned(tx, session, { now, timeZone });
  const [rows, met] = await Promise.all([activePlans(tx, actor.patientId), emrMet(tx, actor.iss)]);
  const others = rows.filter(row => row.sessionId !== session.id);
  const { signed, earlier } = await composeSession(tx, actor, { session, ...met }, {}, now);
  const { record } = signed;
  const ended = plansEnded(record);
  const isOver = (id: string) =>
    (earlier.later.plans.get(`${session.id}.${id}`)?.status ?? 'active') !== 'active';
  const own = signed.plans.filter((plan): plan is ActivePlan => plan.status === 'active' && !isOver(plan.id));
  const kept = others
    .filter(row => !ended.has(row.id))
    .map(row => {
      const said = Object.values(record.followUps ?? {}).findLast(({ planId }) => planId === row.id);
      return sureBy(asItGoesOn(row), said?.confidence);
    });
  const today = dayIn(now.toISOString(), timeZone);
  const held = dayIn(signed.startedAt, timeZone);
  return takenHome(own, kept, record.nextContact, { today, held });
};
