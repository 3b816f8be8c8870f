import { liftedBetween } from './conflicts.ts';
import type { Why } from './evaluation.ts';
import type { MonthFacts } from './month-facts.ts';
import type { Offer } from './offers.ts';
import type { Rule, RuleSet } from './rule.ts';
import type { Chosen } from './sets.ts';

/** What a line stands on that nobody verified: the rule itself, parts of it, a contract, or that it may stand beside another. */
export function partsFromMemory(
  rule: Rule,
  offer: Offer,
  chosen: Chosen,
  facts: MonthFacts,
  rules: RuleSet,
): Why[] {
  const others = [...[...chosen.sessions, ...chosen.given].map(one => one.offer), ...chosen.untimed];
  const beside = others.flatMap(other =>
    other !== offer && liftedBetween(offer, other, facts, rules) ? [other.rule.code] : [],
  );
  const midpoint = rule.midpoint && facts.practice.turnedOn.includes(`${rule.code}-midpoint`);
  return [
    ...(rule.mark === 'M' ? [{ says: 'from-memory' } as const] : []),
    ...(rule.byContract ? [{ says: 'by-contract' } as const] : []),
    ...(rule.unverified ?? []).map(part => ({ says: 'part-from-memory', with: { part } }) as const),
    ...(midpoint ? [{ says: 'part-from-memory', with: { part: 'midpoint' } } as const] : []),
    ...beside.map(code => ({ says: 'allowed-from-memory', with: { code } }) as const),
  ];
}
