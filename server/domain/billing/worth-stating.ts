import { lastDay } from './calendar.ts';
import type { Lack } from './evaluation.ts';
import type { MonthFacts } from './month-facts.ts';
import { answerTo } from './needs.ts';
import type { Rule } from './rule.ts';

/**
 * Whether a code is told as missing although the set would gain no minutes by it: where nothing but stated facts keeps it
 * from being claimed, and the rule's own `worthStating` finds the patient to be one for whom it is likely. What lacks a
 * consent, a plan or minutes besides is a programme nobody began: of that nothing is told.
 */
export const isWorthStating = (rule: Rule, facts: MonthFacts, lacks: readonly Lack[]): boolean =>
  isLikely(rule, facts) &&
  lacks.length > 0 &&
  lacks.every(({ what, settled }) => what.says === 'lacks-stated' && !settled);

/** What the rule asks of a patient before anybody is asked to state something of them. */
export function isLikely({ worthStating, needs }: Rule, facts: MonthFacts): boolean {
  if (worthStating === undefined) return false;
  const { condition, inFirstMonth } = worthStating;
  const has =
    condition === undefined ||
    answerTo(
      { needs: 'conditions', kind: condition, atLeast: 1 },
      facts,
      { day: lastDay(facts.month) },
      'not-known',
    ) === 'yes';
  return has && (inFirstMonth === undefined || begins(needs, facts));
}

/** Whether care began in this month: the patient first agreed to it then, and was seen then. */
function begins(needs: Rule['needs'], { consents, visits, month }: MonthFacts): boolean {
  if (consents === 'not-known' || visits === 'not-known') return false;
  const agreed = needs.flatMap(need =>
    need.needs === 'consent' ? consents.filter(({ to }) => to === need.to).map(({ day }) => day) : [],
  );
  return agreed.toSorted()[0]?.startsWith(month) === true && visits.some(({ day }) => day.startsWith(month));
}
