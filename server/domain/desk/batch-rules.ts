import type { Rule, RuleSet } from '../billing/rule.ts';

/** A rule by which lines of a batch were made, and of whose rules it is. */
export type BatchRule = { payer: string; year: number; rule: Rule };

/** The rules of these codes in a month, by the sets that hold then. A code that no rule has is left out. */
export const batchRules = (
  codes: readonly { payer: string; code: string }[],
  month: string,
  setFor: (payer: string, month: string) => RuleSet | undefined,
): BatchRule[] =>
  codes.flatMap(({ payer, code }) => {
    const rule = setFor(payer, month)?.rules.find(one => one.code === code);
    return rule === undefined ? [] : [{ payer, year: Number(month.slice(0, 4)), rule }];
  });
