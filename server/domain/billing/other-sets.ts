import { type Allotment, bestSetWith } from './allocate.ts';
import type { Why } from './evaluation.ts';
import { compare } from './pieces.ts';
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

/** What a set claims instead or besides; nothing where it only claims less. */
function differs(set: Chosen, from: Chosen): Why | undefined {
  const mine = codesOf(set);
  const theirs = codesOf(from);
  const more = [...mine].filter(code => !theirs.has(code)).sort(compare);
  const fewer = [...theirs].filter(code => !mine.has(code)).sort(compare);
  if (more.length === 0) return undefined;
  if (fewer.length === 0) return { says: 'takes-also', with: { codes: more.join(', ') } };
  return { says: 'takes-instead', with: { codes: more.join(', '), others: fewer.join(', ') } };
}

/** Codes with their units, as they would be claimed. */
const linesTold = ({ sessions, untimed, given }: Chosen): string =>
  [
    ...sessions.map(({ offer, units }) => ({ code: offer.rule.code, units })),
    ...given.map(({ offer }) => ({ code: offer.rule.code, units: 1 })),
    ...[...sessions, ...given].map(({ offer, further }) => ({
      code: offer.addOn?.code ?? '',
      units: further,
    })),
    ...untimed.map(({ rule }) => ({ code: rule.code, units: 1 })),
  ]
    .filter(({ units }) => units > 0)
    .map(({ code, units }) => (units === 1 ? code : `${code}×${units}`))
    .join(', ');

const programmesOf = (set: Chosen) => new Set(offersOf(set).map(({ rule }) => rule.programme));
const codesOf = (set: Chosen) => new Set(offersOf(set).map(({ rule }) => rule.code));
