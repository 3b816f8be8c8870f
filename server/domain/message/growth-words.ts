import type { Language } from '../language.ts';
import listed from './growth-words.json' with { type: 'json' };

/** A word of illness or blame that was found, and how the same is said as growth. */
export type GrowthHint = { found: string; instead: string };

type Listed = { words: string[]; instead: string };

const bookOf = (language: Language): { pattern: RegExp; instead: string }[] =>
  (listed[language] as Listed[]).map(({ words, instead }) => ({
    pattern: new RegExp(`(?<![\\p{L}])(?:${words.join('|')})(?![\\p{L}])`, 'giu'),
    instead,
  }));
const books: Record<Language, { pattern: RegExp; instead: string }[]> = {
  en: bookOf('en'),
  es: bookOf('es'),
};

/** The words of a message that speak of illness, failing or duty, in their order. Hints: nothing is refused for them. */
export const growthHints = (text: string, language: Language): GrowthHint[] =>
  books[language]
    .flatMap(({ pattern, instead }) =>
      [...text.normalize('NFC').matchAll(pattern)].map(({ index, 0: found }) => ({ index, found, instead })),
    )
    .toSorted((a, b) => a.index - b.index)
    .filter(({ found }, at, all) => all.findIndex(other => same(other.found, found)) === at)
    .map(({ found, instead }) => ({ found, instead }));

const same = (one: string, other: string) => one.toLowerCase() === other.toLowerCase();
