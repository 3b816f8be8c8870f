import type { Lack } from '../billing/evaluation.ts';
import type { ConsentKind } from '../billing/vocabulary.ts';
import type { WrittenFact } from './facts.ts';

/**
 * What somebody is asked for, so that it can be told without a code. `states`: what each reply of the question states, in
 * their order; a question from before has none.
 */
export type Asked =
  | { about: 'consent'; to: ConsentKind }
  | { about: 'fact'; lack: Lack['what']; states?: WrittenFact[][] };

/** A lack by what it is about: the same in every month and for every code that waits for it. */
export const lackKey = ({ what }: Pick<Lack, 'what'>): string =>
  [what.says, ...Object.entries(what.with ?? {}).flatMap(([gap, value]) => [gap, String(value)])].join(' ');

export const askedOf = ({ what }: Pick<Lack, 'what'>): Asked =>
  what.says === 'lacks-consent' && what.with?.to !== undefined
    ? { about: 'consent', to: what.with.to as ConsentKind }
    : { about: 'fact', lack: what };
