import type { RuleSet } from './rule.ts';

/** Something that counts only once a practice turned it on, and why it is off: nobody verified it, or only a contract pays it. */
export type Switch = { name: string; told: string; because: 'from-memory' | 'by-contract' };

/** Every switch that any of these rule sets knows, by name. */
export function switchesIn(sets: readonly RuleSet[]): Switch[] {
  const found = new Map<string, Switch>();
  const add = (name: string, told: string, because: Switch['because']) =>
    found.set(name, { name, told, because });
  for (const { payer, answeredBy: whole, rules, modifiers, exclusions } of sets) {
    if (whole) add(whole, `All rules of ${payer}, as Medicare`, 'from-memory');
    for (const { code, label, to, mark, byContract, midpoint, answeredBy: name = code } of rules) {
      // A code may have meant something else.
      const told = to === undefined ? label.en : `${label.en}, until ${to}`;
      if (byContract && (whole || mark !== 'M')) add(name, told, 'by-contract');
      else if (mark === 'M' && name !== whole) add(name, told, 'from-memory');
      if (midpoint) add(`${code}-midpoint`, `${told}: counted from the midpoint`, 'from-memory');
    }
    for (const { modifier, mark } of modifiers)
      if (mark === 'M') add(`modifier-${modifier}`, `Modifier ${modifier}`, 'from-memory');
    for (const { unless, between } of exclusions)
      if (unless !== undefined)
        add(unless, `${between.map(side => side.join(', ')).join(' together with ')}`, 'from-memory');
  }
  return [...found.values()].toSorted((a, b) => (a.name < b.name ? -1 : 1));
}
