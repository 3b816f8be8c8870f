import { dayOf } from './chart-dates.ts';
import type { ChosenPlan, GoalLine, MeasureGoal } from './prep.ts';
import type { ChartGoal, ChartSnapshot, MeasureKind, Section } from './snapshot.ts';

/** A goal that is proposed, on hold, reached or given up is not what somebody aims at now. */
const current = ['active', 'accepted', 'planned'];

/**
 * The goals the chart holds besides what was chosen with us, the clinician's first, each said to be whose it is. What
 * this app wrote, and what repeats a chosen goal word for word, is the patient's choice and stands there.
 */
export function goalLines(
  { goals }: ChartSnapshot,
  chose: readonly ChosenPlan[],
  timeZone: string,
): Section<GoalLine[]> {
  if (goals.status !== 'recorded') return goals;
  const { readAt } = goals;
  const value = othersGoals(goals.value)
    .filter(({ words }) => !chose.some(plan => same(plan.goal, words)))
    .sort((a, b) => rank(a) - rank(b))
    .map(({ words, setBy, by, start, due, source }) => ({
      words,
      setBy,
      ...(by && { by }),
      ...(start && { at: dayOf(start, timeZone) }),
      ...(due && { due }),
      source,
    }));
  return value.length > 0 ? { status: 'recorded', value, readAt } : { status: 'none-recorded', readAt };
}

/** What the newest current goal of the chart aims at for a measure; never one the patient set for themselves. */
export function goalFor(
  kind: MeasureKind,
  { goals }: ChartSnapshot,
  timeZone: string,
): MeasureGoal | undefined {
  if (goals.status !== 'recorded') return undefined;
  const aimed = othersGoals(goals.value)
    .filter(({ setBy }) => setBy !== 'patient')
    .sort((a, b) => rank(a) - rank(b))
    .flatMap(goal => goal.targets.filter(target => target.kind === kind).map(target => ({ goal, target })));
  const first = aimed[0];
  if (!first) return undefined;
  const { setBy, by, start, source } = first.goal;
  return {
    ...first.target,
    setBy,
    ...(by && { by }),
    ...(start && { at: dayOf(start, timeZone) }),
    source,
  };
}

/** A reading kept from before goals were read in full has neither `setBy` nor `targets`. */
const othersGoals = (goals: readonly ChartGoal[]): ChartGoal[] =>
  goals.filter(goal => !goal.ours && goal.targets !== undefined && current.includes(goal.status));

const rank = ({ setBy }: ChartGoal) => ['clinician', 'other', 'not-recorded', 'patient'].indexOf(setBy);
const same = (one: string, other: string) => one.trim().toLowerCase() === other.trim().toLowerCase();
