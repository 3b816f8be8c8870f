import { lastDay } from './calendar.ts';
import type { Lack, Why } from './evaluation.ts';
import { isInForce, isOn, practitionerOf } from './in-force.ts';
import type { MonthFacts } from './month-facts.ts';
import { answerTo, isOfTheDay, lackOf, lackOfTheDay, sinceWhen, tellLack } from './needs.ts';
import { judged, notBillable, type Offer, offBecause, saidOf, type Verdict } from './offers.ts';
import { billerLack, couldServe } from './performers.ts';
import { compare, type Piece, sum } from './pieces.ts';
import type { Need, Rule } from './rule.ts';

/**
 * Codes of a month's minutes, one for each practitioner under whom the minutes were worked. Minutes count from the day on
 * which consent and initiating visit were there; whatever else is needed may be there by the end of the month.
 */
export function monthOffers(
  rule: Rule,
  addOn: Rule | undefined,
  facts: MonthFacts,
  pieces: readonly Piece[],
): Verdict[] {
  const under = new Map<string, number[]>();
  for (const [place, piece] of pieces.entries()) {
    if (!couldServe(rule, piece) || !isInForce(rule, piece.contact.day, facts)) continue;
    const id = practitionerIdOf(piece, facts);
    const places = under.get(id);
    if (places) places.push(place);
    else under.set(id, [place]);
  }
  return [...under]
    .sort(([a], [b]) => compare(a, b))
    .map(([practitionerId, places]) =>
      verdictOn(
        {
          ...{ kind: 'month', key: `${rule.code} ${practitionerId}`, rule, ...(addOn && { addOn }) },
          ...{ practitionerId, day: lastDay(facts.month), pieces: places },
        },
        facts,
        pieces,
      ),
    );
}

/** `offer` has every piece that could count; what is offered has those that do. */
function verdictOn(offer: Offer, facts: MonthFacts, pieces: readonly Piece[]): Verdict {
  const { rule, practitionerId } = offer;
  const atLeast = rule.minutes?.atLeast ?? 0;
  const atHand = minutesAt(pieces, offer.pieces);
  if (!isOn(rule, facts)) return notBillable(offer, offBecause(rule));
  const ofTheDay = rule.needs.filter(isOfTheDay);
  const isMet = (need: Need, place: number) =>
    answerTo(need, facts, pieces[place]?.contact ?? { day: '' }, practitionerId) === 'yes';
  const lost = lostIn(offer, ofTheDay, facts, isMet, place => pieces[place]?.contact.day ?? '');
  const counting = { ...offer, lost, pieces: offer.pieces.filter(place => !lost.has(place)) };
  const lacks: Lack[] = [];
  if (minutesAt(pieces, counting.pieces) < atLeast)
    for (const need of ofTheDay) {
      const contacts = offer.pieces.flatMap(place => pieces[place]?.contact ?? []);
      lacks.push(...lackOfTheDay(need, facts, contacts, practitionerId));
    }
  const ofThese = { ...facts, contacts: offer.pieces.flatMap(place => pieces[place]?.contact ?? []) };
  for (const need of rule.needs.filter(one => !isOfTheDay(one))) {
    const answer = answerTo(need, ofThese, { day: offer.day }, practitionerId);
    if (answer !== 'yes') lacks.push(lackOf(need, answer, facts));
  }
  lacks.push(...billerLack(rule, practitionerOf(facts, practitionerId)));
  const short = { says: 'minutes-short', with: { minutes: atHand, atLeast } } as const;
  if (lacks.length === 0 && minutesAt(pieces, counting.pieces) < atLeast)
    return { is: 'short', offer: counting, why: { ...saidOf(offer), because: [short] } };
  const whole = { ...offer, lost };
  if (atHand < atLeast) return notBillable(whole, short);
  return judged(lacks.length === 0 ? counting : whole, lacks, atHand);
}

/** Minutes from before something was there that is there now, by their place, each with since when they would have counted. */
function lostIn(
  { rule, practitionerId, pieces }: Offer,
  ofTheDay: readonly Need[],
  facts: MonthFacts,
  isMet: (need: Need, place: number) => boolean,
  dayOf: (place: number) => string,
): ReadonlyMap<number, Why> {
  const lost = new Map<number, Why>();
  for (const need of ofTheDay)
    for (const place of pieces) {
      if (lost.has(place) || isMet(need, place)) continue;
      lost.set(place, whyLost(rule, need, facts, practitionerId, dayOf(place)));
    }
  return lost;
}

/** Taken back before, not there yet, or still missing. */
function whyLost(
  { code }: Rule,
  need: Need,
  facts: MonthFacts,
  practitionerId: Offer['practitionerId'],
  day: string,
): Why {
  if (need.needs === 'consent' && facts.consents !== 'not-known') {
    const over = facts.consents.findLast(one => one.to === need.to && (one.revoked ?? '9999') <= day);
    if (over?.revoked) return { says: 'after-revoked', with: { code, to: need.to, since: over.revoked } };
  }
  const since = sinceWhen(need, facts, practitionerId);
  if (since === undefined) return { says: 'waits-for-missing', with: { code, fixer: tellLack(need).fixer } };
  return need.needs === 'consent'
    ? { says: 'counts-from-consent', with: { code, to: need.to, since } }
    : { says: 'counts-from-visit', with: { code, since } };
}

const minutesAt = (pieces: readonly Piece[], places: readonly number[]) =>
  sum(places.map(place => pieces[place]?.minutes ?? 0));

/** Minutes with no practitioner named go under the month's own; `not-known` groups what nobody answers for. */
function practitionerIdOf({ contact }: Piece, { practitioner }: MonthFacts): string {
  const own = practitioner === 'not-known' ? practitioner : practitioner.id;
  return contact.practitionerId ?? own;
}
