import { dayOf, isWholeDay } from '../chart/chart-dates.ts';
import type { ChosenPlan, MeasureStrip } from '../chart/prep.ts';
import type { OurRecord } from '../chart/prep-context.ts';
import { isSameSeries } from '../chart/prep-trend.ts';
import { type Baseline, baseline, medianOf, type RunSign, runSigns } from '../chart/run-rules.ts';
import type { MeasureKind } from '../chart/snapshot.ts';
import type { Step } from '../session/signed.ts';
import { daysFrom } from '../tell-date.ts';
import { daysBefore } from '../time-zone.ts';

export type RunPoint = { day: string; value: number; second?: number };
/** A day on which the coaching changed something: the step that was agreed on then. */
export type CoachChange = { day: string; step: Pick<Step, 'what' | 'howMuch'> };

/** One run chart: points in time, their median, the goal, and what was changed when. */
export type RunChart = {
  about:
    | { is: 'measure'; measure: MeasureKind; unit: string }
    /** Times a week that the step was done; a week without a word about it is a gap. */
    | { is: 'step'; planId: string; goal: string; step: string };
  points: RunPoint[];
  /** A laboratory measured them. */
  lab?: true;
  /** Told from so many points on; fewer say nothing. From eleven points on it is that of the baseline. */
  median?: number;
  /** What the median is of and, above ten points, what is no chance scatter against it. */
  baseline?: Baseline;
  signs?: RunSign[];
  goal?: { low?: number; high?: number; secondHigh?: number };
  changes: CoachChange[];
  /** Readings of other sources, which are not compared with these and are not drawn. */
  others: number;
};

/** House rule: from so many points on a median means something (run charts in practice ask for ten or so). */
const medianFrom = 8;
/** A year is what a visit looks back on; of what is measured daily, so many points are drawn. */
const daysBack = 365;
const mostPoints = 90;

/** The run chart of one measure; undefined where it has no two readings with a day within a year. */
export function runOfMeasure(
  strip: Pick<MeasureStrip, 'kind' | 'unit' | 'readings' | 'goal'>,
  changes: readonly CoachChange[],
  today: string,
  timeZone: string,
): RunChart | undefined {
  const from = daysBefore(today, daysBack);
  const dated = strip.readings
    .map(reading => ({ ...reading, day: dayOf(reading.at, timeZone) }))
    .filter(({ day }) => isWholeDay(day) && day >= from);
  const series = longestSeries(dated);
  const lab = series[0]?.from === 'lab' || undefined;
  const all = lastOfEachDay(
    series.map(({ day, value, second }) => ({ day, value, ...(second !== undefined && { second }) })),
  );
  const points = thinned(all);
  if (points.length < 2) return undefined;
  const { low, high, secondHigh } = strip.goal ?? {};
  const goal = {
    ...(low !== undefined && { low }),
    ...(high !== undefined && { high }),
    ...(secondHigh !== undefined && { secondHigh }),
  };
  return {
    about: { is: 'measure', measure: strip.kind, unit: strip.unit },
    points,
    ...(lab && { lab }),
    // Of the whole year: a baseline that moved with what is drawn would not be frozen.
    ...judged(all, within(changes, all[0]?.day, today), lab),
    ...(strip.goal && { goal }),
    changes: within(changes, points[0]?.day, today),
    others: dated.length - series.length,
  };
}

/**
 * How often what was chosen was done each week, from the check-ins of the plan and of those before it for the same goal
 * (`planIds`). A week of which less was told than was planned says nothing, and is a gap; undefined before two weeks.
 */
export function runOfStep(
  plan: Pick<ChosenPlan, 'planId' | 'goal' | 'step'>,
  { planIds, checkIns }: { planIds: readonly string[]; checkIns: OurRecord['checkIns'] },
  changes: readonly CoachChange[],
  today: string,
): RunChart | undefined {
  const told = checkIns
    .filter(({ planId }) => planIds.includes(planId))
    .sort((a, b) => (a.day < b.day ? -1 : 1));
  const [first] = told;
  if (first === undefined) return undefined;
  const { times, per } = plan.step.often;
  const planned = per === 'day' ? times * 7 : times;
  const weeks = new Map<string, { done: number; told: number }>();
  for (const { day, done } of told) {
    const week = daysBefore(day, daysFrom(first.day, day) % 7);
    const so = weeks.get(week) ?? { done: 0, told: 0 };
    weeks.set(week, { done: so.done + (done === 'done' ? 1 : 0), told: so.told + 1 });
  }
  const points = [...weeks]
    .filter(([day, week]) => week.told >= Math.min(planned, leastTold) && daysFrom(day, today) >= 7)
    .map(([day, { done }]) => ({ day, value: done }));
  if (points.length < 2) return undefined;
  return {
    about: { is: 'step', planId: plan.planId, goal: plan.goal, step: plan.step.what },
    points,
    ...judged(points, within(changes, points[0]?.day, today)),
    goal: { low: planned },
    changes: within(changes, points[0]?.day, today),
    others: 0,
  };
}

/** Of what is planned daily so many days of a week are enough to count it. */
const leastTold = 3;

/** What coaching changed and when: each plan that was agreed on, by what its step is and how much. */
export const changesOf = (
  sessions: readonly Pick<OurRecord['sessions'][number], 'signed'>[],
  timeZone: string,
): CoachChange[] =>
  sessions
    .flatMap(({ signed }) => signed?.plans ?? [])
    .flatMap(plan =>
      plan.status === 'active' ? [{ day: dayOf(plan.agreedAt, timeZone), step: inShort(plan.step) }] : [],
    )
    .sort((a, b) => (a.day < b.day ? -1 : 1));

const inShort = ({ what, howMuch }: Step): CoachChange['step'] => ({ what, ...(howMuch && { howMuch }) });

type Dated = MeasureStrip['readings'][number] & { day: string };

function longestSeries(readings: readonly Dated[]): Dated[] {
  const series: Dated[][] = [];
  for (const reading of readings) {
    const its = series.find(([one]) => one && isSameSeries(one, reading));
    if (its) its.push(reading);
    else series.push([reading]);
  }
  return series.reduce((most, each) => (each.length >= most.length ? each : most), []);
}

function lastOfEachDay(points: readonly RunPoint[]): RunPoint[] {
  const days = new Map(points.map(point => [point.day, point]));
  return [...days.values()].sort((a, b) => (a.day < b.day ? -1 : 1));
}

/** Nothing is averaged: of what is measured daily the newest points are drawn. */
const thinned = (points: RunPoint[]): RunPoint[] => points.slice(-mostPoints);

/** By the rules of run charts above ten points; eight to ten have the plain median of all. */
function judged(
  points: readonly RunPoint[],
  changes: readonly CoachChange[],
  lab?: true,
): Pick<RunChart, 'median' | 'baseline' | 'signs'> {
  if (points.length < medianFrom) return {};
  const frozen = baseline(
    points,
    changes.map(({ day }) => day),
  );
  if (!frozen) return { median: medianOf(points.map(({ value }) => value)) };
  return { median: frozen.median, baseline: frozen, signs: runSigns(points, frozen.median, lab) };
}

const within = (changes: readonly CoachChange[], from: string | undefined, today: string): CoachChange[] =>
  changes.filter(({ day }) => from !== undefined && day >= from && day <= today);
