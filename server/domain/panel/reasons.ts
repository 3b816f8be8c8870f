import { bands } from '../chart/bands.ts';
import type { MeansOfTalk } from '../schedule/booking.ts';
import { daysBetween } from './days.ts';
import type { PanelReading, PatientFacts } from './facts.ts';
import { type QueueLimits, type ReasonKind, reasonKinds, type Weights } from './weights.ts';

/**
 * Why a patient is on the queue. `since`: the day it is about; `days` that it stands (0 where that day is ahead); `points`
 * that it weighs. `what`: the promise, the topic, the goal, the date, in the words it was written in.
 */
export type Reason = {
  kind: ReasonKind;
  since: string;
  days: number;
  points: number;
  what?: string;
  to?: 'patient' | 'clinician';
  reading?: PanelReading;
  visit?: 'emergency' | 'inpatient';
  /** A talk that is booked: when on that day, by the practice's clock, and by what means. */
  talk?: { clock: string; means: MeansOfTalk };
  /** Found by a search and invited; `spoken`: reached since, and no talk booked. */
  found?: true;
  spoken?: true;
  /** How many more of the kind are behind it. */
  more?: number;
  /** How many tries did not reach them. */
  tries?: number;
  /** The day on which the coach said in a contact what is to be done on `since`. */
  said?: string;
};

/** `first`: the day from which it stands, where what is told came later. */
type Found = Omit<Reason, 'points' | 'days' | 'kind'> & { first?: string };

/** A clinician has not closed one yet. */
export const hasRedFlag = (reasons: readonly Pick<Reason, 'kind'>[]): boolean =>
  reasons.some(({ kind }) => kind === 'red-flag');

/**
 * Every reason of a patient on a day: an open red flag, then the strongest first. Pure: the same facts are the same reasons
 * in whatever order.
 */
export function reasonsOf(facts: PatientFacts, weights: Weights, today: string): Reason[] {
  const { reasons, limits, off = [] } = weights;
  return reasonKinds
    .filter(kind => !off.includes(kind))
    .flatMap(kind =>
      found[kind](facts, limits, today).map(({ first, ...one }) => {
        const days = Math.max(0, daysBetween(first ?? one.since, today));
        const { points, perDay, mostDays } = reasons[kind];
        // A talk that is booked is known, and no need before its day.
        const isAhead = one.talk !== undefined && one.since > today;
        return { ...one, kind, days, points: isAhead ? 0 : points + perDay * Math.min(days, mostDays) };
      }),
    )
    .toSorted(strongestFirst);
}

const strongestFirst = (one: Reason, other: Reason) =>
  Number(other.kind === 'red-flag') - Number(one.kind === 'red-flag') ||
  other.points - one.points ||
  reasonKinds.indexOf(one.kind) - reasonKinds.indexOf(other.kind) ||
  compare(one.since, other.since) ||
  compare(one.what ?? '', other.what ?? '');
const compare = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0);

/** The last day they were reached, or since when they are coached: from then on they are not seen. */
export const unseenSince = ({ lastReached, coachedSince }: PatientFacts): string =>
  lastReached ?? coachedSince;

type Finder = (facts: PatientFacts, limits: QueueLimits, today: string) => Found[];

const found: Record<ReasonKind, Finder> = {
  'red-flag': ({ redFlags }) => oldest(redFlags),
  unseen: (facts, { unseenDays }, today) => after(unseenSince(facts), unseenDays, today),
  admission: ({ admissions }, limits, today) =>
    newest(lately(admissions, limits, today)).map(({ of, ...rest }) => ({ ...rest, visit: of.kind })),
  'home-reading': ({ readings }, limits, today) =>
    newest(lately(readings, limits, today).filter(isOutOfBand)).map(told),
  handoff: notMetYet,
  'new-to-you': ({ takenOver, coachedSince }) => (takenOver ? [{ since: coachedSince }] : []),
  promise: ({ promises }, { promiseAheadDays }, today) =>
    promises.flatMap(({ what, to, due, said }) =>
      due !== undefined && daysBetween(today, due) <= promiseAheadDays
        ? [{ since: due, what, to, ...(said !== undefined && { said }) }]
        : [],
    ),
  message: ({ messages }) => oldest(messages),
  answer: ({ answers }) => oldest(answers),
  tries: ({ tries }, { triesLeast }) =>
    tries.length < triesLeast ? [] : oldest(tries).map(({ since }) => ({ since, tries: tries.length })),
  missed: missedTalks,
  date: (facts, { dateAheadDays }, today) => [
    ...facts.dates.flatMap(({ day, what }) =>
      daysBetween(today, day) <= dateAheadDays && (facts.lastReached ?? '') <= day
        ? [{ since: day, what }]
        : [],
    ),
    ...talksSoon(facts, today),
  ],
  review: ({ plans, lastReached = '' }, _, today) =>
    plans.flatMap(({ goal, review }) =>
      review !== undefined && review <= today && lastReached < review ? [{ since: review, what: goal }] : [],
    ),
  habit: (facts, limits, today) => weakening(facts, limits, today),
  'new-lab': ({ labs }, limits, today) => newest(lately(labs, limits, today)).map(told),
  'teach-back': ({ teachBacks }) => teachBacks.map(({ day, topic }) => ({ since: day, what: topic })),
  'call-due': ({ callDue }, { callAheadDays }, today) =>
    callDue !== undefined && callDue >= today && daysBetween(today, callDue) <= callAheadDays
      ? [{ since: callDue }]
      : [],
  quiet: ({ lastReached = '', lastHeard = '', coachedSince }, { quietDays }, today) =>
    after([lastReached, lastHeard, coachedSince].toSorted().at(-1) ?? '', quietDays, today),
};

