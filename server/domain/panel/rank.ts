import { endOfWeek } from './days.ts';
import type { PatientFacts, Snooze } from './facts.ts';
import { type Reason, reasonsOf, unseenSince } from './reasons.ts';
import { isPastLimit, type Standing, standingOf } from './standing.ts';
import type { BandOfNeed, Weights } from './weights.ts';

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
 * The place of each patient on a day, in the order of need. Pure, and the same in whatever order they come: more points
 * first, then who was not seen for longest.
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
    band: bandOf(score, weights),
    ...{ score, reasons, unseenSince: unseenSince(facts) },
    ...(facts.snooze && facts.snooze.until > today && { snooze: facts.snooze }),
    week: weekOf(facts, weights, today),
  };
}

export const inOrderOfNeed = (
  one: Pick<Ranked, 'score' | 'unseenSince' | 'patientId'>,
  other: Pick<Ranked, 'score' | 'unseenSince' | 'patientId'>,
): number =>
  other.score - one.score ||
  compare(one.unseenSince, other.unseenSince) ||
  compare(one.patientId, other.patientId);

const compare = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0);

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
  const must = isPastLimit(facts, weights, end) || reasons.some(({ kind }) => kind === 'red-flag');
  const minutes = Math.max(...reasons.map(({ kind }) => weights.reasons[kind].minutes));
  return { minutes, score: scoreOf(reasons), must };
}
