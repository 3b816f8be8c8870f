import { bestSet } from './allocate.ts';
import type { LineSet, MonthEvaluation, Why } from './evaluation.ts';
import { linesOf } from './lines.ts';
import { monthAllotment } from './month-allotment.ts';
import type { MonthFacts } from './month-facts.ts';
import { otherSets } from './other-sets.ts';
import type { RuleSet } from './rule.ts';
import { shortOf, unusedOf } from './short.ts';

/**
 * Works out one patient's month: what may be claimed and why, what is missing and who can put it right, what cannot be
 * claimed, how many minutes are short, and the other lawful sets. Pure: the same facts in any order give the same answer.
 * The rules come from `ruleSetFor`, so that a month of last year is worked out by last year's.
 */
export function evaluateMonth(facts: MonthFacts, rules: RuleSet): MonthEvaluation {
  const { allotment, missing, notBillable } = monthAllotment(facts, rules);
  const { pieces } = allotment;
  const all = pieces.reduce((minutes, piece) => minutes + piece.minutes, 0);
  const best = bestSet(allotment);
  const month = { facts, rules, pieces, all };
  const chosen: LineSet = linesOf(best.set, month, [
    { says: 'fewest-unused', with: { minutes: all - best.worth.used } },
    ...(best.all ? [] : [{ says: 'search-ended' } as const]),
    ...otherYear(facts, rules),
  ]);
  return {
    ...{ patientId: facts.patientId, month: facts.month },
    rules: { payer: rules.payer, year: rules.year },
    chosen,
    alternatives: otherSets(best.set, allotment, set => linesOf(set.set, month, set.why)),
    ...{ missing, notBillable },
    short: shortOf(chosen, best.set, allotment, facts),
    unused: unusedOf(chosen, best.set, allotment),
  };
}

const otherYear = ({ month }: MonthFacts, { year }: RuleSet): Why[] =>
  month.startsWith(`${year}-`) ? [] : [{ says: 'rules-of-other-year', with: { year } }];
