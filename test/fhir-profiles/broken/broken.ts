import type { Json } from '../check-value.ts';
import { brokenAnswers } from './asked.ts';
import { brokenBetween } from './between.ts';
import { brokenConsents } from './consents.ts';
import { brokenExports } from './exports.ts';
import { brokenHandoffs } from './handoffs.ts';
import { brokenMeasures } from './measured.ts';
import { brokenPlainly } from './plain.ts';
import { brokenPlans } from './plans.ts';
import { brokenVisitsAndNotes } from './visit-and-note.ts';

/**
 * One way to break an example: `from` is the example, `set` the places that get another value (undefined takes it away),
 * `at` where it must be seen. Places are dotted, with numbers for members of lists. `here`: HAPI lets it pass, which
 * looks at no reference it cannot follow, takes unknown extensions, only warns of blanks and lets a year be a moment.
 */
export type Broken = {
  says: string;
  here?: true;
  from: string;
  set: { [place: string]: unknown };
  at: RegExp;
};

/** Whoever validates resources of ours must find every one of these; HAPI, all but those of `here`. */
export const broken: Broken[] = [
  ...brokenPlainly,
  ...brokenPlans,
  ...brokenAnswers,
  ...brokenMeasures,
  ...brokenVisitsAndNotes,
  ...brokenBetween,
  ...brokenHandoffs,
  ...brokenConsents,
  ...brokenExports,
];

/** The example with those places changed. */
export function brokenFrom(example: Json, set: Broken['set']): Json {
  const resource = structuredClone(example);
  for (const [place, value] of Object.entries(set)) {
    const segments = place.split('.');
    const last = segments.pop() ?? '';
    const holder = segments.reduce<Json>((at, segment) => at[segment] as Json, resource);
    if (value !== undefined) holder[last] = value;
    else if (Array.isArray(holder)) holder.splice(Number(last), 1);
    else delete holder[last];
  }
  return resource;
}
