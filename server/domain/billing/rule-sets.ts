import type { RuleFile, RuleSet } from './rule.ts';
import { checkedRuleFile } from './rule-check.ts';
import medicare2025 from './rules/medicare-2025.json' with { type: 'json' };
import medicare2026 from './rules/medicare-2026.json' with { type: 'json' };

/** Every file of rules there is. A file that is not one stops the program and says which field of which rule it is. */
const files: Record<string, RuleFile> = Object.fromEntries(
  Object.entries({ 'medicare-2025': medicare2025, 'medicare-2026': medicare2026 }).map(([name, file]) => [
    name,
    checkedRuleFile(name, file),
  ]),
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

/** A file with the one it starts from. Rules keep the dates they had; what ended is not there any more. */
export function builtFrom(name: string, all: Readonly<Record<string, RuleFile>>): RuleSet {
  const file = all[name];
  if (file === undefined) throw new Error(`rules ${name}: there is no such file`);
  const { payer, year } = file;
  if (file.startsFrom === undefined) return { ...file, payer, year };
  const before = builtFrom(file.startsFrom, all);
  const gone = new Set([...(file.ended ?? []), ...file.rules.map(({ code }) => code)]);
  for (const code of file.ended ?? [])
    if (!before.rules.some(rule => rule.code === code))
      throw new Error(`rules ${name}: ended: ${code} is not in ${file.startsFrom}`);
  return {
    ...{ payer, year },
    rules: [...before.rules.filter(({ code }) => !gone.has(code)), ...file.rules],
    exclusions: [...before.exclusions, ...file.exclusions],
    modifiers: [...before.modifiers, ...file.modifiers],
    oneClaimant: file.oneClaimant,
    codesElsewhere: [...new Set([...before.codesElsewhere, ...file.codesElsewhere])],
  };
}
