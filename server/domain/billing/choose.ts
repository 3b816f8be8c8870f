import type { LineSet, Unlawful, WantedLine } from './evaluation.ts';
import type { MonthFacts } from './month-facts.ts';
import type { RuleSet } from './rule.ts';

/**
 * A set that the biller wants instead of the one that was chosen, drawn as lines with the minutes they stand on; or why it
 * is not lawful. Base and add-on are asked for as two lines, as they are claimed.
 */
export function choose(
  _facts: MonthFacts,
  _rules: RuleSet,
  _wanted: readonly WantedLine[],
): LineSet | Unlawful {
  return { unlawful: [] };
}
