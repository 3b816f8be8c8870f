import { nothingSaidLater } from '../domain/session/later-talks.ts';
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
import type { EarlierPlans } from './earlier-plans.ts';

/** What an amendment must know: what its earlier version did to rows of before, and what later talks have said. */
export type Amending = Pick<EarlierPlans, 'takenBack' | 'later'> & { versionBefore?: SignedSession };

/**
 * Keeps what a signed session leaves behind for the next one: active plans, how the last ones went, open
 * teach-backs, promises, and the contact with its minutes. Signing an amendment writes the same rows again.
 * What its earlier version did to rows of before and this one does not is taken back; where a later talk has spoken of
 * a row, that talk's word stands.
 * An id made in a draft is kept under its session's name, so that no draft can reach another patient's row.
 */
export const keepOutcomes = async (
  tx: PracticeTx,
  practiceId: string,
  signed: SignedSession,
  amending: Amending = { takenBack: [], later: nothingSaidLater },
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
  const plans = keepReviews(tx, signed, amending).then(() => keepPlans(tx, practiceId, signed, amending));
  await Promise.all([
    contact,
    plans,
    keepTeachBacks(tx, practiceId, signed, amending),
    keepPromises(tx, practiceId, signed, amending),
  ]);
};

const rowId = (signed: SignedSession, id: string): string => `${signed.id}.${id}`;

const keepReviews = async (
  tx: PracticeTx,
  signed: SignedSession,
  { takenBack, later }: Amending,
): Promise<void> => {
  const ended = plansEnded(signed.record);
  for (const { id } of takenBack)
    await reviewPlan(tx, signed.patientId, id, { status: 'active', at: signed.signedAt });
  for (const review of Object.values(signed.record.followUps ?? {})) {
    if (review.planId === undefined || later.plans.has(review.planId)) continue;
    await reviewPlan(tx, signed.patientId, review.planId, {
      went:
        review.result === undefined
          ? undefined
          : {
              result: review.result,
              done: review.timesDone,
              of: review.timesPlanned,
              sure: review.confidence,
              next: nextOf(signed),
              at: signed.signedAt,
            },
      status: ended.get(review.planId) ?? 'active',
      at: signed.signedAt,
    });
  }
};

/** A plan that goes on is asked about at the session's next contact. */
const nextOf = ({ record: { nextContact: next } }: SignedSession) =>
  next?.date && next.means
    ? { date: next.date, means: next.means, ...(next.time && { time: next.time }) }
    : undefined;

const keepPlans = async (
  tx: PracticeTx,
  practiceId: string,
  signed: SignedSession,
  { later }: Amending,
): Promise<void> => {
  const active = signed.plans.filter((plan): plan is ActivePlan => plan.status === 'active');
  await Promise.all(
    active.map(plan => {
      const { status = 'active', at } = later.plans.get(rowId(signed, plan.id)) ?? {};
      return savePlan(tx, {
        practiceId,
        id: rowId(signed, plan.id),
        patientId: signed.patientId,
        sessionId: signed.id,
        status,
        plan,
        since: plan.agreedAt,
        endedAt: status === 'active' ? null : at,
      });
    }),
  );
  if (signed.version > 1)
    await dropPlansOfSession(
      tx,
      signed.id,
      active.map(plan => rowId(signed, plan.id)),
      signed.signedAt,
    );
};

const keepTeachBacks = async (
  tx: PracticeTx,
  practiceId: string,
  signed: SignedSession,
  { later, versionBefore }: Amending,
): Promise<void> => {
  const closed = (session: SignedSession) =>
    session.teachBacks.flatMap(({ openBeforeId, status }) =>
      openBeforeId !== undefined && status === 'closed' ? [openBeforeId] : [],
    );
  const openAgain = versionBefore ? closed(versionBefore).filter(id => !closed(signed).includes(id)) : [];
  for (const id of openAgain)
    if (!later.topicsClosed.has(id)) await closeTeachBack(tx, signed.patientId, id, null);
  for (const outcome of signed.teachBacks) {
    if (outcome.openBeforeId !== undefined) {
      if (outcome.status === 'closed' && !later.topicsClosed.has(outcome.openBeforeId))
        await closeTeachBack(tx, signed.patientId, outcome.openBeforeId, signed.signedAt);
      continue;
    }
    const id = rowId(signed, outcome.id);
    const closedLater = later.topicsClosed.get(id);
    await saveTeachBack(tx, {
      practiceId,
      id,
      patientId: signed.patientId,
      sessionId: signed.id,
      status: closedLater === undefined ? outcome.status : 'closed',
      outcome,
      since: signed.signedAt,
      closedAt: closedLater ?? (outcome.status === 'closed' ? signed.signedAt : null),
    });
  }
};

const keepPromises = async (
  tx: PracticeTx,
  practiceId: string,
  signed: SignedSession,
  { later, versionBefore }: Amending,
): Promise<void> => {
  const kept = ({ record }: SignedSession) =>
    Object.values(record.promises ?? {}).flatMap(({ openBeforeId, keptOn }) =>
      openBeforeId !== undefined && keptOn !== undefined ? [openBeforeId] : [],
    );
  const openAgain = versionBefore ? kept(versionBefore).filter(id => !kept(signed).includes(id)) : [];
  for (const id of openAgain)
    if (!later.promisesKept.has(id)) await keepPromise(tx, signed.patientId, id, null);
  for (const [id, made] of Object.entries(signed.record.promises ?? {})) {
    if (made.openBeforeId !== undefined) {
      if (made.keptOn !== undefined && !later.promisesKept.has(made.openBeforeId))
        await keepPromise(tx, signed.patientId, made.openBeforeId, made.keptOn);
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
      keptOn: later.promisesKept.get(rowId(signed, id)) ?? made.keptOn ?? null,
      madeAt: signed.signedAt,
    });
  }
};
