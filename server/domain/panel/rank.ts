import { endOfWeek } from './days.ts';
import type { PatientFacts, Snooze } from './facts.ts';
import { hasRedFlag, type Reason, reasonsOf, unseenSince } from './reasons.ts';
import { isPastLimit, type Standing, standingOf } from './standing.ts';
import type { BandOfNeed, Weights } from './weights.ts';

/** Changed with the rule of a place: what was kept by another one holds no more. */
export const ruleOfPlaces = 2;

/** One patient's place on a coach's queue, and all that explains it. `score`: the points of the reasons, added up. */
export type Ranked = {
  patientId: string;
  standing: Standing;
  band: BandOfNeed;
  score: number;
  reasons: Reason[];
  unseenSince: string;
  snooze?: Snooze;
  /** What this week asks of the coach for this patient, as far as it can be seen today. */
  week: WeekNeed;
};

/** Minutes of what is due by the end of the week; `must`: it cannot move into the next one. */
export type WeekNeed = { minutes: number; score: number; must: boolean };

/**
 * The place of each patient on a day, in the order of need. Pure, and the same in whatever order they come: an open red
 * flag first whatever the sums are, then more points, then who was not seen for longest.
 */
export const rank = (panel: readonly PatientFacts[], weights: Weights, today: string): Ranked[] =>
  panel.map(facts => ranked(facts, weights, today)).toSorted(inOrderOfNeed);

/** One of them by itself. */
export function ranked(facts: PatientFacts, weights: Weights, today: string): Ranked {
  const reasons = reasonsOf(facts, weights, today);
  const score = scoreOf(reasons);
  return {
    patientId: facts.patientId,
    standing: standingOf(facts, reasons, weights, today),
    band: hasRedFlag(reasons) ? 'now' : bandOf(score, weights),
    ...{ score, reasons, unseenSince: unseenSince(facts) },
    ...(facts.snooze && facts.snooze.until > today && { snooze: facts.snooze }),
    week: weekOf(facts, weights, today),
  };
}

type Placed = Pick<Ranked, 'score' | 'reasons' | 'unseenSince' | 'patientId'>;
export const inOrderOfNeed = (one: Placed, other: Placed): number =>
  heightOf(other) - heightOf(one) ||
  compare(one.unseenSince, other.unseenSince) ||
  compare(one.patientId, other.patientId);

const compare = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0);

/** In tenths of points; with an open red flag above every sum there may be. Within a database's whole number. */
export const heightOf = ({ score, reasons }: Pick<Ranked, 'score' | 'reasons'>): number =>
  Math.round(Math.min(score * 10, aboveAllSums - 1)) + (hasRedFlag(reasons) ? aboveAllSums : 0);
const aboveAllSums = 1_000_000_000;

/** Of halves too, and never by rounding in another order. */
const scoreOf = (reasons: readonly Reason[]): number =>
  Math.round(reasons.reduce((sum, { points }) => sum + Math.round(points * 10), 0)) / 10;

export function bandOf(score: number, { bands }: Weights): BandOfNeed {
  if (score >= bands.now) return 'now';
  if (score >= bands.today) return 'today';
  return score >= bands['this-week'] ? 'this-week' : 'steady';
}

/** As it will stand on the week's last day if nobody does anything till then. */
function weekOf(facts: PatientFacts, weights: Weights, today: string): WeekNeed {
  const end = endOfWeek(today);
  const reasons = reasonsOf(facts, weights, end);
  const standing = standingOf(facts, reasons, weights, end);
  if (standing !== 'shown') return { minutes: 0, score: 0, must: false };
  const must =
    isPastLimit(facts, weights, end) || hasRedFlag(reasons) || isBoundTo(facts, { from: today, to: end });
  const minutes = Math.max(...reasons.map(({ kind }) => weights.reasons[kind].minutes));
  return { minutes, score: scoreOf(reasons), must };
}

/** By then something was said to the patient, or is on that day and no other: a talk, a date, a promise. */
function isBoundTo(facts: PatientFacts, { from, to }: { from: string; to: string }): boolean {
  const { bookings = [], dates, promises, agreed, lastReached = '' } = facts;
  const isAhead = (day: string) => from <= day && day <= to && lastReached < day;
  return (
    bookings.some(({ day, missed }) => !missed && isAhead(day)) ||
    dates.some(({ day }) => day <= to && lastReached <= day) ||
    promises.some(({ due }) => due !== undefined && due <= to) ||
    (agreed !== undefined && isAhead(agreed))
  );
}
