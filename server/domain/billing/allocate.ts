import { type Counted, unitsLeft } from './limits.ts';
import type { Offer } from './offers.ts';
import type { Piece } from './pieces.ts';
import { sessionUnits } from './session-units.ts';
import { type Chosen, compareWorth, type Given, type Taken, type Worth, worthOf } from './sets.ts';
import { available, type Demand, type Supply, suffices } from './supply.ts';
import { isTalk } from './vocabulary.ts';

/** All that a set is put together from. */
export type Allotment = {
  pieces: readonly Piece[];
  /** In one order: sessions by day, then what takes no minutes, then the monthly ones by code. */
  offers: readonly Offer[];
  apart: (a: Offer, b: Offer) => boolean;
  before: readonly Counted[];
  turnedOn: readonly string[];
  lostKg: number | 'not-known';
};

/** Ways tried before the search is content with the best so far; a month with a dozen contacts needs a thousandth of them. */
const mostWays = 200_000;

/**
 * The lawful set that leaves the fewest minutes unused (`compareWorth` for the rest), found by trying every way that could
 * still be better: sessions first, by day; then codes without minutes; then how much each monthly code is given.
 */
export function bestSet(allotment: Allotment): Best {
  const best = bestSetOf(allotment, () => true);
  if (best === undefined) throw new Error('not even nothing could be claimed');
  return best;
}

export type Best = { set: Chosen; worth: Worth; all: boolean };

/** The best of those sets that are `wanted`; none where no set is. */
export function bestSetOf(allotment: Allotment, wanted: (set: Chosen) => boolean): Best | undefined {
  const { offers, pieces } = allotment;
  const sessions = offers.filter(({ kind }) => kind === 'session');
  const untimed = offers.filter(({ kind }) => kind === 'untimed');
  const monthly = offers.filter(({ kind }) => kind === 'month');
  const takers = pieces.map((_, place) =>
    monthly.reduce((bits, offer, n) => (offer.pieces.includes(place) ? bits | (1 << n) : bits), 0),
  );
  let best: { set: Chosen; worth: Worth } | undefined;
  let ways = 0;

  const consider = (set: Chosen) => {
    if (!wanted(set)) return;
    const worth = worthOf(set);
    if (best === undefined || compareWorth(worth, best.worth) < 0) best = { set, worth };
  };

  const takeSessions = (next: number, taken: readonly Taken[], free: ReadonlySet<number>) => {
    ways += 1;
    const used = taken.reduce((all, one) => all + one.counted, 0);
    if (
      ways > mostWays ||
      !mayBeBetter(used + couldBeUsed(sessions.slice(next), takers, free, pieces), taken)
    )
      return;
    const offer = sessions[next];
    if (offer === undefined) {
      takeUntimed(0, taken, [], supplyOf(free, takers, pieces));
      return;
    }
    takeSessions(next + 1, taken, free);
    const one = take(offer, taken, free, allotment);
    if (one) takeSessions(next + 1, [...taken, one], without(free, one, pieces));
  };

  const takeUntimed = (
    next: number,
    taken: readonly Taken[],
    also: readonly Offer[],
    supply: Supply,
  ): void => {
    ways += 1;
    const offer = untimed[next];
    if (offer === undefined) {
      giveMinutes(0, { sessions: taken, untimed: also, given: [] }, supply);
      return;
    }
    if (fits(offer, { sessions: taken, untimed: also, given: [] }, allotment))
      takeUntimed(next + 1, taken, [...also, offer], supply);
    takeUntimed(next + 1, taken, also, supply);
  };

  const giveMinutes = (next: number, set: Chosen, supply: Supply): void => {
    ways += 1;
    const used = worthOf(set).used;
    const bits = monthly.reduce((all, _, n) => (n >= next ? all | (1 << n) : all), 0);
    const given = set.given.reduce((all, one) => all + one.minutes, 0);
    const left = Math.min(available(supply, bits), available(supply, -1) - given);
    if (ways > mostWays * 4 || !mayBeBetter(used + left, set.sessions)) return;
    const offer = monthly[next];
    if (offer === undefined) {
      consider(set);
      return;
    }
    if (fitsBeside(offer, set, allotment))
      for (const one of levels(offer, available(supply, 1 << next))) {
        const demands: Demand[] = [...set.given, one].map(each => ({
          bit: 1 << monthly.indexOf(each.offer),
          minutes: each.minutes,
        }));
        if (suffices(supply, demands)) giveMinutes(next + 1, { ...set, given: [...set.given, one] }, supply);
      }
    giveMinutes(next + 1, set, supply);
  };

  const mayBeBetter = (used: number, taken: readonly Taken[]): boolean =>
    best === undefined ||
    used > best.worth.used ||
    (used === best.worth.used && (best.worth.untimed < untimed.length || taken.length <= best.worth.lines));

  takeSessions(0, [], new Set(pieces.keys()));
  return best && { ...best, all: ways <= mostWays };
}

