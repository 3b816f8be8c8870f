import type { Language } from '../language.ts';
import type { FlagBecause } from './because.ts';
import { correctionsOf } from './facts-words.ts';
import type { HappenedView } from './on-watch.ts';

/** A correction of a number: what it was corrected to, by whom and when, as far as that is known. */
export type Correction = { to: string; by?: string; at?: string };

/** Its corrections in turn. An answer does not know when it was corrected: the last event tells. */
export const correctedIn = (
  fact: FlagBecause,
  happened: readonly HappenedView[],
  language: Language,
): Correction[] =>
  correctionsOf(fact, language).map(({ to, at }) => {
    const events = happened.filter(({ what }) => what === 'corrected');
    const event =
      at === undefined ? events.at(-1) : events.find(one => Date.parse(one.at) === Date.parse(at));
    const when = at ?? event?.at;
    return { to, ...(event?.by !== undefined && { by: event.by }), ...(when && { at: when }) };
  });
