import { type Before, type Counted, unitsLeft } from './limits.ts';
import type { Offer } from './offers.ts';
import { type Piece, sum } from './pieces.ts';
import { sessionUnits } from './session-units.ts';
import type { Taken } from './sets.ts';
import { isTalk } from './vocabulary.ts';

/** How a session would take what is free of it; nothing where that is too little, or a limit is reached. */
export function take(
  offer: Offer,
  taken: readonly Taken[],
  free: ReadonlySet<number>,
  { pieces, before, turnedOn }: { pieces: readonly Piece[]; before: Before; turnedOn: readonly string[] },
): Taken | undefined {
  const places = offer.pieces.filter(place => free.has(place));
  if (places.length === 0) return undefined;
  const minutes = sum(places.map(place => pieces[place]?.minutes ?? 0));
  const units = sessionUnits(offer.rule, offer.addOn, minutes, turnedOn);
  if (typeof units === 'string') return undefined;
  const lines = offer.rule.limit ? [...before.lines, ...taken.map(countedOf)] : [];
  const left = unitsLeft(offer.rule, units.units, offer.day, { ...before, lines });
  if (left === 0) return undefined;
  const each = offer.rule.units?.each;
  const counted = each === undefined ? units.counted : left * each;
  return { offer, pieces: places, minutes, further: units.further, units: left, counted };
}

/** What is free once a session took its own: what was prepared and written down for it goes along and feeds nothing else. */
export function without(
  free: ReadonlySet<number>,
  taken: Taken,
  pieces: readonly Piece[],
): ReadonlySet<number> {
  const { contact } = taken.offer;
  const stays = (place: number) => {
    const piece = pieces[place];
    if (piece === undefined || taken.pieces.includes(place)) return false;
    return piece.contact !== contact || isTalk(piece.work.activity);
  };
  return new Set([...free].filter(stays));
}

/** The pieces that no session took. */
export const freeAfter = (sessions: readonly Taken[], pieces: readonly Piece[]): ReadonlySet<number> =>
  sessions.reduce<ReadonlySet<number>>((free, taken) => without(free, taken, pieces), new Set(pieces.keys()));

const countedOf = ({ offer, units, counted }: Taken): Counted => ({
  ...{ code: offer.rule.code, day: offer.day, units },
  minutes: counted,
});
