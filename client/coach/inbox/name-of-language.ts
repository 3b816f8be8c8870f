import type { Language } from '../../design/words.ts';

/** "Spanish", "vietnamita": what a language is called in the reader's. */
export const nameOfLanguage = (tag: string, language: Language): string => {
  const [primary = tag] = tag.split('-');
  return new Intl.DisplayNames([language], { type: 'language' }).of(primary) ?? tag;
};
