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
  const { condition, visitInMonth } = worthStating;
  const has =
    condition === undefined ||
    answerTo(
      { needs: 'conditions', kind: condition, atLeast: 1 },
      facts,
      { day: lastDay(facts.month) },
      'not-known',
    ) === 'yes';
  const { visits, month } = facts;
  const kinds = needs.flatMap(need => (need.needs === 'visit' ? need.kinds : []));
  const seen =
    visitInMonth === undefined ||
    (visits !== 'not-known' &&
      visits.some(({ day, kind }) => day.startsWith(month) && (kinds.length === 0 || kinds.includes(kind))));
  return has && seen;
}
