import { bestGift, type Gift, type Taker } from './give-minutes.ts';
import type { Before } from './limits.ts';
import type { Offer } from './offers.ts';
import type { Piece } from './pieces.ts';
import { freeAfter, take, without } from './session-taking.ts';
import { type Chosen, compareWorth, type Taken, type Worth } from './sets.ts';
import type { Supply } from './supply.ts';
import type { Programme } from './vocabulary.ts';

/** All that a set is put together from. */
export type Allotment = {
  pieces: readonly Piece[];
  /** In one order: sessions by day, then what takes no minutes, then the monthly ones by code. */
  offers: readonly Offer[];
  apart: (a: Offer, b: Offer) => boolean;
  before: Before;
  turnedOn: readonly string[];
};

/** The best set found; `all`: every way that could be better was tried. */
export type Best = { set: Chosen; worth: Worth; all: boolean };

/** Ways tried before the search is content with the best so far. A month of a dozen contacts needs a few hundred. */
const mostWays = 50_000;

/** The lawful set that leaves the fewest minutes unused; `compareWorth` says which of equals. */
export function bestSet(allotment: Allotment): Best {
  const best = bestSetWith(allotment);
  if (best === undefined) throw new Error('not even nothing could be claimed');
  return best;
}

/**
 * The same among those sets that claim something of a programme, where one is named; nothing where none does. Every way
 * that could still be better is tried: which sessions are claimed by themselves, by day; then which codes without
 * minutes; then how the minutes that are left are given to monthly codes, which is the same answer for the same minutes.
 */
export function bestSetWith(allotment: Allotment, programme?: Programme): Best | undefined {
  const { offers, pieces, apart } = allotment;
  const sessions = offers.filter(({ kind }) => kind === 'session');
  const untimed = offers.filter(({ kind }) => kind === 'untimed');
  const takers: Taker[] = offers
    .filter(({ kind }) => kind === 'month')
    .map((offer, n) => ({ offer, bit: 1 << n }));
  const bits = bitsOf(takers, pieces.length);
  const worthTaking = (next: number, place: number) =>
    bits[place] !== 0 || sessions.slice(next).some(offer => offer.pieces.includes(place));
  const twins = twinsOf(sessions, allotment, bits);
  const remembered = new Map<string, Gift | undefined>();
  const isOf = (offer: Offer) => offer.rule.programme === programme;
  let best: Omit<Best, 'all'> | undefined;
  let ways = 0;

  const takeSessions = (next: number, taken: readonly Taken[], free: ReadonlySet<number>, used: number) => {
    ways += 1;
    if (ways > mostWays || !mayBeBetter(used + openMinutes(next, free), taken)) return;
    const offer = sessions[next];
    if (offer === undefined) {
      addUntimed(0, taken, [], supplyOf(free, bits, pieces), used);
      return;
    }
    takeSessions(next + 1, taken, free, used);
    const twin = twins.get(offer);
    if (twin && !taken.some(one => one.offer === twin)) return;
    if (taken.some(one => apart(one.offer, offer))) return;
    const one = take(offer, taken, free, allotment);
    if (one) takeSessions(next + 1, [...taken, one], without(free, one, pieces), used + one.counted);
  };

  const addUntimed = (
    next: number,
    taken: readonly Taken[],
    also: readonly Offer[],
    supply: Supply,
    used: number,
  ) => {
    const offer = untimed[next];
    if (offer === undefined) {
      consider(taken, also, supply, used);
      return;
    }
    const { beside } = offer.rule;
    const alone = beside !== undefined && !also.some(({ rule }) => beside.includes(rule.code));
    if (!alone && ![...taken.map(one => one.offer), ...also].some(one => apart(one, offer)))
      addUntimed(next + 1, taken, [...also, offer], supply, used);
    addUntimed(next + 1, taken, also, supply, used);
  };

  const consider = (taken: readonly Taken[], also: readonly Offer[], supply: Supply, used: number) => {
    ways += 1;
    const others = [...taken.map(one => one.offer), ...also];
    const may = takers.filter(({ offer }) => !others.some(one => apart(one, offer)));
    const must =
      programme === undefined || others.some(isOf)
        ? 0
        : may.reduce((all, { offer, bit }) => (isOf(offer) ? all | bit : all), 0);
    if (programme !== undefined && must === 0 && !others.some(isOf)) return;
    const asked = [must, may.map(({ bit }) => bit), supply.map(part => [part.takers, part.minutes])].join();
    if (!remembered.has(asked)) remembered.set(asked, bestGift(may, supply, apart, must));
    const gift = remembered.get(asked);
    if (gift === undefined) return;
    const worth = {
      used: used + gift.minutes,
      untimed: also.length,
      lines: gift.lines + taken.reduce((lines, { further }) => lines + (further > 0 ? 2 : 1), 0),
      codes: [...others.map(({ key }) => key), gift.codes].join('|'),
    };
    if (best && compareWorth(worth, best.worth) >= 0) return;
    best = { set: { sessions: taken, untimed: also, given: gift.given }, worth };
  };

  const mayBeBetter = (most: number, taken: readonly Taken[]): boolean =>
    best === undefined ||
    most > best.worth.used ||
    (most === best.worth.used && (best.worth.untimed < untimed.length || taken.length <= best.worth.lines));

  const openMinutes = (next: number, free: ReadonlySet<number>) => {
    let minutes = 0;
    for (const place of free) if (worthTaking(next, place)) minutes += pieces[place]?.minutes ?? 0;
    return minutes;
  };

  takeSessions(0, [], freeAfter([], pieces), 0);
  return best && { ...(best as Omit<Best, 'all'>), all: ways <= mostWays };
}

/** Free minutes by who may have them. */
export function supplyOf(
  free: ReadonlySet<number>,
  bits: readonly number[],
  pieces: readonly Piece[],
): Supply {
  const minutes = new Map<number, number>();
  for (const place of free) {
    const who = bits[place] ?? 0;
    if (who !== 0) minutes.set(who, (minutes.get(who) ?? 0) + (pieces[place]?.minutes ?? 0));
  }
  return [...minutes].sort(([a], [b]) => a - b).map(([takers, of]) => ({ takers, minutes: of }));
}

const bitsOf = (takers: readonly Taker[], pieces: number): number[] =>
  Array.from({ length: pieces }, (_, place) =>
    takers.reduce((all, { offer, bit }) => (offer.pieces.includes(place) ? all | bit : all), 0),
  );

/**
 * Sessions that are the same but for their day: the later of two is tried only beside the earlier, for taking it instead
 * changes nothing. Not where a limit looks at the day, nor where something else is claimed of the same contact.
 */
function twinsOf(
  sessions: readonly Offer[],
  { pieces, apart, offers }: Allotment,
  bits: readonly number[],
): Map<Offer, Offer> {
  const twins = new Map<Offer, Offer>();
  const last = new Map<string, Offer>();
  for (const offer of sessions) {
    const kind = offer.rule.limit?.kind;
    const alone = sessions.every(one => one === offer || one.contact !== offer.contact);
    const free = !offers.some(one => one !== offer && apart(one, offer));
    if (!alone || !free || (kind !== undefined && kind !== 'sessions-in-12-months')) continue;
    const whole = [...pieces.entries()].filter(([, { contact }]) => contact === offer.contact);
    const alike = [
      ...[offer.rule.code, offer.practitionerId],
      ...whole.map(([place, { minutes }]) => [minutes, bits[place], offer.pieces.includes(place)]).sort(),
    ].join();
    const before = last.get(alike);
    if (before) twins.set(offer, before);
    last.set(alike, offer);
  }
  return twins;
}
