import { dayMonthsBefore } from './calendar.ts';
import type { Lack, Why } from './evaluation.ts';
import { isInForce, isOn, practitionerOf } from './in-force.ts';
import { type Before, unitsLeft, unweighedSince } from './limits.ts';
import type { Contact, MonthFacts } from './month-facts.ts';
import { answerTo, lackOf } from './needs.ts';
import { judged, notBillable, type Offer, offBecause, type Verdict } from './offers.ts';
import { billerLack, countsFor, isAbout, supervisionLack } from './performers.ts';
import { type Piece, sum } from './pieces.ts';
import type { Rule } from './rule.ts';
import { sessionUnits } from './session-units.ts';
import { isTalk } from './vocabulary.ts';

/** A code of one session, for each contact that is one; of what is not even of its kind nothing is told. */
export function sessionOffers(
  rule: Rule,
  addOn: Rule | undefined,
  facts: MonthFacts,
  pieces: readonly Piece[],
  before: Before,
): Verdict[] {
  const byContact = new Map<Contact, number[]>();
  for (const [place, { contact, work }] of pieces.entries())
    if (isTalk(work.activity) && isAbout(rule, work.about))
      byContact.set(contact, [...(byContact.get(contact) ?? []), place]);
  return [...byContact].flatMap(([contact, places]) => {
    if (!isOfItsKind(rule, contact) || !isInForce(rule, contact.day, facts)) return [];
    const own = facts.practitioner === 'not-known' ? facts.practitioner : facts.practitioner.id;
    const offer: Offer = {
      ...{ kind: 'session', key: `${rule.code} ${contact.day} ${contact.id}`, rule },
      ...{ contact, day: contact.day, pieces: places, practitionerId: contact.practitionerId ?? own },
      ...(addOn && { addOn }),
    };
    return verdictOn(offer, contact, sum(places.map(place => pieces[place]?.minutes ?? 0)), facts, before);
  });
}

/** A group for a code of groups, a first assessment for a code of those, and so on; what is not known may be. */
function isOfItsKind(rule: Rule, { group, family, first, staff }: Contact): boolean {
  const size = group === undefined ? 1 : group.size;
  const rightSize =
    rule.group === undefined
      ? group === undefined
      : size === 'not-known' || (size >= rule.group.from && size <= (rule.group.to ?? size));
  const isFirst = first ?? 'not-known';
  const rightTurn =
    rule.visitOf === undefined || isFirst === 'not-known' || isFirst === (rule.visitOf === 'first');
  const rightFamily = rule.family === undefined ? family !== 'without-patient' : rule.family === family;
  const ours = rule.about !== undefined || countsFor(rule, staff.credentials);
  return rightSize && rightTurn && rightFamily && ours;
}

function verdictOn(
  offer: Offer,
  contact: Contact,
  minutes: number,
  facts: MonthFacts,
  before: Before,
): Verdict[] {
  const { rule, addOn } = offer;
  const units = sessionUnits(rule, addOn, minutes, facts.practice.turnedOn);
  // Minutes beyond a code's own belong to another code.
  if (units === 'too-long') return [];
  const kept = keptFrom(rule, contact, facts);
  if (kept) return [notBillable(offer, kept)];
  if (units === 'too-short') {
    const atLeast = rule.units?.each ?? rule.minutes?.atLeast ?? 0;
    return [notBillable(offer, { says: 'session-short', with: { minutes, atLeast } })];
  }
  if (!isOn(rule, facts)) return [notBillable(offer, offBecause(rule))];
  const lacks = lacksOf(rule, contact, facts);
  const unweighed = unweighedSince(rule, contact.day, before);
  if (rule.limit && facts.earlier === 'not-known') lacks.push(earlierLack);
  else if (unweighed !== undefined) lacks.push(weightLack(unweighed, dayMonthsBefore(unweighed, -6)));
  else if (unitsLeft(rule, 1, contact.day, before) === 0)
    return [notBillable(offer, { says: 'limit-reached', with: { limit: rule.limit?.kind ?? '' } })];
  return [judged(offer, lacks, minutes)];
}

/** What is as it is: no asking will change it. */
function keptFrom(rule: Rule, { staff, live, mode }: Contact, { practice }: MonthFacts): Why | undefined {
  const { modes, practicePlaces } = rule;
  if (!countsFor(rule, staff.credentials))
    return { says: 'not-by-credential', with: { credential: staff.credentials.join(', ') || '–' } };
  if (mustBeLive(mode) && live === false) return { says: 'not-live' };
  if (modes && mode !== 'not-known' && !modes.includes(mode))
    return { says: 'not-this-mode', with: { mode } };
  if (practicePlaces && !practicePlaces.includes(practice.place))
    return { says: 'not-this-place', with: { place: practice.place } };
  return undefined;
}

function lacksOf(rule: Rule, contact: Contact, facts: MonthFacts): Lack[] {
  const practitioner = practitionerOf(facts, contact.practitionerId);
  const id = practitioner === 'not-known' ? practitioner : practitioner.id;
  const lacks = rule.needs.flatMap(need => {
    const answer = answerTo(need, facts, contact, id);
    return answer === 'yes' ? [] : [lackOf(need, answer, facts)];
  });
  if (mustBeLive(contact.mode) && contact.live === 'not-known')
    lacks.push(ofCoach('lacks-live', 'say-reached'));
  if (rule.modes && contact.mode === 'not-known') lacks.push(ofCoach('lacks-mode', 'say-mode'));
  if (rule.group && contact.group?.size === 'not-known')
    lacks.push(ofCoach('lacks-group-size', 'say-group-size'));
  if (rule.visitOf && (contact.first ?? 'not-known') === 'not-known')
    lacks.push(ofCoach('lacks-first', 'say-first'));
  return [...lacks, ...supervisionLack(rule, contact), ...billerLack(rule, practitioner)];
}

const mustBeLive = (mode: Contact['mode']) => mode !== 'message' && mode !== 'without-patient';

const ofCoach = (says: Why['says'], fix: Why['says']): Lack => ({
  ...{ state: 'not-known', fixer: 'coach', what: { says } },
  fix: { says: fix },
});
export const earlierLack: Lack = {
  ...{ state: 'not-known', fixer: 'biller', what: { says: 'lacks-earlier' } },
  fix: { says: 'find-earlier' },
};
/** A weight about the one day and another about the other, that would show what was lost between them. */
export const weightLack = (from: string, until: string): Lack => ({
  ...{ state: 'not-known', fixer: 'biller', what: { says: 'lacks-weights', with: { from, until } } },
  fix: { says: 'write-weight' },
});