/** Who was handed over is met; who was found and invited is spoken with once, then a talk is agreed on. */
function notMetYet(
  { handoff, bookings = [], lastReached = '' }: PatientFacts,
  _: QueueLimits,
  today: string,
): Found[] {
  if (handoff === undefined) return [];
  if (!handoff.found) return [{ since: handoff.day }];
  const isAgreed = bookings.some(({ day, missed }) => !missed && day >= today);
  if (isAgreed) return [];
  const isSpoken = lastReached >= handoff.day;
  return [{ since: handoff.day, found: true, ...(isSpoken && { spoken: true as const }) }];
}

/** A talk booked for today or tomorrow; on its day only until they were spoken with. */
const talksSoon = ({ bookings = [], lastReached = '' }: PatientFacts, today: string): Found[] =>
  bookings.flatMap(({ day, clock, means, missed }) =>
    !missed && lastReached < day && day >= today && daysBetween(today, day) <= 1
      ? [{ since: day, talk: { clock, means } }]
      : [],
  );

/**
 * What was agreed on and did not come about: a talk that was booked, or the day agreed on in the last session, unless a talk
 * was booked for a later day instead. One reason, about the last of them.
 */
function missedTalks(
  { agreed, bookings = [], lastReached = '' }: PatientFacts,
  _: QueueLimits,
  today: string,
): Found[] {
  const isAhead = bookings.some(({ day, missed }) => !missed && day >= today);
  const gone = bookings.filter(({ day, missed }) => missed || day < today).map(({ day }) => day);
  const days = [...gone, ...(agreed !== undefined && agreed < today && !isAhead ? [agreed] : [])];
  const last = days
    .filter(day => lastReached < day)
    .toSorted()
    .at(-1);
  return last === undefined || isAhead ? [] : [{ since: last }];
}

const after = (since: string, days: number, today: string): Found[] =>
  daysBetween(since, today) >= days ? [{ since }] : [];

const lately = <T extends { day: string }>(all: readonly T[], limits: QueueLimits, today: string): T[] =>
  all.filter(({ day }) => day <= today && daysBetween(day, today) <= limits.chartNewsDays);

/** One reason for all of a kind, about the day of the first of them, or of the last. */
const oldest = (all: readonly { day: string }[]): Found[] => one(all.map(({ day }) => day).toSorted(), all);
function newest<T extends { day: string }>(all: readonly T[]): (Found & { of: T })[] {
  const sorted = all.toSorted((a, b) => compare(b.day, a.day) || compare(keyOf(a), keyOf(b)));
  const [of] = sorted;
  const first = sorted.at(-1)?.day;
  if (of === undefined || first === undefined) return [];
  return one([of.day], all).map(each => ({ ...each, of, ...(first < of.day && { first }) }));
}
const keyOf = (one: object) => JSON.stringify(one);
const one = ([since]: readonly string[], all: readonly unknown[]): Found[] =>
  since === undefined ? [] : [{ since, ...(all.length > 1 && { more: all.length - 1 }) }];

function told({ of, ...rest }: Found & { of: PanelReading }): Found {
  const { measure, value, second, unit } = of;
  return { ...rest, reading: { measure, value, unit, ...(second !== undefined && { second }) } };
}

/** Outside of where it should lie for an adult in general; the bound itself counts as inside. */
export function isOutOfBand({ measure, value, second }: PanelReading): boolean {
  const band = bands[measure];
  const { low = Number.NEGATIVE_INFINITY, high = Number.POSITIVE_INFINITY } = band ?? {};
  return value < low || value > high || (second ?? 0) > (band?.secondHigh ?? Number.POSITIVE_INFINITY);
}

/** Done of the last weeks against the weeks before: a share that fell by so much, of at least so many days each. */
function weakening({ checkIns }: PatientFacts, limits: QueueLimits, today: string): Found[] {
  const ago = checkIns.map(({ day, done }) => ({ days: daysBetween(day, today), done }));
  const recent = ago.filter(({ days }) => days >= 0 && days < limits.habitWindowDays);
  const before = ago.filter(
    ({ days }) => days >= limits.habitWindowDays && days < 2 * limits.habitWindowDays,
  );
  if (Math.min(recent.length, before.length) < limits.habitLeast) return [];
  const fell = shareDone(before) - shareDone(recent);
  const first = checkIns
    .map(({ day }) => day)
    .toSorted()
    .at(-recent.length);
  return fell >= limits.habitFall && first !== undefined ? [{ since: first }] : [];
}

const worth = { done: 1, partly: 0.5, 'not-done': 0 } as const;
const shareDone = (all: readonly { done: keyof typeof worth }[]): number =>
  all.reduce((sum, { done }) => sum + worth[done], 0) / all.length;
