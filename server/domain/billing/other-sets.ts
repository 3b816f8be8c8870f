import { type Allotment, bestSetOf } from './allocate.ts';
import type { LineSet, Why } from './evaluation.ts';
import type { Chosen } from './sets.ts';

/**
 * Other lawful sets, the best first: for each programme of the chosen set the best without it, and for each that could be
 * claimed and is not in it the best with it. Only those that claim something the chosen set does not.
 */
export function otherSets(
  chosen: Chosen,
  allotment: Allotment,
  drawn: (set: { set: Chosen; why: Why[] }) => LineSet,
): LineSet[] {
  const here = programmesOf(chosen);
  const all = new Set(allotment.offers.map(({ rule }) => rule.programme));
  const found = new Map<string, { set: Chosen; why: Why[]; used: number }>();
  for (const programme of all) {
    const without = here.has(programme);
    const offers = without
      ? allotment.offers.filter(({ rule }) => rule.programme !== programme)
      : allotment.offers;
    const best = bestSetOf({ ...allotment, offers }, set => without || programmesOf(set).has(programme));
    if (best === undefined) continue;
    const mine = codes(best.set);
    const theirs = codes(chosen);
    const more = [...mine].filter(code => !theirs.has(code)).toSorted();
    const fewer = [...theirs].filter(code => !mine.has(code)).toSorted();
    if (more.length === 0) continue;
    const gaps = { codes: more.join(', '), others: fewer.join(', ') };
    const why: Why =
      fewer.length > 0 ? { says: 'takes-instead', with: gaps } : { says: 'takes-also', with: gaps };
    found.set(best.worth.codes, { set: best.set, why: [why], used: best.worth.used });
  }
  return [...found]
    .toSorted(([a, one], [b, other]) => other.used - one.used || (a < b ? -1 : 1))
    .map(([, one]) => drawn(one));
}

const offersOf = ({ sessions, untimed, given }: Chosen) => [
  ...[...sessions, ...given].map(({ offer }) => offer),
  ...untimed,
];
const programmesOf = (set: Chosen) => new Set<string>(offersOf(set).map(({ rule }) => rule.programme));
const codes = (set: Chosen) => new Set(offersOf(set).map(({ rule }) => rule.code));
