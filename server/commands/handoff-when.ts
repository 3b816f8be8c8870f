import {
  type CoachedCondition,
  coachedConditions,
  type HandoffCriterion,
  usualCriteria,
} from '../domain/physician/handoff-criteria.ts';
import { handoffCriteriaOf, setHandoffCriteria } from '../launching/handoff-criteria.ts';
import type { Database } from '../storage/database.ts';
import type { KeyRing } from '../storage/keys.ts';

type Parts = { db: Database; keys: KeyRing };
type Wanted = {
  iss: string;
  condition?: string;
  from?: string;
  'second-from'?: string;
  'within-days'?: string;
};

/** `practice -- handoff-when list`, `set`, `drop` and `usual`: when a chart suggests a coach. Gives back lines to print. */
export async function handoffWhenByCommand(
  parts: Parts,
  deed: string,
  wanted: Wanted,
  now: Date,
): Promise<string[]> {
  const { iss } = wanted;
  const standing = await handoffCriteriaOf(parts, iss);
  if (standing === undefined) throw new Error('No practice has this EMR.');
  if (deed === 'list') return told(standing);
  const others = (condition: CoachedCondition) => standing.filter(one => one.condition !== condition);
  const next =
    deed === 'usual'
      ? [...usualCriteria]
      : deed === 'set'
        ? [...others(conditionOf(wanted)), criterionOf(wanted)]
        : deed === 'drop'
          ? others(conditionOf(wanted))
          : undefined;
  if (next === undefined) throw new Error('handoff-when list, set, drop or usual.');
  await setHandoffCriteria(parts, iss, next, now);
  return told(next);
}

const told = (criteria: readonly HandoffCriterion[]): string[] =>
  criteria.length === 0
    ? ['The chart suggests nobody to a coach.']
    : criteria.map(({ condition, from, secondFrom, withinDays }) => {
        const measure = condition === 'diabetes' ? 'HbA1c % ' : 'mmHg ';
        return `${condition}: ${measure}${from}${secondFrom ? `/${secondFrom}` : ''} or above, in the last ${withinDays} days`;
      });

function conditionOf({ condition }: Wanted): CoachedCondition {
  const found = coachedConditions.find(one => one === condition);
  if (!found) throw new Error(`--condition is one of ${coachedConditions.join(', ')}.`);
  return found;
}

function criterionOf(wanted: Wanted): HandoffCriterion {
  const condition = conditionOf(wanted);
  const secondFrom =
    wanted['second-from'] === undefined ? undefined : numberOf(wanted['second-from'], 'second-from');
  return {
    condition,
    from: numberOf(wanted.from, 'from'),
    ...(secondFrom !== undefined && { secondFrom }),
    withinDays: numberOf(wanted['within-days'] ?? '365', 'within-days'),
  };
}

function numberOf(text: string | undefined, flag: string): number {
  const value = Number(text);
  if (text === undefined || !Number.isFinite(value) || value <= 0)
    throw new Error(`--${flag} is a number above 0.`);
  return value;
}
