import { type Best, bestSet } from './allocate.ts';
import type { Missing, MonthEvaluation, Why } from './evaluation.ts';
import { linesOf } from './lines.ts';
import { inOrder, type MonthAllotment, monthAllotment } from './month-allotment.ts';
import type { MonthFacts } from './month-facts.ts';
import { decidedBy, otherSets } from './other-sets.ts';
import { sum } from './pieces.ts';
import type { RuleSet } from './rule.ts';
import { shortOf } from './short.ts';
import { unusedOf } from './unused.ts';
import { isWorthStating } from './worth-stating.ts';

/**
 * Works out one patient's month: what may be claimed and why, what is missing and who can put it right, what cannot be
 * claimed, how many minutes are short, and the other lawful sets. Pure: the same facts in any order give the same answer.
 * The rules come from `ruleSetFor`, so that a month of last year is worked out by last year's.
 */
export function evaluateMonth(facts: MonthFacts, rules: RuleSet): MonthEvaluation {
  const found = monthAllotment(facts, rules);
  const { allotment } = found;
  const { pieces } = allotment;
  const all = sum(pieces.map(({ minutes }) => minutes));
  const month = { facts, rules, pieces, all };
  const best = bestSet(allotment);
  const others = otherSets(best.set, allotment);
  const chosen = linesOf(best.set, month, [
    ...(best.set.sessions.length + best.set.untimed.length + best.set.given.length > 0
      ? [decidedBy(best.worth, others, all - best.worth.used)]
      : []),
    ...(best.all ? [] : [{ says: 'search-ended' } as const]),
    ...otherYear(facts, rules),
  ]);
  return {
    ...{ patientId: facts.patientId, month: facts.month },
    rules: {
      ...{ payer: rules.payer, year: rules.year },
      ...(rules.rules.length === 0 && { none: true as const }),
      ...(rules.isOff && { off: true as const }),
    },
    chosen,
    alternatives: others.map(({ set, why }) => linesOf(set, month, [why])),
    missing: missingOf(found, best, facts),
    notBillable: found.notBillable,
    short: shortOf(chosen, best.set, found, facts),
    unused: unusedOf(chosen, best.set, found),
  };
}

/** What is missing, with what the set would gain by it: the most first. */
function missingOf({ allotment, missing }: MonthAllotment, { worth }: Best, facts: MonthFacts): Missing[] {
  return missing
    .map(({ offer, missing: one }) => {
      const with_ = bestSet({ ...allotment, offers: inOrder([...allotment.offers, offer]) }).worth;
      const minutes = with_.used - worth.used;
      const lines = with_.untimed + with_.lines - worth.untimed - worth.lines;
      const worthStating = isWorthStating(offer.rule, facts, one.lacks) && ({ worthStating: true } as const);
      return { ...one, gain: { minutes, lines }, ...worthStating };
    })
    .toSorted(
      (a, b) =>
        b.gain.minutes - a.gain.minutes || b.gain.lines - a.gain.lines || a.lacks.length - b.lacks.length,
    );
}

const otherYear = ({ month }: MonthFacts, { year }: RuleSet): Why[] =>
  month.startsWith(`${year}-`) ? [] : [{ says: 'rules-of-other-year', with: { year } }];
