import { createContext, useContext } from 'react';

/** The languages of the interface. What the patient is given may be in another one. */
export const languages = ['en', 'es'] as const;
export type Language = (typeof languages)[number];

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

/** English unless the first language of the list that we speak is another. Takes `es-MX,es;q=0.9` or `es-MX`. */
export function languageFrom(wanted: string | readonly string[] | undefined): Language {
  const list = typeof wanted === 'string' ? wanted.split(',') : (wanted ?? []);
  const spoken = list.map(one => one.trim().slice(0, 2).toLowerCase());
  return spoken.find((one): one is Language => one === 'en' || one === 'es') ?? 'en';
}
