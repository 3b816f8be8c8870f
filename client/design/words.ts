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

/** What was fetched of the words, by language and dictionary. */
const learnt: { [L in Language]: { [name: string]: unknown } } = { en: {}, es: {} };

/** Takes dictionaries of one language in, each under its name. */
export function learn(language: Language, dictionaries: { [name: string]: unknown }): void {
  Object.assign(learnt[language], dictionaries);
}

/** Dictionaries that a screen is fetched with in the reader's language alone; `learn` brings them. */
export function fetchedWords<D>(name: string): Dictionaries<D> {
  const wordsOf = (language: Language) => {
    const words = learnt[language][name];
    if (words === undefined) throw new Error(`said before it was fetched: ${name} (${language})`);
    return words;
  };
  return {
    get en() {
      return wordsOf('en') as D;
    },
    get es() {
      return wordsOf('es') as SameWords<D>;
    },
  };
}

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
