import { dayOf } from '../chart/chart-dates.ts';
import { inOrder } from '../in-order.ts';
import { heldAt, type PastTalk } from './past-talk.ts';

/** What plans of which the patient was so sure came to: times done of times counted. */
export type Came = { done: number; of: number; plans: number };

/** Stated confidence against what was done, for one patient. For the coach; no patient is shown it. */
export type CameTrue = {
  /** By the number that was stated, 0 to 10; only those of which something was counted. */
  byValue: { [value: string]: Came };
  /** Of all that reached the practice's threshold, and how sure that was on average. */
  sure: Came & { from: number; stated: number };
  /** Of everything that was counted, whatever was stated. */
  all: Came;
  /** Plans whose follow-up told no numbers, only "all", "part" or "not": they say nothing here. */
  uncounted: number;
};

/** Enough to be said, in so many times out of ten, and what that asks of the next step. */
export type Sentence = Came & {
  about: { is: 'value'; value: number } | { is: 'sure'; from: number };
  inTen: number;
  next: 'smaller' | 'as-said' | 'more';
};

/**
 * House rule: three plans, because one plan tells of its step, its place and its season, and not of what this person's
 * numbers mean; ten counted times, because below that a single one moves the rate by more than the ruler's own step of
 * one in ten.
 */
export const enough = { plans: 3, times: 10 };
/** So many of ten apart is more than the ruler's own roughness. */
const apart = 2;

type CheckIn = { planId: string; day: string; done: 'done' | 'partly' | 'not-done' };

/**
 * Every stretch from one answer to "how sure are you" to the next, with what was done in it: the numbers of the follow-up
 * that ended it, else the days of check-ins within it. Done in part is a chance that did not come true; a day nobody told
 * of is none.
 */
export function cameTrue(
  talks: readonly PastTalk[],
  checkIns: readonly CheckIn[],
  { threshold, timeZone }: { threshold: number; timeZone: string },
): CameTrue {
  const inTime = talks.toSorted((a, b) => Date.parse(heldAt(a)) - Date.parse(heldAt(b)));
  const stretches = inTime.flatMap((talk, at) =>
    talk.plans.flatMap(plan => {
      if (plan.status !== 'active') return [];
      const planId = `${talk.id}.${plan.id}`;
      const days = checkIns.filter(one => one.planId === planId);
      const begun = { sure: plan.confidence.value, from: dayOf(plan.agreedAt, timeZone) };
      return stretchesOf(planId, begun, inTime.slice(at + 1), days, timeZone);
    }),
  );
  const counted = stretches.filter(({ of }) => of > 0);
  const byValue: CameTrue['byValue'] = {};
  for (const { sure } of counted) byValue[sure] ??= sumOf(counted.filter(one => one.sure === sure));
  const sure = counted.filter(one => one.sure >= threshold);
  const sum = sumOf(sure);
  const stated = sum.of === 0 ? 0 : sure.reduce((so, one) => so + one.sure * one.of, 0) / sum.of;
  const told = new Set(counted.map(({ planId }) => planId));
  const uncounted = new Set(
    stretches.filter(one => one.asked && !told.has(one.planId)).map(one => one.planId),
  );
  return {
    byValue,
    sure: { ...sum, from: threshold, stated },
    all: sumOf(counted),
    uncounted: uncounted.size,
  };
}

/** What may be said: of this number where there is enough of it, else of all that was sure; undefined before. */
export function sentenceOf({ byValue, sure }: CameTrue, value?: number): Sentence | undefined {
  const most = Object.entries(byValue)
    .filter(([, came]) => isEnough(came))
    .sort(([, a], [, b]) => b.of - a.of)[0];
  const named = value ?? (most && Number(most[0]));
  const its = named === undefined ? undefined : byValue[named];
  if (named !== undefined && its && isEnough(its))
    return { ...its, about: { is: 'value', value: named }, ...against(its, named) };
  // A number below the threshold is none of those that were sure.
  if (!isEnough(sure) || (value !== undefined && value < sure.from)) return undefined;
  const { done, of, plans } = sure;
  return { done, of, plans, about: { is: 'sure', from: sure.from }, ...against(sure, sure.stated) };
}

const isEnough = ({ plans, of }: Came): boolean => plans >= enough.plans && of >= enough.times;

function against({ done, of }: Came, stated: number): Pick<Sentence, 'inTen' | 'next'> {
  const inTen = Math.round((10 * done) / of);
  const off = stated - (10 * done) / of;
  return { inTen, next: off >= apart ? 'smaller' : off <= -apart ? 'more' : 'as-said' };
}

type Stretch = { planId: string; sure: number; done: number; of: number; asked: boolean };

function stretchesOf(
  planId: string,
  begun: { sure: number; from: string },
  later: readonly PastTalk[],
  days: readonly CheckIn[],
  timeZone: string,
): Stretch[] {
  const found: Stretch[] = [];
  let { sure, from } = begun;
  for (const talk of later) {
    const review = inOrder(talk.followUps).findLast(([, one]) => one.planId === planId)?.[1];
    if (!review) continue;
    const to = dayOf(heldAt(talk), timeZone);
    const within = days.filter(({ day }) => day > from && day <= to);
    const { timesDone: done, timesPlanned: of } = review;
    const came = done !== undefined && of ? { done: Math.min(done, of), of } : countOf(within);
    found.push({ planId, sure, ...came, asked: review.result !== undefined });
    from = to;
    sure = review.confidence ?? sure;
  }
  found.push({ planId, sure, ...countOf(days.filter(({ day }) => day > from)), asked: false });
  return found;
}

const countOf = (days: readonly CheckIn[]) => ({
  done: days.filter(({ done }) => done === 'done').length,
  of: days.length,
});

const sumOf = (stretches: readonly Stretch[]): Came => ({
  done: stretches.reduce((sum, one) => sum + one.done, 0),
  of: stretches.reduce((sum, one) => sum + one.of, 0),
  plans: new Set(stretches.map(({ planId }) => planId)).size,
});
