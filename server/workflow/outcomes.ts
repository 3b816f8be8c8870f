import { nothingSaidLater } from '../domain/session/later-talks.ts';
import { plansEnded } from '../domain/session/plan-ended.ts';
import type { ActivePlan, SignedSession } from '../domain/session/signed.ts';
import type { PracticeTx } from '../storage/database.ts';
import { closeTeachBack, dropPlansOfSession, keepPromise, reviewPlan } from '../storage/plans.ts';
import type { Outcomes } from '../storage/signatures.ts';
import type { EarlierPlans } from './earlier-plans.ts';

/** What an amendment must know: what its earlier version did to rows of before, and what later talks have said. */
export type Amending = Pick<EarlierPlans, 'takenBack' | 'later'> & { versionBefore?: SignedSession };

/**
 * What a signed session leaves behind for the next one: its contact with the minutes, active plans, open teach-backs and
 * promises. Where a later talk has spoken of one, that talk's word stands. An id made in a draft is kept under its
 * session's name, so that no draft can reach another patient's row.
 */
export const outcomesOf = (
  practiceId: string,
  signed: SignedSession,
  { later }: Pick<Amending, 'later'> = { later: nothingSaidLater },
): Outcomes => {
  const { id: sessionId, patientId, signedAt } = signed;
  const of = (id: string) => ({ practiceId, id: rowId(signed, id), patientId, sessionId });
  return {
    contact: {
      ...{ practiceId, id: sessionId, patientId, sessionId, staffId: signed.coach.staffId },
      mode: signed.record.how?.means ?? 'not-recorded',
      ...{ startedAt: signed.startedAt, endedAt: signed.endedAt, minutes: signed.minutes },
      ...(signed.group && { groupSize: signed.group.came ? signed.group.size : 0 }),
    },
    plans: activePlansOf(signed).map(plan => {
      const { status = 'active', at } = later.plans.get(rowId(signed, plan.id)) ?? {};
      const endedAt = status === 'active' ? null : at;
      return { ...of(plan.id), status, plan, since: plan.agreedAt, endedAt };
    }),
    teachBacks: signed.teachBacks
      .filter(outcome => outcome.openBeforeId === undefined)
      .map(outcome => {
        const closedLater = later.topicsClosed.get(rowId(signed, outcome.id));
        return {
          ...{ ...of(outcome.id), outcome, since: signedAt },
          status: closedLater === undefined ? outcome.status : 'closed',
          closedAt: closedLater ?? (outcome.status === 'closed' ? signedAt : null),
        };
      }),
    promises: Object.entries(signed.record.promises ?? {}).flatMap(([id, made]) =>
      made.openBeforeId !== undefined || made.what === undefined
        ? []
        : {
            ...{ ...of(id), what: made.what, to: made.to ?? 'patient', madeAt: signedAt },
            due: made.due ?? null,
            keptOn: later.promisesKept.get(rowId(signed, id)) ?? made.keptOn ?? null,
          },
    ),
  };
};

/**
 * What a signed session says of rows that are there already: how the last plans went and whether they go on, teach-backs
 * closed at last, promises kept. What its earlier version did to them and this one does not is taken back; where a later
 * talk has spoken of a row, that talk's word stands.
 */
export const settleEarlier = async (
  tx: PracticeTx,
  signed: SignedSession,
  amending: Amending = { takenBack: [], later: nothingSaidLater },
): Promise<void> => {
  await settlePlans(tx, signed, amending);
  await settleTeachBacks(tx, signed, amending);
  await settlePromises(tx, signed, amending);
};

const rowId = (signed: SignedSession, id: string): string => `${signed.id}.${id}`;

const activePlansOf = (signed: SignedSession): ActivePlan[] =>
  signed.plans.filter((plan): plan is ActivePlan => plan.status === 'active');

const settlePlans = async (
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
              ...{ result: review.result, done: review.timesDone, of: review.timesPlanned },
              ...{ sure: review.confidence, next: nextOf(signed), at: signed.signedAt },
            },
      status: ended.get(review.planId) ?? 'active',
      at: signed.signedAt,
    });
  }
  const kept = activePlansOf(signed).map(plan => rowId(signed, plan.id));
  if (signed.version > 1) await dropPlansOfSession(tx, signed.id, kept, signed.signedAt);
};

/** A plan that goes on is asked about at the session's next contact. */
const nextOf = ({ record: { nextContact: next } }: SignedSession) =>
  next?.date && next.means
    ? { date: next.date, means: next.means, ...(next.time && { time: next.time }) }
    : undefined;

const settleTeachBacks = async (
  tx: PracticeTx,
  signed: SignedSession,
  { later, versionBefore }: Amending,
): Promise<void> => {
  const closed = topicsClosedBy(signed);
  const openAgain = versionBefore ? topicsClosedBy(versionBefore).filter(id => !closed.includes(id)) : [];
  for (const id of openAgain)
    if (!later.topicsClosed.has(id)) await closeTeachBack(tx, signed.patientId, id, null);
  for (const id of closed)
    if (!later.topicsClosed.has(id)) await closeTeachBack(tx, signed.patientId, id, signed.signedAt);
};

const topicsClosedBy = (signed: SignedSession): string[] =>
  signed.teachBacks.flatMap(({ openBeforeId, status }) =>
    openBeforeId !== undefined && status === 'closed' ? [openBeforeId] : [],
  );

const settlePromises = async (
  tx: PracticeTx,
  signed: SignedSession,
  { later, versionBefore }: Amending,
): Promise<void> => {
  const kept = promisesKeptBy(signed);
  const openAgain = versionBefore
    ? [...promisesKeptBy(versionBefore).keys()].filter(id => !kept.has(id))
    : [];
  for (const id of openAgain)
    if (!later.promisesKept.has(id)) await keepPromise(tx, signed.patientId, id, null);
  for (const [id, on] of kept)
    if (!later.promisesKept.has(id)) await keepPromise(tx, signed.patientId, id, on);
};

/** Promises of earlier sessions that this one says were kept, with the day. */
const promisesKeptBy = ({ record }: SignedSession): Map<string, string> =>
  new Map(
    Object.values(record.promises ?? {}).flatMap(({ openBeforeId, keptOn }) =>
      openBeforeId !== undefined && keptOn !== undefined ? [[openBeforeId, keptOn] as const] : [],
    ),
  );
