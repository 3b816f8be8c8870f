import type { Allotment } from './allocate.ts';
import { lastDay } from './calendar.ts';
import { conflictOf, conflictWithEarlier } from './conflicts.ts';
import type { Missing, NotBillable } from './evaluation.ts';
import { isInForceInMonth, isOn } from './in-force.ts';
import type { Counted } from './limits.ts';
import type { MonthFacts } from './month-facts.ts';
import { monthOffers } from './month-offers.ts';
import type { Found, Offer } from './offers.ts';
import { compare, piecesOf } from './pieces.ts';
import type { Rule, RuleSet } from './rule.ts';
import { sessionOffers } from './session-offers.ts';
import { untimedOffers } from './untimed-offers.ts';

/** All that may be claimed for a month, each code by itself, ready to be put together; and what may not, and why. */
export function monthAllotment(
  facts: MonthFacts,
  rules: RuleSet,
): { allotment: Allotment; missing: Missing[]; notBillable: NotBillable[] } {
  const pieces = piecesOf(facts);
  const before = countedBefore(facts, rules);
  const inForce = rules.rules.filter(rule => isInForceInMonth(rule, facts) && isOffered(rule, facts));
  const found: Found = { offers: [], missing: [], notBillable: [] };
  for (const rule of inForce) {
    if (rule.addOn) continue;
    const addOn = inForce.find(
      one => one.addOn?.to.includes(rule.code) && (isOn(one, facts) || isOn(rule, facts)),
    );
    const one =
      rule.per === 'session' && !rule.milestone
        ? sessionOffers(rule, addOn, facts, pieces, before)
        : rule.per === 'month' && rule.minutes
          ? monthOffers(rule, addOn, facts, pieces)
          : untimedOffers(rule, facts, before);
    found.offers.push(...one.offers);
    found.missing.push(...one.missing);
    found.notBillable.push(...one.notBillable);
  }
  const earlier = facts.earlier === 'not-known' ? [] : facts.earlier;
  const offers = found.offers.filter(offer => {
    const line = earlier.find(one => conflictWithEarlier(offer, one, facts, rules) !== undefined);
    if (line === undefined) return true;
    const { code, programme } = offer.rule;
    found.notBillable.push({
      code,
      programme,
      because: [{ says: 'claimed-elsewhere', with: { code: line.code } }],
    });
    return false;
  });
  const outdone = new Set(offers.flatMap(({ rule }) => rule.ratherThan ?? []));
  return {
    allotment: {
      pieces,
      offers: inOrder(offers.filter(({ rule }) => !outdone.has(rule.code))),
      apart: remembered((a, b) => conflictOf(a, b, facts, rules) !== undefined),
      before,
      turnedOn: facts.practice.turnedOn,
      lostKg: 'not-known',
    },
    missing: found.missing.toSorted(
      (a, b) =>
        a.lacks.length - b.lacks.length ||
        compare(a.code, b.code) ||
        compare(a.contactId ?? '', b.contactId ?? ''),
    ),
    notBillable: found.notBillable.toSorted(
      (a, b) => compare(a.code, b.code) || compare(a.contactId ?? '', b.contactId ?? ''),
    ),
  };
}

/** Sessions by day, then what takes no minutes (what comes on top of another last), then months by code. */
const inOrder = (offers: readonly Offer[]): Offer[] =>
  offers.toSorted(
    (a, b) =>
      turn[a.kind] - turn[b.kind] ||
      (a.kind === 'session'
        ? compare(a.day, b.day) || compare(a.contact?.id ?? '', b.contact?.id ?? '')
        : 0) ||
      Number(a.rule.about === undefined) - Number(b.rule.about === undefined) ||
      Number(a.rule.beside !== undefined) - Number(b.rule.beside !== undefined) ||
      compare(a.key, b.key),
  );
const turn = { session: 0, untimed: 1, month: 2 } as const;

const isOffered = ({ programme }: Rule, { practice }: MonthFacts): boolean =>
  practice.offers === undefined || practice.offers.includes(programme);

function countedBefore({ earlier, month }: MonthFacts, { rules }: RuleSet): Counted[] {
  if (earlier === 'not-known') return [];
  return earlier
    .filter(({ day }) => day <= lastDay(month))
    .map(({ code, day, units }) => ({
      ...{ code, day, units },
      minutes: units * (rules.find(rule => rule.code === code)?.units?.each ?? 0),
    }));
}

/** Two offers are compared many times while sets are tried. */
function remembered(apart: (a: Offer, b: Offer) => boolean): (a: Offer, b: Offer) => boolean {
  const known = new Map<Offer, Map<Offer, boolean>>();
  return (a, b) => {
    const of = known.get(a) ?? new Map<Offer, boolean>();
    known.set(a, of);
    const answer = of.get(b) ?? apart(a, b);
    of.set(b, answer);
    return answer;
  };
}
