import { inOrder } from '../in-order.ts';
import type { SessionDraft } from './draft.ts';
import { endOfPlan } from './plan-ended.ts';
import type { PlanEnd, SignedSession } from './signed.ts';

/** A signed talk, as far as it speaks of what earlier talks left behind. */
export type OtherTalk = Pick<SignedSession, 'startedAt' | 'signedAt' | 'teachBacks'> & {
  followUps: SessionDraft['followUps'];
  promises: SessionDraft['promises'];
};

/**
 * What was said after a talk about what was there before: it has the last word, also when the earlier talk is amended
 * later. Plans, topics and promises by the id they are kept under.
 */
export type SaidLater = {
  plans: ReadonlyMap<string, { status: PlanEnd | 'active'; at: string }>;
  /** When the loop was closed. */
  topicsClosed: ReadonlyMap<string, string>;
  /** The day on which it was kept. */
  promisesKept: ReadonlyMap<string, string>;
};

export const nothingSaidLater: SaidLater = {
  plans: new Map(),
  topicsClosed: new Map(),
  promisesKept: new Map(),
};

/** Reads it out of the patient's other talks, those that began after `startedAt`, in the order of the talks. */
export const saidLater = (startedAt: string, talks: readonly OtherTalk[]): SaidLater => {
  const later = talks
    .filter(talk => Date.parse(talk.startedAt) > Date.parse(startedAt))
    .sort((one, other) => Date.parse(one.startedAt) - Date.parse(other.startedAt));
  const plans = new Map<string, { status: PlanEnd | 'active'; at: string }>();
  const topicsClosed = new Map<string, string>();
  const promisesKept = new Map<string, string>();
  for (const { followUps, promises, teachBacks, signedAt: at } of later) {
    for (const [, { planId, ...review }] of inOrder(followUps))
      if (planId !== undefined && Object.keys(review).length > 0)
        plans.set(planId, { status: endOfPlan(review) ?? 'active', at });
    for (const { openBeforeId, status } of teachBacks)
      if (openBeforeId !== undefined && status === 'closed') topicsClosed.set(openBeforeId, at);
    for (const [, { openBeforeId, keptOn }] of inOrder(promises))
      if (openBeforeId !== undefined && keptOn !== undefined) promisesKept.set(openBeforeId, keptOn);
  }
  return { plans, topicsClosed, promisesKept };
};

/** How this session's own plans ended in later talks, by their id in the draft. */
export const endedSince = (sessionId: string, { plans }: SaidLater): Map<string, PlanEnd> => {
  const own = `${sessionId}.`;
  return new Map(
    [...plans].flatMap(([id, { status }]) =>
      id.startsWith(own) && status !== 'active' ? [[id.slice(own.length), status] as const] : [],
    ),
  );
};

/**
 * Keys of the chart items that an amendment must not bring back to life: goal and step of a plan that ended since, and
 * the coaching plan once none of its plans goes on.
 */
export const keysEndedSince = (
  { plans }: Pick<SignedSession, 'plans'>,
  ended: ReadonlyMap<string, PlanEnd>,
): Set<string> => {
  const active = plans.filter(({ status }) => status === 'active');
  const over = active.filter(({ id }) => ended.has(id));
  return new Set([
    ...over.flatMap(({ id }) => [`goal:${id}`, `step:${id}`]),
    ...(over.length > 0 && over.length === active.length ? ['care-plan'] : []),
  ]);
};
