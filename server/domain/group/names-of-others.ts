import { readsAsName } from './names-as-words.ts';

/**
 * The first of these people whom a text names: a part of their name, of three letters or more, as a word of its own with
 * a capital. A part that is in the reader's own name too (`mine`: a sister, a namesake) names nobody, nor does one that is
 * an everyday word and reads as that ("Will they come in May?"). "rose early" is not Rose. Nothing where nobody is named.
 */
export function nameOfAnother(text: string, others: readonly string[], mine = ''): string | undefined {
  const own = new Set(partsOf(mine));
  const told = text.normalize('NFC');
  const words = new Set(
    [...told.matchAll(/\p{L}[\p{L}'’-]*/gu)]
      .filter(({ 0: word }) => /^\p{Lu}/u.test(word))
      .filter(({ 0: word, index }) =>
        readsAsName(word, told.slice(0, index), told.slice(index + word.length)),
      )
      .map(({ 0: word }) => word.replace(/['’]s$/, ''))
      .flatMap(word => [word, ...word.split('-')])
      .map(bare),
  );
  return others.find(name => partsOf(name).some(part => words.has(part) && !own.has(part)));
}

const partsOf = (name: string): string[] =>
  name
    .split(/[^\p{L}'’]+/u)
    .map(bare)
    .filter(part => part.length >= 3);

const bare = (word: string): string =>
  word
    .normalize('NFD')
    .replace(/[\p{M}'’]/gu, '')
    .toLowerCase();
