import { lastDay } from './calendar.ts';
import type { Lack, Missing, NotBillable } from './evaluation.ts';
import { isInForce, isOn, practitionerOf } from './in-force.ts';
import type { MonthFacts } from './month-facts.ts';
import { type Answer, answerTo, isOfTheDay, lackOf } from './needs.ts';
import { type Found, inOrderOfState } from './offers.ts';
import { billerLack, couldServe } from './performers.ts';
import { compare, type Piece, sum } from './pieces.ts';
import type { Rule } from './rule.ts';

/**
 * Codes of a month's minutes, one offer for each practitioner under whom the minutes were worked. Minutes count from the
 * day on which consent and initiating visit were there; whatever else is needed may be there by the end of the month.
 */
export function monthOffers(
  rule: Rule,
  addOn: Rule | undefined,
  facts: MonthFacts,
  pieces: readonly Piece[],
): Found {
  const could = pieces.flatMap((piece, place) =>
    couldServe(rule, piece) && isInForce(rule, piece.contact.day, facts) ? [place] : [],
  );
  const under = new Map<string, number[]>();
  for (const place of could) {
    const id = practitionerIdOf(pieces[place], facts);
    under.set(id, [...(under.get(id) ?? []), place]);
  }
  const found: Found = { offers: [], missing: [], notBillable: [] };
  for (const [practitionerId, places] of [...under].sort(([a], [b]) => compare(a, b))) {
    const one = oneOffer({ rule, addOn, facts, pieces, places, practitionerId });
    found.offers.push(...one.offers);
    found.missing.push(...one.missing);
    found.notBillable.push(...one.notBillable);
  }
  return found;
}

type Asked = {
  rule: Rule;
  addOn: Rule | undefined;
  facts: MonthFacts;
  pieces: readonly Piece[];
  places: readonly number[];
  practitionerId: string;
};

function oneOffer({ rule, addOn, facts, pieces, places, practitionerId }: Asked): Found {
  const asked = rule.minutes?.atLeast ?? 0;
  const { code, programme } = rule;
  const atHand = minutesAt(pieces, places);
  if (atHand < asked)
    return none({
      code,
      programme,
      because: [{ says: 'minutes-short', with: { minutes: atHand, atLeast: asked } }],
    });
  if (!isOn(rule, facts)) return none({ code, programme, because: [offBecause(rule)] });
  const ofTheDay = rule.needs.filter(isOfTheDay);
  const answers = (place: number): Answer[] =>
    ofTheDay.map(need => answerTo(need, facts, pieces[place]?.contact.day ?? '', practitionerId));
  const may = places.filter(place => answers(place).every(answer => answer === 'yes'));
  const lacks: Lack[] = [];
  if (minutesAt(pieces, may) < asked)
    for (const [n, need] of ofTheDay.entries()) {
      const here = places.map(place => answers(place)[n]).filter(answer => answer !== 'yes');
      if (here.length > 0) lacks.push(lackOf(need, here.includes('not-known') ? 'not-known' : 'no'));
    }
  const met = { ...facts, contacts: places.flatMap(place => pieces[place]?.contact ?? []) };
  for (const need of rule.needs.filter(one => !isOfTheDay(one))) {
    const answer = answerTo(need, met, lastDay(facts.month), practitionerId);
    if (answer !== 'yes') lacks.push(lackOf(need, answer));
  }
  lacks.push(...billerLack(rule, practitionerOf(facts, practitionerId)));
  if (lacks.length > 0)
    return {
      offers: [],
      notBillable: [],
      missing: [{ code, programme, minutes: atHand, lacks: inOrderOfState(lacks) }],
    };
  const key = `${code} ${practitionerId}`;
  return {
    ...nothing,
    offers: [
      {
        kind: 'month',
        key,
        rule,
        ...(addOn && { addOn }),
        practitionerId,
        day: lastDay(facts.month),
        pieces: may,
      },
    ],
  };
}

/** Why a rule that is off is off. */
export const offBecause = ({ byContract }: Rule): NotBillable['because'][number] => ({
  says: byContract ? 'off-without-contract' : 'off-until-turned-on',
});

const nothing: Found = { offers: [], missing: [] as Missing[], notBillable: [] };
const none = (why: NotBillable): Found => ({ ...nothing, notBillable: [why] });

const minutesAt = (pieces: readonly Piece[], places: readonly number[]) =>
  sum(places.map(place => pieces[place]?.minutes ?? 0));

/** Minutes with no practitioner named go under the month's own; `not-known` groups what nobody answers for. */
function practitionerIdOf(piece: Piece | undefined, { practitioner }: MonthFacts): string {
  const own = practitioner === 'not-known' ? practitioner : practitioner.id;
  return piece?.contact.practitionerId ?? own;
}
