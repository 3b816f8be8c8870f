import { plansEnded } from '../domain/session/plan-ended.ts';
import type { ActivePlan, SignedSession } from '../domain/session/signed.ts';
import type { PracticeTx } from '../storage/database.ts';
import {
  closeTeachBack,
  dropPlansOfSession,
  keepPromise,
  reviewPlan,
  saveContact,
  savePlan,
  savePromise,
  saveTeachBack,
} from '../storage/plans.ts';

/**
 * Keeps what a signed session leaves behind for the next one: active plans, how the last ones went, open
 * teach-backs, promises, and the contact with its minutes. Signing an amendment writes the same rows again.
 * `takenBack`: plans that an earlier version ended and this one does not; they go on.
 * An id made in a draft is kept under its session's name, so that no draft can reach another patient's row.
 */
export const keepOutcomes = async (
  tx: PracticeTx,
  practiceId: string,
  signed: SignedSession,
  takenBack: readonly { id: string }[] = [],
): Promise<void> => {
  const contact = saveContact(tx, {
    practiceId,
    id: signed.id,
    patientId: signed.patientId,
    staffId: signed.coach.staffId,
    sessionId: signed.id,
    mode: signed.record.how?.means ?? 'in-person',
    startedAt: signed.startedAt,
    endedAt: signed.endedAt,
    minutes: signed.minutes,
  });
  const plans = keepReviews(tx, signed, takenBack).then(() => keepPlans(tx, practiceId, signed));
  await Promise.all([
    contact,
    plans,
    keepTeachBacks(tx, practiceId, signed),
    keepPromises(tx, practiceId, signed),
  ]);
};

const rowId = (signed: SignedSession, id: string): string => `${signed.id}.${id}`;

const keepReviews = async (
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
};

const keepPlans = async (tx: PracticeTx, practiceId: string, signed: SignedSession): Promise<void> => {
  const active = signed.plans.filter((plan): plan is ActivePlan => plan.status === 'active');
  await Promise.all(
    active.map(plan =>
      savePlan(tx, {
        practiceId,
        id: rowId(signed, plan.id),
        patientId: signed.patientId,
        sessionId: signed.id,
        status: 'active',
        plan,
        since: plan.agreedAt,
      }),
    ),
  );
  if (signed.version > 1)
    await dropPlansOfSession(
      tx,
      signed.id,
      active.map(plan => rowId(signed, plan.id)),
      signed.signedAt,
    );
};

const keepTeachBacks = async (tx: PracticeTx, practiceId: string, signed: SignedSession): Promise<void> => {
  for (const outcome of signed.teachBacks) {
    if (outcome.openBeforeId !== undefined) {
      if (outcome.status === 'closed')
        await closeTeachBack(tx, signed.patientId, outcome.openBeforeId, signed.signedAt);
      continue;
    }
    await saveTeachBack(tx, {
      practiceId,
      id: rowId(signed, outcome.id),
      patientId: signed.patientId,
      sessionId: signed.id,
      status: outcome.status,
      outcome,
      since: signed.signedAt,
      closedAt: outcome.status === 'closed' ? signed.signedAt : null,
    });
  }
};

const keepPromises = async (tx: PracticeTx, practiceId: string, signed: SignedSession): Promise<void> => {
  for (const [id, made] of Object.entries(signed.record.promises ?? {})) {
    if (made.openBeforeId !== undefined) {
      if (made.keptOn !== undefined) await keepPromise(tx, signed.patientId, made.openBeforeId, made.keptOn);
      continue;
    }
    if (made.what === undefined) continue;
    await savePromise(tx, {
      practiceId,
      id: rowId(signed, id),
      patientId: signed.patientId,
      sessionId: signed.id,
      what: made.what,
      to: made.to ?? 'patient',
      due: made.due ?? null,
      keptOn: made.keptOn ?? null,
      madeAt: signed.signedAt,
    });
  }
};
