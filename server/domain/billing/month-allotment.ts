import type { Allotment } from './allocate.ts';
import { lastDay } from './calendar.ts';
import { conflictOf, conflictWithEarlier } from './conflicts.ts';
import type { Missing, NotBillable } from './evaluation.ts';
import { isInForceInMonth, isOn } from './in-force.ts';
import { type Before, lossSince } from './limits.ts';
import type { MonthFacts } from './month-facts.ts';
import { monthOffers } from './month-offers.ts';
import { type Offer, saidOf, type Verdict } from './offers.ts';
import { compare, piecesOf } from './pieces.ts';
import type { Rule, RuleSet } from './rule.ts';
import { sessionOffers } from './session-offers.ts';
import { untimedOffers } from './untimed-offers.ts';

/** All that may be claimed for a month, each code by itself, ready to be put together; and what may not, and why. */
export type MonthAllotment = {
  allotment: Allotment;
  /** Codes for which nothing is missing but minutes. */
  short: Offer[];
  missing: { offer: Offer; missing: Omit<Missing, 'gain'> }[];
  notBillable: NotBillable[];
  /** What is not billable, with the minutes that it would have stood on. */
  refused: { offer: Offer; why: NotBillable }[];
};

export function monthAllotment(facts: MonthFacts, rules: RuleSet): MonthAllotment {
  const pieces = piecesOf(facts);
  const before = beforeOf(facts, rules);
  const offered: Offer[] = [];
  const found: Omit<MonthAllotment, 'allotment'> = { short: [], missing: [], notBillable: [], refused: [] };
  for (const verdict of verdicts(facts, rules, pieces, before)) {
    const why = verdict.is === 'not-billable' ? undefined : claimedElsewhere(verdict.offer, facts, rules);
    if (why) refused(verdict.offer, why);
    else if (verdict.is === 'offered') offered.push(verdict.offer);
    else if (verdict.is === 'missing') found.missing.push(verdict);
    else if (verdict.is === 'not-billable') refused(verdict.offer, verdict.why);
    else {
      found.notBillable.push(verdict.why);
      found.short.push(verdict.offer);
    }
  }
  const outdone = new Set(offered.flatMap(({ rule }) => rule.ratherThan ?? []));
  return {
    allotment: {
      ...{ pieces, before, turnedOn: facts.practice.turnedOn },
      offers: inOrder(offered.filter(({ rule }) => !outdone.has(rule.code))),
      apart: remembered((a, b) => conflictOf(a, b, facts, rules) !== undefined),
    },
    short: found.short,
    refused: found.refused.toSorted((a, b) => byName(a.why, b.why)),
    missing: found.missing.toSorted((a, b) => byName(a.missing, b.missing)),
    notBillable: found.notBillable.toSorted(byName),
  };
  function refused(offer: Offer, why: NotBillable) {
    found.notBillable.push(why);
    found.refused.push({ offer, why });
  }
}

/** Sessions by day, then what takes no minutes (what comes on top of another last), then months by code. */
export const inOrder = (offers: readonly Offer[]): Offer[] =>
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

function verdicts(
  facts: MonthFacts,
  { rules }: RuleSet,
  pieces: Allotment['pieces'],
  before: Before,
): Verdict[] {
  const inForce = rules.filter(rule => isOffered(rule, facts) && isInForceInMonth(rule, facts));
  const addOns = inForce.filter(({ addOn }) => addOn !== undefined);
  return inForce.flatMap(rule => {
    if (rule.addOn) return [];
    const addOn = addOns.find(one => one.addOn?.to.includes(rule.code));
    const with_ = addOn && (isOn(addOn, facts) || isOn(rule, facts)) ? addOn : undefined;
    if (rule.milestone) return untimedOffers(rule, facts, before);
    if (rule.per === 'session') return sessionOffers(rule, with_, facts, pieces, before);
    if (rule.minutes) return monthOffers(rule, with_, facts, pieces);
    return untimedOffers(rule, facts, before);
  });
}

const isOffered = ({ programme }: Rule, { practice }: MonthFacts): boolean =>
  practice.offers === undefined || practice.offers.includes(programme);

function claimedElsewhere(offer: Offer, facts: MonthFacts, rules: RuleSet): NotBillable | undefined {
  if (facts.earlier === 'not-known') return undefined;
  const line = facts.earlier
    .toSorted((a, b) => compare(a.code, b.code))
    .find(one => conflictWithEarlier(offer, one, facts, rules) !== undefined);
  return line && { ...saidOf(offer), because: [{ says: 'claimed-elsewhere', with: { code: line.code } }] };
}

function beforeOf({ earlier, month, weights }: MonthFacts, { rules }: RuleSet): Before {
  const lines = earlier === 'not-known' ? [] : earlier.filter(({ day }) => day <= lastDay(month));
  return {
    lostSince: start => lossSince(weights, start),
    lines: lines.map(({ code, day, units }) => ({
      ...{ code, day, units },
      minutes: units * (rules.find(rule => rule.code === code)?.units?.each ?? 0),
    })),
  };
}

/** Two offers are compared many times while sets are tried. */
function remembered(apart: (a: Offer, b: Offer) => boolean): (a: Offer, b: Offer) => boolean {
  const known = new Map<Offer, Map<Offer, boolean>>();
  return (a, b) => {
    const of = known.get(a) ?? new Map<Offer, boolean>();
    const answer = of.get(b) ?? apart(a, b);
    known.set(a, of.set(b, answer));
    return answer;
  };
}

type Named = { code: string; contactId?: string; deviceId?: string };
const byName = (a: Named, b: Named) =>
  compare(a.code, b.code) || compare(a.contactId ?? a.deviceId ?? '', b.contactId ?? b.deviceId ?? '');
