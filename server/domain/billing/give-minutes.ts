import type { Offer } from './offers.ts';
import type { Given } from './sets.ts';
import { available, type Demand, type Supply, suffices } from './supply.ts';

/** A monthly code among those that may be given minutes; its bit stands for it in a supply. */
export type Taker = { offer: Offer; bit: number };

/** How the minutes are best given to monthly codes. */
export type Gift = { given: readonly Given[]; minutes: number; lines: number; codes: string };

/**
 * The most of the minutes given to monthly codes that may stand together; of equals the fewest lines, then the codes in
 * order. `must`: at least one of these bits is given something; nothing where that cannot be.
 */
export function bestGift(
  takers: readonly Taker[],
  supply: Supply,
  apart: (a: Offer, b: Offer) => boolean,
  must = 0,
): Gift | undefined {
  let best: Gift | undefined;
  const whole = available(supply, -1);

  const give = (
    next: number,
    given: readonly Given[],
    demands: readonly Demand[],
    minutes: number,
    met: boolean,
  ) => {
    const later = takers.slice(next).reduce((bits, { bit }) => bits | bit, 0);
    if (best && minutes + Math.min(available(supply, later), whole - minutes) < best.minutes) return;
    const taker = takers[next];
    if (taker === undefined) {
      if (met) best = better(best, { given, minutes, lines: linesOf(given), codes: codesOf(given) });
      return;
    }
    const { offer, bit } = taker;
    if (!given.some(one => apart(one.offer, offer)))
      for (const one of levels(offer, Math.min(available(supply, bit), whole - minutes))) {
        const asked = [...demands, { bit, minutes: one.minutes }];
        if (suffices(supply, asked))
          give(next + 1, [...given, one], asked, minutes + one.minutes, met || (bit & must) !== 0);
      }
    give(next + 1, given, demands, minutes, met);
  };

  give(0, [], [], 0, must === 0);
  return best;
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

function better(one: Gift | undefined, other: Gift): Gift {
  if (one === undefined) return other;
  const worse = one.minutes - other.minutes || other.lines - one.lines || (one.codes <= other.codes ? 1 : -1);
  return worse > 0 ? one : other;
}

const linesOf = (given: readonly Given[]) =>
  given.reduce((lines, { further }) => lines + (further > 0 ? 2 : 1), 0);

export const codesOf = (given: readonly Given[]): string =>
  given.map(({ offer, further }) => `${offer.key} ${further}`).join('|');
