import type { Why } from './evaluation.ts';
import type { Known, MonthFacts } from './month-facts.ts';
import type { Offer } from './offers.ts';
import type { Rule, RuleSet } from './rule.ts';
import type { PlaceCode } from './vocabulary.ts';

/**
 * Where a line was served. Care management, devices and months wear the practice's own place however the patient was
 * reached; a session wears 10 or 02 when it was at a distance, else where they met.
 */
export function placeOf(rule: Rule, { contact }: Offer, { practice }: MonthFacts): Known<PlaceCode> {
  if (rule.per !== 'session' || contact === undefined || contact.mode === 'message') return practice.place;
  const { where, mode } = contact;
  if (mode === 'not-known') return mode;
  if (mode !== 'in-person') return where === 'not-known' ? where : where === 'home' ? '10' : '02';
  const met = { practice: practice.place, home: '12', outreach: '27', elsewhere: '99' } as const;
  return where === 'not-known' ? where : met[where];
}

/** The payer's modifiers for a session; one from memory only where the practice turned it on, and the line says so. */
export function modifiersOf(
  rule: Rule,
  { contact, day }: Offer,
  facts: MonthFacts,
  rules: RuleSet,
): { modifiers: string[]; unverified: Why[] } {
  const held = rules.modifiers.filter(({ mode, codes, withVisit, mark, modifier }) => {
    if (mark === 'M' && !facts.practice.turnedOn.includes(`modifier-${modifier}`)) return false;
    if (codes ? !codes.includes(rule.code) : !rule.telehealth) return false;
    if (mode !== undefined && contact?.mode !== mode) return false;
    return withVisit === undefined || hasVisit(facts, withVisit, day);
  });
  const unverified: Why[] = held
    .filter(({ mark }) => mark === 'M')
    .map(({ modifier }) => ({ says: 'modifier-from-memory', with: { modifier } }));
  return {
    modifiers: [...(rule.modifiers ?? []), ...held.map(({ modifier }) => modifier)].toSorted(),
    unverified,
  };
}

const hasVisit = ({ visits }: MonthFacts, kind: string, day: string): boolean =>
  visits !== 'not-known' && visits.some(visit => visit.kind === kind && visit.day === day);
