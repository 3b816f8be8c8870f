import { type CoachedCondition, coached, coachedConditions } from '../domain/physician/coached-conditions.ts';
import { measuredFor } from '../domain/physician/condition-words.ts';
import {
  conditionsAsked,
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
  return [...told(next), ...askedAnew(standing, next)];
}

const told = (criteria: readonly HandoffCriterion[]): string[] =>
  criteria.length === 0
    ? ['The chart suggests nobody to a coach.']
    : criteria.map(({ condition, from, secondFrom, withinDays }) => {
        const { name, unit } = measuredFor(condition, 'en');
        const level = `${from}${secondFrom === undefined ? '' : `/${secondFrom}`}`;
        return `${condition}: ${name} ${level} ${unit} or above, in the last ${withinDays} days`;
      });

/** What an EMR that asks for cards must be told, when it has to send along more than it did. */
function askedAnew(before: readonly HandoffCriterion[], after: readonly HandoffCriterion[]): string[] {
  const known = conditionsAsked(before);
  const added = conditionsAsked(after).filter(condition => !known.includes(condition));
  return added.map(
    condition =>
      `The EMR sends ${measuredFor(condition, 'en').name} along once it has asked for our CDS services anew; until then the chart as Alongside reads it next counts.`,
  );
}

function conditionOf({ condition }: Wanted): CoachedCondition {
  const found = coachedConditions.find(one => one === condition);
  if (!found) throw new Error(`--condition is one of ${coachedConditions.join(', ')}.`);
  return found;
}

function criterionOf(wanted: Wanted): HandoffCriterion {
  const condition = conditionOf(wanted);
  const { sane, saneSecond } = coached[condition];
  const { name, unit } = measuredFor(condition, 'en');
  const from = numberOf(wanted.from, '--from', `${name} in ${unit}`, sane);
  const withinDays = numberOf(wanted['within-days'] ?? '365', '--within-days', 'whole days', saneDays);
  if (!Number.isInteger(withinDays)) throw new Error('--within-days is a whole number of days.');
  const second = wanted['second-from'];
  if (second === undefined) return { condition, from, withinDays };
  if (!saneSecond) throw new Error(`--second-from is for a blood pressure; ${condition} has ${name} alone.`);
  const secondFrom = numberOf(second, '--second-from', `the lower ${name} in ${unit}`, saneSecond);
  return { condition, from, secondFrom, withinDays };
}

/** What a chart is read of, and a little more: an older reading says nothing of today. */
const saneDays = { least: 1, most: 730 };

function numberOf(
  text: string | undefined,
  flag: string,
  what: string,
  { least, most }: { least: number; most: number },
): number {
  const value = Number(text);
  if (!text?.trim() || !(value >= least && value <= most))
    throw new Error(`${flag} is ${what}, a number from ${least} to ${most}.`);
  return value;
}
