import { plansEnded } from '../domain/session/plan-ended.ts';
import type { ActivePlan, SignedSession } from '../domain/session/signed.ts';
import type { PracticeTx } from '../storage/database.ts';
import { closeTeachBack, dropPlansOfSession, keepPromise, reviewPlan } from '../storage/plans.ts';
import type { Outcomes } from '../storage/signatures.ts';

/**
 * What a signed session leaves behind for the next one: its contact with the minutes, active plans, open teach-backs and
 * promises. An id made in a draft is kept under its session's name, so that no draft can reach another patient's row.
 */
export const outcomesOf = (practiceId: string, signed: SignedSession): Outcomes => {
  const { id: sessionId, patientId, signedAt } = signed;
  const of = (id: string) => ({ practiceId, id: rowId(signed, id), patientId, sessionId });
  return {
    contact: {
      ...{ practiceId, id: sessionId, patientId, sessionId, staffId: signed.coach.staffId },
      mode: signed.record.how?.means ?? 'in-person',
      ...{ startedAt: signed.startedAt, endedAt: signed.endedAt, minutes: signed.minutes },
    },
    plans: activePlansOf(signed).map(plan => ({
      ...of(plan.id),
      ...{ status: 'active', plan, since: plan.agreedAt },
    })),
    teachBacks: signed.teachBacks
      .filter(outcome => outcome.openBeforeId === undefined)
      .map(outcome => ({
        ...of(outcome.id),
        ...{ status: outcome.status, outcome, since: signedAt },
        closedAt: outcome.status === 'closed' ? signedAt : null,
      })),
    promises: Object.entries(signed.record.promises ?? {}).flatMap(([id, made]) =>
      made.openBeforeId !== undefined || made.what === undefined
        ? []
        : {
            ...{ ...of(id), what: made.what, to: made.to ?? 'patient', madeAt: signedAt },
            ...{ due: made.due ?? null, keptOn: made.keptOn ?? null },
          },
    ),
  };
};

/**
 * What a signed session says of rows that are there already: how the last plans went and whether they go on, teach-backs
 * closed at last, promises kept, and what an amendment of it no longer holds. `takenBack`: plans that an earlier version
 * ended and this one does not; they go on.
 */
export const settleEarlier = async (
  tx: PracticeTx,
  signed: SignedSession,
  takenBack: readonly { id: string }[],
): Promise<void> => {
  await settlePlans(tx, signed, takenBack);
  for (const outcome of signed.teachBacks)
    if (outcome.openBeforeId !== undefined && outcome.status === 'closed')
      await closeTeachBack(tx, signed.patientId, outcome.openBeforeId, signed.signedAt);
  for (const made of Object.values(signed.record.promises ?? {}))
    if (made.openBeforeId !== undefined && made.keptOn !== undefined)
      await keepPromise(tx, signed.patientId, made.openBeforeId, made.keptOn);
};

const rowId = (signed: SignedSession, id: string): string => `${signed.id}.${id}`;

const activePlansOf = (signed: SignedSession): ActivePlan[] =>
  signed.plans.filter((plan): plan is ActivePlan => plan.status === 'active');

const settlePlans = async (
  tx: PracticeTx,
  signed: SignedSession,
  takenBack: readonly { id: string }[],
): Promise<void> => {
  const ended = plansEnded(signed.record);
  for (const { id } of takenBack)
    await reviewPlan(tx, signed.patientId, id, { status: 'active', at: signed.signedAt });
  for (const review of Object.values(signed.record.followUps ?? {})) {
    if (review.planId === undefined) continue;
    await reviewPlan(tx, signed.patientId, review.planId, {
      went:
        review.result === undefined
          ? undefined
          : { result: review.result, done: review.timesDone, of: review.timesPlanned, at: signed.signedAt },
      status: ended.get(review.planId) ?? 'active',
      at: signed.signedAt,
    });
  }
  const kept = activePlansOf(signed).map(plan => rowId(signed, plan.id));
  if (signed.version > 1) await dropPlansOfSession(tx, signed.id, kept, signed.signedAt);
};
