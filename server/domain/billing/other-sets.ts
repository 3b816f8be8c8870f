import { type Allotment, bestSetWith } from './allocate.ts';
import type { Why } from './evaluation.ts';
import { type Chosen, compareWorth, offersOf, type Worth } from './sets.ts';

/** A lawful set that was not chosen, how good it is, and what it does differently. */
export type OtherSet = { set: Chosen; worth: Worth; why: Why };

/**
 * Other lawful sets, the best first: for each programme of the chosen set the best without it, and for each that could be
 * claimed and is not in it the best with it. Only those that claim something the chosen set does not.
 */
export function otherSets(chosen: Chosen, allotment: Allotment): OtherSet[] {
  const { offers } = allotment;
  const here = programmesOf(chosen);
  const all = new Set(offers.map(({ rule }) => rule.programme));
  const found = new Map<string, OtherSet>();
  for (const programme of all) {
    const best = here.has(programme)
      ? bestSetWith({ ...allotment, offers: offers.filter(({ rule }) => rule.programme !== programme) })
      : bestSetWith(allotment, programme);
    const why = best && differs(best.set, chosen);
    if (best && why) found.set(best.worth.codes, { ...best, why });
  }
  return [...found.values()].sort((a, b) => compareWorth(a.worth, b.worth));
}

/**
 * By which rule a set was chosen before the best of the others: fewest minutes unused, then the most codes that take no
 * minutes, then the fewest lines, then the order of the codes. Of equals before the last it is told that they are equal.
 */
export function decidedBy(best: Worth, others: readonly OtherSet[], notUsed: number): Why {
  const [next] = others;
  if (next === undefined) return { says: 'only-set', with: { minutes: notUsed } };
  const { used, untimed, lines } = next.worth;
  const codes = linesTold(next.set);
  if (best.used !== used)
    return { says: 'fewest-unused', with: { minutes: notUsed, codes, more: best.used - used } };
  if (best.untimed !== untimed) return { says: 'most-untimed', with: { minutes: notUsed, codes } };
  if (best.lines !== lines) return { says: 'fewest-lines', with: { minutes: notUsed, codes } };
  return { says: 'first-by-code', with: { minutes: notUsed, codes } };
}

/** What a set claims instead or besides, add-ons too, each with its units; nothing where it only claims less. */
function differs(set: Chosen, from: Chosen): Why | undefined {
  const more = beyond(set, from);
  const fewer = beyond(from, set);
  if (more === '') return undefined;
  if (fewer === '') return { says: 'takes-also', with: { codes: more } };
  return { says: 'takes-instead', with: { codes: more, others: fewer } };
}

/** What the one claims beyond the other: a code with all its units where it is not in the other, else those on top. */
function beyond(one: Chosen, other: Chosen): string {
  const left = unitsOf(one);
  for (const [code, units] of unitsOf(other)) left.set(code, (left.get(code) ?? 0) - units);
  return toldUnits([...left]);
}

/** Codes with their units, as they would be claimed. */
const linesTold = (set: Chosen): string => toldUnits([...unitsOf(set)]);

const toldUnits = (lines: readonly (readonly [code: string, units: number])[]): string =>
  lines
    .filter(([, units]) => units > 0)
    .map(([code, units]) => (units === 1 ? code : `${code}×${units}`))
    .join(', ');

/** How often each code is claimed: first what stands by itself, then what comes on top of it, then what takes no minutes. */
function unitsOf({ sessions, untimed, given }: Chosen): Map<string, number> {
  const units = new Map<string, number>();
  const add = (code: string, more: number) => units.set(code, (units.get(code) ?? 0) + more);
  for (const one of sessions) add(one.offer.rule.code, one.units);
  for (const { offer } of given) add(offer.rule.code, 1);
  for (const { offer, further } of [...sessions, ...given]) if (offer.addOn) add(offer.addOn.code, further);
  for (const { rule } of untimed) add(rule.code, 1);
  return units;
}

const programmesOf = (set: Chosen) => new Set(offersOf(set).map(({ rule }) => rule.programme));
