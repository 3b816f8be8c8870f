import { isAfter } from '../chart/chart-dates.ts';
import type { ChartDate, ChartSnapshot, Measure, MeasureKind } from '../chart/snapshot.ts';
import { dayIn, daysBefore } from '../time-zone.ts';
import {
  type CoachedCondition,
  type CoachedFact,
  coached,
  coachedConditions,
  coachedFacts,
  isNamed,
  measureOfFact,
} from './coached-conditions.ts';

/** The condition is on the problem list, and its last reading of so many days stands at `from` or above. */
export type HandoffCriterion = {
  condition: CoachedCondition;
  from: number;
  /** Diastolic, for a blood pressure: either of the two is enough. */
  secondFrom?: number;
  withinDays: number;
};

/**
 * What a practice starts from until it sets its own. HbA1c in %, blood pressure in mmHg. Sources: HbA1c 8.0 is the
 * entry of the peer coaching trial (Thom, Ann Fam Med 2013;11:137-144); 140/90 is a house rule that no clinician has
 * checked yet, and so are the days. The other conditions suggest nobody until a practice sets them.
 */
export const usualCriteria: readonly HandoffCriterion[] = [
  { condition: 'diabetes', from: 8, withinDays: 365 },
  { condition: 'hypertension', from: 140, secondFrom: 90, withinDays: 180 },
];

type LastReading = { at: ChartDate; value: number; second?: number };

/** As much of a chart as the criteria ask for. `sent`: it holds an order that sends the patient to coaching. */
export type HandoffFacts = { conditions: CoachedCondition[]; sent: boolean } & {
  [fact in CoachedFact]?: LastReading;
};

/** The criterion that is met, with the reading that meets it. */
export type HandoffReason = { condition: CoachedCondition; reading: LastReading };

/** The conditions of which a chart is asked, so that nothing is kept or sent along that nobody wants: the usual, and what is set. */
export const conditionsAsked = (criteria: readonly HandoffCriterion[]): CoachedCondition[] =>
  coachedConditions.filter(condition =>
    [...usualCriteria, ...criteria].some(criterion => criterion.condition === condition),
  );

/** The facts of those conditions. */
export const factsOf = (conditions: readonly CoachedCondition[]): CoachedFact[] =>
  coachedFacts.filter(fact => conditions.some(condition => coached[condition].fact === fact));

/** The facts of a chart as it was read. A list that was not read counts as empty: nothing is suggested from it. */
export function handoffFacts(
  { problems, measures, referrals }: Pick<ChartSnapshot, 'problems' | 'measures' | 'referrals'>,
  asked: readonly CoachedCondition[] = coachedConditions,
): HandoffFacts {
  const names = problems.status === 'recorded' ? problems.value.filter(isCurrent).map(one => one.name) : [];
  const known = measures.status === 'recorded' ? measures.value : [];
  const readings = factsOf(asked).flatMap(fact => {
    const last = lastOf(known, measureOfFact[fact]);
    return last ? [[fact, last] as const] : [];
  });
  return {
    conditions: asked.filter(condition => names.some(name => isNamed(condition, name))),
    ...Object.fromEntries(readings),
    sent: referrals.status === 'recorded' && referrals.value.length > 0,
  };
}

/** A chart's facts with the readings put in that were not sent with it, as they were read before. */
export const withReadBefore = (
  facts: HandoffFacts,
  before: HandoffFacts | undefined,
  unsent: readonly CoachedFact[],
): HandoffFacts => {
  const readings = unsent.flatMap(fact => {
    const last = before?.[fact];
    return last ? [[fact, last] as const] : [];
  });
  return { ...Object.fromEntries(readings), ...facts };
};

/** Whether a chart was read as far as the criteria ask; what an EMR did not give takes nothing back. */
export const tellsOfHandoff = ({
  problems,
  measures,
}: Pick<ChartSnapshot, 'problems' | 'measures'>): boolean =>
  [problems, measures].every(({ status }) => status === 'recorded' || status === 'none-recorded');

/**
 * Why this patient should be handed to a coach: the first of the practice's criteria that is met, or nothing. A patient
 * who was sent to coaching before is not suggested again.
 */
export function reasonForHandoff(
  facts: HandoffFacts,
  criteria: readonly HandoffCriterion[],
  { now, timeZone }: { now: Date; timeZone: string },
): HandoffReason | undefined {
  if (facts.sent) return undefined;
  return criteriaMet(facts, criteria, dayIn(now.toISOString(), timeZone)).at(0);
}

/** All of the practice's criteria that are met on a day, whether or not the patient was sent to coaching before. */
export const criteriaMet = (
  facts: HandoffFacts,
  criteria: readonly HandoffCriterion[],
  today: string,
): HandoffReason[] => criteria.flatMap(criterion => metBy(facts, criterion, today) ?? []);

function metBy(facts: HandoffFacts, criterion: HandoffCriterion, today: string): HandoffReason | undefined {
  const { condition, from, secondFrom, withinDays } = criterion;
  const reading = facts[coached[condition].fact];
  if (!facts.conditions.includes(condition) || reading === undefined) return undefined;
  if (isAfter(daysBefore(today, withinDays), reading.at.slice(0, 10)) || isAfter(reading.at, today))
    return undefined;
  const isHigh = reading.value >= from || (secondFrom ?? Number.POSITIVE_INFINITY) <= (reading.second ?? 0);
  return isHigh ? { condition, reading } : undefined;
}

const isCurrent = ({ status }: { status: string }): boolean => status === 'active' || status === 'unknown';

/** The last reading that says how high it stands: a laboratory's final one, not "less than". */
function lastOf(measures: readonly Measure[], kind: MeasureKind): LastReading | undefined {
  const last = measures
    .find(measure => measure.kind === kind)
    ?.readings.filter(reading => !reading.preliminary && !reading.comparator?.startsWith('<'))
    .at(-1);
  return (
    last && { at: last.at, value: last.value, ...(last.second !== undefined && { second: last.second }) }
  );
}
