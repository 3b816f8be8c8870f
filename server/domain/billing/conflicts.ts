import { daysBetween } from './calendar.ts';
import type { EarlierLine, MonthFacts } from './month-facts.ts';
import { codesOf, type Offer } from './offers.ts';
import type { Exclusion, RuleSet } from './rule.ts';

/** Why two may not be claimed together. */
export type Conflict = { scope: Exclusion['scope'] | 'one-claimant' | 'once'; exclusion?: Exclusion };

/** The first rule that keeps two offers apart, or nothing. One that is lifted by the practice's word does not count. */
export function conflictOf(
  a: Offer,
  b: Offer,
  { practice }: MonthFacts,
  rules: RuleSet,
): Conflict | undefined {
  if (a.rule.code === b.rule.code) {
    if (a.kind === 'untimed' && b.kind === 'untimed' && !apart(a, b)) return { scope: 'once' };
    if (a.kind === 'month' && !rules.oneClaimant.includes(a.rule.programme)) return undefined;
  }
  if (oneClaimant(a, rules) && a.rule.programme === b.rule.programme && a.practitionerId !== b.practitionerId)
    return { scope: 'one-claimant' };
  const exclusion = rules.exclusions.find(
    one => !isLifted(one, practice.turnedOn) && meets(one, sidesOf(a), sidesOf(b)) && reaches(one, a, b),
  );
  return exclusion && { scope: exclusion.scope, exclusion };
}

/** What an earlier line of somebody else keeps from being claimed. */
export function conflictWithEarlier(
  offer: Offer,
  line: EarlierLine,
  facts: MonthFacts,
  rules: RuleSet,
): Conflict | undefined {
  if (!line.day.startsWith(facts.month)) return undefined;
  const rule = rules.rules.find(({ code }) => code === line.code);
  if (rule && rule.programme === offer.rule.programme && oneClaimant(offer, rules))
    return { scope: 'one-claimant' };
  const exclusion = rules.exclusions.find(
    one =>
      !isLifted(one, facts.practice.turnedOn) &&
      meets(one, sidesOf(offer), rule ? [line.code, rule.programme] : [line.code]) &&
      reaches(one, offer, line),
  );
  return exclusion && { scope: exclusion.scope, exclusion };
}

/** An exclusion that would keep two apart but for the practice's word. */
export const liftedBetween = (
  a: Offer,
  b: Offer,
  { practice }: MonthFacts,
  rules: RuleSet,
): Exclusion | undefined =>
  rules.exclusions.find(
    one => isLifted(one, practice.turnedOn) && meets(one, sidesOf(a), sidesOf(b)) && reaches(one, a, b),
  );

const isLifted = ({ unless }: Exclusion, turnedOn: readonly string[]) =>
  unless !== undefined && turnedOn.includes(unless);

const sidesOf = (offer: Offer): string[] => [...codesOf(offer), offer.rule.programme];

const meets = ({ between: [left, right] }: Exclusion, a: readonly string[], b: readonly string[]): boolean =>
  (touches(left, a) && touches(right, b)) || (touches(left, b) && touches(right, a));

const touches = (side: readonly string[], of: readonly string[]) => of.some(one => side.includes(one));

type Dated = Pick<Offer, 'day' | 'practitionerId'>;
/** Whoever is not known may be the same. */
function reaches({ scope }: Exclusion, a: Dated, b: Dated): boolean {
  if (scope === 'same-day') return a.day === b.day;
  if (scope === 'same-month') return true;
  return [a.practitionerId, b.practitionerId].includes('not-known') || a.practitionerId === b.practitionerId;
}

const oneClaimant = ({ rule }: Offer, { oneClaimant: list }: RuleSet) => list.includes(rule.programme);

/** Two periods of thirty days that do not touch, or two sessions. */
const apart = (a: Offer, b: Offer) =>
  a.rule.per === '30-days' ? Math.abs(daysBetween(a.day, b.day)) >= 30 : a.contact !== b.contact;
