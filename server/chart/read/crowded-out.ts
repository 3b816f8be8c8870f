import type { Collected } from './collect.ts';
import type { Loose } from './loose.ts';
import { kindOf } from './measures.ts';
import { crowdedSearch, measuresOfRead, type Search } from './searches.ts';

/** The reads whose page several kinds share, each at its own pace. */
export const sharedPages = ['body', 'daily'] as const;
type Shared = (typeof sharedPages)[number];
type SharedKind = (typeof measuresOfRead)[Shared][number];

/**
 * How many newest readings of a kind are wanted: of what patients measure themselves as many as its trend takes (the
 * `many` of prep-trend.ts), of what comes with a visit the last and the one before.
 */
const wanted: { readonly [K in SharedKind]: number } = {
  ...{ weight: 8, glucose: 8, steps: 8, 'activity-minutes': 8, sleep: 8, 'peak-flow': 8 },
  ...{ 'heart-rate': 2, bmi: 2, waist: 2 },
};
/** Looked for also where a full page shows not one; the others are taken not to be measured then. */
const always: readonly SharedKind[] = ['weight', 'glucose', 'steps'];

/**
 * One more read, of the kinds that others left too little room on a page that was cut off: four fingersticks a day hide
 * the monthly weight. Undefined where nothing was crowded out, as in most charts.
 */
export function searchForCrowdedOut(
  pages: { readonly [name in Shared]: Collected },
  now: Date,
): Search | undefined {
  const kinds = sharedPages.flatMap(name => {
    const page = pages[name];
    return page.status === 'read' && page.more ? tooFewOf(measuresOfRead[name], page.resources) : [];
  });
  return kinds.length > 0 ? crowdedSearch(kinds, now) : undefined;
}

function tooFewOf(kinds: readonly SharedKind[], resources: Loose[]): SharedKind[] {
  const found = resources.map(kindOf);
  return kinds.filter(kind => {
    const count = found.filter(each => each === kind).length;
    return count < wanted[kind] && (count > 0 || always.includes(kind));
  });
}
