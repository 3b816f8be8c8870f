import { lastDay } from './calendar.ts';
import type { Known, MonthFacts, Practitioner } from './month-facts.ts';
import type { Rule } from './rule.ts';

/** Whether a code may be claimed for a day of service: its own dates, and those of this kind of practice. */
export function isInForce({ from, to, practiceKinds }: Rule, day: string, { practice }: MonthFacts): boolean {
  if (day < from || (to !== undefined && day > to)) return false;
  if (practiceKinds === undefined) return true;
  const ours = practiceKinds.find(({ kind }) => kind === practice.kind);
  return ours !== undefined && (ours.from === undefined || ours.from <= day);
}

/** In force on some day of the month. Dates of rules are the first or last of a month, so its last day or its first decide. */
export const isInForceInMonth = (rule: Rule, facts: MonthFacts): boolean =>
  isInForce(rule, lastDay(facts.month), facts) || isInForce(rule, `${facts.month}-01`, facts);

/** A verified rule is on; one from memory or by contract when the practice turned it on. */
export const isOn = ({ code, mark, byContract, answeredBy }: Rule, { practice }: MonthFacts): boolean =>
  (mark !== 'M' && !byContract) || practice.turnedOn.includes(answeredBy ?? code);

/** The practitioner of that name, or whoever stands for the month. */
export function practitionerOf(facts: MonthFacts, id?: string): Known<Practitioner> {
  if (id === undefined) return facts.practitioner;
  const all = [
    ...(facts.practitioner === 'not-known' ? [] : [facts.practitioner]),
    ...(facts.otherPractitioners ?? []),
  ];
  return all.find(one => one.id === id) ?? 'not-known';
}
