import type { Rule, RuleFile, RuleSet } from './rule.ts';
import { checkedRuleFile } from './rule-check.ts';
import commercial2026 from './rules/commercial-2026.json' with { type: 'json' };
import medicare2025 from './rules/medicare-2025.json' with { type: 'json' };
import medicare2026 from './rules/medicare-2026.json' with { type: 'json' };
import { programmes } from './vocabulary.ts';

/** Every file of rules there is. A file that is not one stops the program and says which field of which rule it is. */
const files: Record<string, RuleFile> = Object.fromEntries(
  Object.entries({
    'medicare-2025': medicare2025,
    'medicare-2026': medicare2026,
    'commercial-2026': commercial2026,
  }).map(([name, file]) => [name, checkedRuleFile(name, file)]),
);

export const ruleSets: readonly RuleSet[] = Object.keys(files).map(name => builtFrom(name, files));

/**
 * The rules by which a month is worked out: those of its own year, or the newest there are for a month of a year that has
 * none yet. Nothing for a payer without rules, or a month before the first.
 */
export const ruleSetFor = (payer: string, month: string): RuleSet | undefined =>
  ruleSets
    .filter(one => one.payer === payer && one.year <= Number(month.slice(0, 4)))
    .toSorted((a, b) => a.year - b.year)
    .at(-1);

/** The rules as a practice has them on: of a set that nobody of it answers for, none; of a payer without rules, none. */
export function rulesOn(payer: string, month: string, turnedOn: readonly string[]): RuleSet {
  const set = ruleSetFor(payer, month);
  const isOff = set?.answeredBy !== undefined && !turnedOn.includes(set.answeredBy);
  return set === undefined || isOff
    ? { ...noRulesOf(payer, month), ...(isOff && { isOff: true as const }) }
    : set;
}

/**
 * A file with the one it starts from. Rules keep the dates they had; what ended is not there any more. Throws where a rule
 * names a code that nobody knows.
 */
export function builtFrom(name: string, all: Readonly<Record<string, RuleFile>>): RuleSet {
  const file = all[name];
  if (file === undefined) throw new Error(`rules ${name}: there is no such file`);
  const before = file.startsFrom === undefined ? undefined : builtFrom(file.startsFrom, all);
  const gone = new Set([...(file.ended ?? []), ...file.rules.map(({ code }) => code)]);
  for (const code of file.ended ?? [])
    if (!before?.rules.some(rule => rule.code === code))
      throw new Error(`rules ${name}: ${code}: ended: it is not in ${file.startsFrom}`);
  const set: RuleSet = {
    ...{ payer: file.payer, year: file.year, ...(file.answeredBy && { answeredBy: file.answeredBy }) },
    rules: [...(before?.rules.filter(({ code }) => !gone.has(code)) ?? []), ...file.rules].map(rule =>
      answeredFor(rule, file),
    ),
    exclusions: [...(before?.exclusions ?? []), ...file.exclusions],
    modifiers: [...(before?.modifiers ?? []), ...file.modifiers],
    oneClaimant: file.oneClaimant,
    codesElsewhere: [...new Set([...(before?.codesElsewhere ?? []), ...file.codesElsewhere])],
  };
  const stray = strayIn(set);
  if (stray) throw new Error(`rules ${name}: ${stray}`);
  return set;
}

/** A rule of a set that a practice answers for: not verified, and on by the set's own switch or by one of its own. */
function answeredFor(rule: Rule, { payer, answeredBy, answeredSource }: RuleFile): Rule {
  if (answeredBy === undefined) return rule;
  const isOwn = rule.mark === 'M' || rule.byContract;
  return {
    ...{ ...rule, mark: 'M', answeredBy: isOwn ? `${payer}-${rule.code}` : answeredBy },
    source: [answeredSource, rule.source].filter(Boolean).join('. '),
  };
}

/** What is worked out of for a payer whose rules nobody wrote down: no code at all. */
export const noRulesOf = (payer: string, month: string): RuleSet => ({
  ...{ payer, year: Number(month.slice(0, 4)), rules: [], exclusions: [], modifiers: [] },
  ...{ oneClaimant: [], codesElsewhere: [] },
});

/** The first code or programme that is named and is not there. */
function strayIn({ rules, exclusions, codesElsewhere }: RuleSet): string | undefined {
  const known = new Set([...rules.map(({ code }) => code), ...codesElsewhere]);
  for (const { code, addOn, beside, ratherThan, limit } of rules)
    for (const [field, named] of [
      ['addOn.to', addOn?.to],
      ['beside', beside],
      ['ratherThan', ratherThan],
      ['limit.pool', limit && 'pool' in limit ? limit.pool : undefined],
    ] as const) {
      const stray = named?.find(one => !known.has(one));
      if (stray) return `${code}: ${field}: ${stray} is not among the rules`;
    }
  for (const [n, { between }] of exclusions.entries()) {
    const stray = between.flat().find(one => !known.has(one) && !programmes.some(own => own === one));
    if (stray) return `exclusion ${n + 1}: between: ${stray} is neither a code nor a programme`;
  }
  return undefined;
}
