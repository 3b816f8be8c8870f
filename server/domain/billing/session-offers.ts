import type { Lack, NotBillable, Why } from './evaluation.ts';
import { isInForce, isOn, practitionerOf } from './in-force.ts';
import { type Counted, unitsLeft } from './limits.ts';
import type { Contact, MonthFacts } from './month-facts.ts';
import { offBecause } from './month-offers.ts';
import { answerTo, lackOf } from './needs.ts';
import { type Found, inOrderOfState } from './offers.ts';
import { billerLack, countsFor, isAbout, supervisionLack } from './performers.ts';
import type { Piece } from './pieces.ts';
import type { Rule } from './rule.ts';
import { sessionUnits } from './session-units.ts';
import { isTalk } from './vocabulary.ts';

/** A code of one session, for each contact that is one; what is not even of the kind is not told of. */
export function sessionOffers(
  rule: Rule,
  addOn: Rule | undefined,
  facts: MonthFacts,
  pieces: readonly Piece[],
  before: readonly Counted[],
): Found {
  const found: Found = { offers: [], missing: [], notBillable: [] };
  const { code, programme } = rule;
  for (const contact of new Set(pieces.map(piece => piece.contact))) {
    const places = pieces.flatMap((piece, place) =>
      piece.contact === contact && isTalk(piece.work.activity) && isAbout(rule, piece.work.about)
        ? [place]
        : [],
    );
    if (places.length === 0 || !isOfItsKind(rule, contact) || !isInForce(rule, contact.day, facts)) continue;
    const said = { code, programme, contactId: contact.id };
    const minutes = places.reduce((all, place) => all + (pieces[place]?.minutes ?? 0), 0);
    const because = keptFrom(rule, addOn, contact, minutes, facts, before);
    if (because === 'another-code') continue;
    if (because) {
      found.notBillable.push({ ...said, because: [because] });
      continue;
    }
    const lacks = lacksOf(rule, contact, facts);
    if (lacks.length > 0) found.missing.push({ ...said, minutes, lacks: inOrderOfState(lacks) });
    else
      found.offers.push({
        ...{ kind: 'session', key: `${code} ${contact.day} ${contact.id}`, rule, ...(addOn && { addOn }) },
        ...{ contact, day: contact.day, pieces: places },
        practitionerId:
          contact.practitionerId ??
          (facts.practitioner === 'not-known' ? 'not-known' : facts.practitioner.id),
      });
  }
  return found;
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
  return (
    rightSize && rightTurn && rightFamily && (rule.about !== undefined || countsFor(rule, staff.credentials))
  );
}

/** What cannot be put right any more, the first of it; minutes beyond a code's own belong to another code. */
function keptFrom(
  rule: Rule,
  addOn: Rule | undefined,
  contact: Contact,
  minutes: number,
  facts: MonthFacts,
  before: readonly Counted[],
): Why | 'another-code' | undefined {
  if (!countsFor(rule, contact.staff.credentials))
    return { says: 'not-by-credential', with: { credential: contact.staff.credentials.join(', ') || '–' } };
  if (contact.live === false && contact.mode !== 'message') return { says: 'not-live' };
  if (rule.modes && !rule.modes.includes(contact.mode))
    return { says: 'not-this-mode', with: { mode: contact.mode } };
  if (rule.practicePlaces && !rule.practicePlaces.includes(facts.practice.place))
    return { says: 'not-this-place', with: { place: facts.practice.place } };
  const units = sessionUnits(rule, addOn, minutes, facts.practice.turnedOn);
  if (units === 'too-long') return 'another-code';
  if (units === 'too-short')
    return {
      says: 'session-short',
      with: { minutes, atLeast: rule.units?.each ?? rule.minutes?.atLeast ?? 0 },
    };
  if (!isOn(rule, facts)) return offBecause(rule);
  const lostKg = 'not-known';
  if (rule.limit && facts.earlier !== 'not-known' && unitsLeft(rule, 1, contact.day, before, lostKg) === 0)
    return { says: 'limit-reached', with: { limit: rule.limit.kind } };
  return undefined;
}

function lacksOf(rule: Rule, contact: Contact, facts: MonthFacts): Lack[] {
  const practitioner = practitionerOf(facts, contact.practitionerId);
  const id = practitioner === 'not-known' ? practitioner : practitioner.id;
  const lacks: Lack[] = rule.needs.flatMap(need => {
    const answer = answerTo(need, facts, contact.day, id);
    return answer === 'yes' ? [] : [lackOf(need, answer)];
  });
  const unknown = (
    says: 'lacks-live' | 'lacks-group-size' | 'lacks-first',
    fix: Lack['fix']['says'],
  ): Lack => ({
    ...{ state: 'not-known', fixer: 'coach', what: { says } },
    fix: { says: fix },
  });
  if (contact.live === 'not-known' && contact.mode !== 'message')
    lacks.push(unknown('lacks-live', 'say-reached'));
  if (rule.group && contact.group?.size === 'not-known')
    lacks.push(unknown('lacks-group-size', 'say-group-size'));
  if (rule.visitOf && (contact.first ?? 'not-known') === 'not-known')
    lacks.push(unknown('lacks-first', 'say-first'));
  if (rule.limit && facts.earlier === 'not-known')
    lacks.push({
      state: 'not-known',
      fixer: 'biller',
      what: { says: 'lacks-earlier' },
      fix: { says: 'find-earlier' },
    });
  return [...lacks, ...supervisionLack(rule, contact), ...billerLack(rule, practitioner)];
}

export type { NotBillable };
