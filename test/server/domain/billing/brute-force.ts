import type { MonthFacts } from '../../../../server/domain/billing/month-facts.ts';
import type { Rule, RuleSet } from '../../../../server/domain/billing/rule.ts';

/**
 * The most minutes lines can stand on, found the slow way: every minute by itself is given to each rule that may have it,
 * or to none, and every way is looked at. It shares nothing with the allocator but the rules as they are written, knows
 * only rules of months and sessions without needs, and is for months of a few minutes.
 */
export function mostMinutesBySlowSearch(facts: MonthFacts, { rules, exclusions }: RuleSet): number {
  const bases = rules.filter(({ addOn }) => !addOn);
  const minutes = facts.contacts.flatMap(contact =>
    contact.work.flatMap(work =>
      Array.from({ length: Math.floor(work.seconds / 60) }, () => ({
        contact,
        may: bases.filter(rule => contact.staff.credentials.some(one => rule.performers?.includes(one))),
      })),
    ),
  );
  let most = 0;

  // Which contacts are claimed by themselves, and how many minutes each monthly rule was given so far.
  const spend = (
    next: number,
    alone: ReadonlyMap<string, string>,
    had: ReadonlyMap<string, number>,
  ): void => {
    const minute = minutes[next];
    if (minute === undefined) {
      most = Math.max(most, standing(alone, had));
      return;
    }
    const session = alone.get(minute.contact.id);
    if (session !== undefined) {
      spend(next + 1, alone, had);
      return;
    }
    spend(next + 1, alone, had);
    for (const { code, per } of minute.may)
      if (per === 'month') spend(next + 1, alone, new Map(had).set(code, (had.get(code) ?? 0) + 1));
  };

  const standing = (alone: ReadonlyMap<string, string>, had: ReadonlyMap<string, number>): number => {
    const lines: { rule: Rule; minutes: number }[] = [];
    for (const [id, code] of alone) {
      const rule = bases.find(one => one.code === code);
      const own = minutes.filter(({ contact }) => contact.id === id).length;
      if (!rule || own < (rule.minutes?.atLeast ?? 0)) return 0;
      lines.push({ rule, minutes: own });
    }
    for (const [code, given] of had) {
      const rule = bases.find(one => one.code === code);
      if (!rule || given < (rule.minutes?.atLeast ?? 0)) return 0;
      const more = rules.find(({ addOn }) => addOn?.to.includes(code))?.addOn;
      const beyond = given - (rule.minutes?.atLeast ?? 0);
      const steps = more ? Math.min(more.most ?? 99, Math.floor(beyond / more.each)) : 0;
      lines.push({ rule, minutes: (rule.minutes?.atLeast ?? 0) + steps * (more?.each ?? 0) });
    }
    const apart = exclusions.some(({ between: [left, right] }) => {
      const has = (side: readonly string[]) => lines.some(({ rule }) => side.includes(rule.code));
      return has(left) && has(right);
    });
    return apart ? 0 : lines.reduce((all, one) => all + one.minutes, 0);
  };

  const choices = facts.contacts.map(contact => [
    undefined,
    ...bases
      .filter(
        ({ per, performers }) =>
          per === 'session' && contact.staff.credentials.some(one => performers?.includes(one)),
      )
      .map(({ code }) => code),
  ]);
  const each = (n: number, alone: ReadonlyMap<string, string>): void => {
    const contact = facts.contacts[n];
    if (contact === undefined) {
      spend(0, alone, new Map());
      return;
    }
    for (const code of choices[n] ?? []) each(n + 1, code ? new Map(alone).set(contact.id, code) : alone);
  };
  each(0, new Map());
  return most;
}
