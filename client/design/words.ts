import { createContext, useContext } from 'react';
import type { Language } from '../../server/domain/language.ts';

export type { Language };

/** A dictionary in another language: the same keys, and the same arguments where a word takes some. */
export type SameWords<D> = {
  [K in keyof D]: D[K] extends (...given: infer G) => string
    ? (...given: G) => string
    : D[K] extends string
      ? string
      : SameWords<D[K]>;
};

export type Dictionaries<D> = { en: D; es: SameWords<D> };

export const LanguageContext = createContext<Language>('en');

export const useLanguage = (): Language => useContext(LanguageContext);

/** The words of one screen in the language of the interface: `const say = useWords(prepWords)`. */
export function useWords<D>(dictionaries: Dictionaries<D>): SameWords<D> {
  return wordsIn(dictionaries, useLanguage());
}

/** The same outside React. */
export function wordsIn<D>(dictionaries: Dictionaries<D>, language: Language): SameWords<D> {
  return language === 'es' ? dictionaries.es : (dictionaries.en as SameWords<D>);
}
