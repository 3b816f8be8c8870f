import type { Contact, MonthFacts } from '../billing/month-facts.ts';
import type { BillingFact } from './facts.ts';

/** Yes and no as they hold in a month: what was said of it alone goes before what was said for good. */
export function statedIn(facts: readonly BillingFact[], month: string): MonthFacts['stated'] {
  const said = facts
    .flatMap(fact => (fact.is === 'stated' ? [fact] : []))
    .filter(fact => fact.month === undefined || fact.month === month)
    .toSorted((a, b) => Number(a.month !== undefined) - Number(b.month !== undefined));
  return Object.fromEntries(said.map(({ that, yes, from }) => [that, { is: yes, ...(from && { from }) }]));
}

/** How a contact was supervised and by whom, where somebody said so: what a physician said of the whole month stands first. */
export function supervisedIn(
  facts: readonly BillingFact[],
  { month, contactId }: { month: string; contactId: string },
): Extract<BillingFact, { is: 'supervised' }> | undefined {
  const said = facts.flatMap(fact => (fact.is === 'supervised' && fact.month === month ? [fact] : []));
  return said.find(one => one.contactId === undefined) ?? said.find(one => one.contactId === contactId);
}

/** How and where a contact took place: its own record first, then what was written down of it. */
export function heldAs(
  recorded: Pick<Contact, 'mode' | 'where'>,
  contactId: string,
  facts: readonly BillingFact[],
): Pick<Contact, 'mode' | 'where'> {
  const held = facts.find(fact => fact.is === 'held' && fact.contactId === contactId);
  if (held?.is !== 'held') return recorded;
  const mode = recorded.mode === 'not-known' ? (held.mode ?? recorded.mode) : recorded.mode;
  const met = mode === 'in-person' ? ('practice' as const) : ('not-known' as const);
  return { mode, where: held.where ?? (recorded.where === 'not-known' ? met : recorded.where) };
}