/** How a session would take what is free of it; nothing where that is too little, or a rule forbids it. */
export function take(
  offer: Offer,
  taken: readonly Taken[],
  free: ReadonlySet<number>,
  { apart, pieces, before, turnedOn, lostKg }: Allotment,
): Taken | undefined {
  if (taken.some(one => apart(one.offer, offer))) return undefined;
  const places = offer.pieces.filter(place => free.has(place));
  const minutes = places.reduce((all, place) => all + (pieces[place]?.minutes ?? 0), 0);
  if (places.length === 0) return undefined;
  const units = sessionUnits(offer.rule, offer.addOn, minutes, turnedOn);
  if (typeof units === 'string') return undefined;
  const sofar = [...before, ...taken.map(one => countedOf(one))];
  const left = unitsLeft(offer.rule, units.units, offer.day, sofar, lostKg);
  if (left === 0) return undefined;
  const each = offer.rule.units?.each;
  const counted = each === undefined ? units.counted : left * each;
  return { offer, pieces: places, minutes, ...units, units: left, counted };
}

/** What a monthly code may be given of so many minutes: its threshold, and each further full step; the most first. */
export function levels(offer: Offer, minutes: number): Given[] {
  const atLeast = offer.rule.minutes?.atLeast ?? 0;
  if (minutes < atLeast) return [];
  const { each, most = Number.POSITIVE_INFINITY } = offer.addOn?.addOn ?? { each: 1, most: 0 };
  const steps = Math.min(most, Math.floor((minutes - atLeast) / each));
  return Array.from({ length: steps + 1 }, (_, n) => ({
    ...{ offer, further: steps - n },
    minutes: atLeast + (steps - n) * each,
  }));
}

/** Whether something without minutes fits beside what is taken; what comes on top of another waits for that one. */
const fits = (offer: Offer, { sessions, untimed }: Chosen, { apart }: Allotment): boolean =>
  ![...sessions.map(one => one.offer), ...untimed].some(one => apart(one, offer)) &&
  (offer.rule.beside === undefined || untimed.some(({ rule }) => offer.rule.beside?.includes(rule.code)));

const fitsBeside = (offer: Offer, { sessions, untimed, given }: Chosen, { apart }: Allotment): boolean =>
  ![...[...sessions, ...given].map(one => one.offer), ...untimed].some(one => apart(one, offer));

/** A session that is claimed by itself takes what was prepared and written down for it along. */
function without(free: ReadonlySet<number>, taken: Taken, pieces: readonly Piece[]): Set<number> {
  const { contact } = taken.offer;
  return new Set(
    [...free].filter(
      place =>
        !taken.pieces.includes(place) &&
        (pieces[place]?.contact !== contact || isTalk(pieces[place]?.work.activity ?? 'talking')),
    ),
  );
}

/** The pieces that no session took. */
export const freeAfter = (sessions: readonly Taken[], pieces: readonly Piece[]): ReadonlySet<number> =>
  sessions.reduce<ReadonlySet<number>>((free, taken) => without(free, taken, pieces), new Set(pieces.keys()));

/** Minutes that something still open might stand on. */
const couldBeUsed = (
  sessions: readonly Offer[],
  takers: readonly number[],
  free: ReadonlySet<number>,
  pieces: readonly Piece[],
): number =>
  [...free]
    .filter(place => takers[place] !== 0 || sessions.some(offer => offer.pieces.includes(place)))
    .reduce((all, place) => all + (pieces[place]?.minutes ?? 0), 0);

/** Free minutes by who may have them. */
export function supplyOf(
  free: ReadonlySet<number>,
  takers: readonly number[],
  pieces: readonly Piece[],
): Supply {
  const byTakers = new Map<number, number>();
  for (const place of free) {
    const who = takers[place] ?? 0;
    if (who !== 0) byTakers.set(who, (byTakers.get(who) ?? 0) + (pieces[place]?.minutes ?? 0));
  }
  return [...byTakers].map(([who, minutes]) => ({ takers: who, minutes }));
}

const countedOf = ({ offer, units, counted }: Taken): Counted => ({
  ...{ code: offer.rule.code, day: offer.day, units },
  minutes: counted,
});
