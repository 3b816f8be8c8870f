import { isAfter } from '../chart/chart-dates.ts';
import type { ChartDate, ChartSnapshot, Measure } from '../chart/snapshot.ts';
import { dayIn, daysBefore } from '../time-zone.ts';

/** Conditions a practice may send to coaching for, by the names charts give them. */
export const coachedConditions = ['diabetes', 'hypertension'] as const;
export type CoachedCondition = (typeof coachedConditions)[number];

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
 * checked yet, and so are the days.
 */
export const usualCriteria: readonly HandoffCriterion[] = [
  { condition: 'diabetes', from: 8, withinDays: 365 },
  { condition: 'hypertension', from: 140, secondFrom: 90, withinDays: 180 },
];

type LastReading = { at: ChartDate; value: number; second?: number };

/** As much of a chart as the criteria ask for. `sent`: it holds an order that sends the patient to coaching. */
export type HandoffFacts = {
  conditions: CoachedCondition[];
  a1c?: LastReading;
  pressure?: LastReading;
  sent: boolean;
};

/** The criterion that is met, with the reading that meets it. */
export type HandoffReason = { condition: CoachedCondition; reading: LastReading };

/** The facts of a chart as it was read. A list that was not read counts as empty: nothing is suggested from it. */
export function handoffFacts({
  problems,
  measures,
  referrals,
}: Pick<ChartSnapshot, 'problems' | 'measures' | 'referrals'>): HandoffFacts {
  const names = problems.status === 'recorded' ? problems.value.filter(isCurrent).map(one => one.name) : [];
  const known = measures.status === 'recorded' ? measures.value : [];
  const a1c = lastOf(known, 'a1c');
  const pressure = lastOf(known, 'blood-pressure');
  return {
    conditions: coachedConditions.filter(condition => names.some(name => isNamed(condition, name))),
    ...(a1c && { a1c }),
    ...(pressure && { pressure }),
    sent: referrals.status === 'recorded' && referrals.value.length > 0,
  };
}

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
  const reading = condition === 'diabetes' ? facts.a1c : facts.pressure;
  if (!facts.conditions.includes(condition) || reading === undefined) return undefined;
  if (isAfter(daysBefore(today, withinDays), reading.at.slice(0, 10)) || isAfter(reading.at, today))
    return undefined;
  const isHigh = reading.value >= from || (secondFrom ?? Number.POSITIVE_INFINITY) <= (reading.second ?? 0);
  return isHigh ? { condition, reading } : undefined;
}

/** What a condition is called in charts; who has it in the family, or something else of that name, has not got it. */
const named: Record<CoachedCondition, { is: RegExp; not: RegExp }> = {
  diabetes: { is: /diabet/i, not: /pre-?diabet|family history|insipidus|gestational|risk of/i },
  hypertension: {
    is: /hypertens|high blood pressure/i,
    not: /family history|pulmonary|portal|ocular|intracranial|gestational|white.?coat|risk of/i,
  },
};

const isNamed = (condition: CoachedCondition, name: string): boolean =>
  named[condition].is.test(name) && !named[condition].not.test(name);

const isCurrent = ({ status }: { status: string }): boolean => status === 'active' || status === 'unknown';

/** The last reading that says how high it stands: a laboratory's final one, not "less than". */
function lastOf(measures: readonly Measure[], kind: 'a1c' | 'blood-pressure'): LastReading | undefined {
  const last = measures
    .find(measure => measure.kind === kind)
    ?.readings.filter(reading => !reading.preliminary && !reading.comparator?.startsWith('<'))
    .at(-1);
  return (
    last && { at: last.at, value: last.value, ...(last.second !== undefined && { second: last.second }) }
  );
}
