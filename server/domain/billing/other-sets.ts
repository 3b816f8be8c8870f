import { type Allotment, bestSetWith } from './allocate.ts';
import type { LineSet, Why } from './evaluation.ts';
import { compare } from './pieces.ts';
import { type Chosen, compareWorth, offersOf, type Worth } from './sets.ts';

/**
 * Other lawful sets, the best first: for each programme of the chosen set the best without it, and for each that could be
 * claimed and is not in it the best with it. Only those that claim something the chosen set does not.
 */
export function otherSets(
  chosen: Chosen,
  allotment: Allotment,
  drawn: (set: Chosen, why: Why[]) => LineSet,
): LineSet[] {
  const { offers } = allotment;
  const here = programmesOf(chosen);
  const all = new Set(offers.map(({ rule }) => rule.programme));
  const found = new Map<string, { set: Chosen; worth: Worth; why: Why }>();
  for (const programme of all) {
    const best = here.has(programme)
      ? bestSetWith({ ...allotment, offers: offers.filter(({ rule }) => rule.programme !== programme) })
      : bestSetWith(allotment, programme);
    const why = best && differs(best.set, chosen);
    if (best && why) found.set(best.worth.codes, { ...best, why });
  }
  return [...found.values()]
    .sort((a, b) => compareWorth(a.worth, b.worth))
    .map(({ set, why }) => drawn(set, [why]));
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

const programmesOf = (set: Chosen) => new Set(offersOf(set).map(({ rule }) => rule.programme));
const codesOf = (set: Chosen) => new Set(offersOf(set).map(({ rule }) => rule.code));
