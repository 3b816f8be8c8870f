import type { RedFlagKind } from '../session/choices.ts';

/** Phrases that speak for a red flag by themselves, and pairs of words that do so when they stand close together. */
export type Family = {
  kind: RedFlagKind;
  phrases: readonly string[];
  pairs?: readonly (readonly [one: string, other: string])[];
};

/** Words between the two of a pair: never across punctuation other than "my chest, it hurts", a turn of the sentence, or a denial ("chest does not hurt"). */
const between =
  "(?:,(?=\\s+(?:it|me)\\b))?(?:\\s+(?!(?:no|not|never|without|nor|but|sin|ni|nunca|pero|denies|niega)\\b)(?!\\S*n't\\b|(?:do|does|did|is|was)nt\\b)[^\\s.,;:!?]+){0,4}?\\s+";

/** One expression of a family; the nearest pair is taken, in either order. */
export function together({ kind, phrases, pairs = [] }: Family): { kind: RedFlagKind; words: RegExp } {
  const either = pairs.flatMap(([one, other]) => [
    `(?:${one})\\b${between}(?:${other})`,
    `(?:${other})\\b${between}(?:${one})`,
  ]);
  return { kind, words: new RegExp(`\\b(?:${[...phrases, ...either].join('|')})(?!\\w)`, 'g') };
}
