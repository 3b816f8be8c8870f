/**
 * The first of these people whom a text names: a part of their name, of three letters or more, as a word of its own with
 * a capital. A part that is in the reader's own name too (`mine`: a sister, a namesake) names nobody. "rose early" is not
 * Rose. Nothing where nobody is named.
 */
export function nameOfAnother(text: string, others: readonly string[], mine = ''): string | undefined {
  const own = new Set(partsOf(mine));
  const words = new Set(
    [...text.normalize('NFC').matchAll(/\p{L}[\p{L}'’-]*/gu)]
      .map(([word]) => word.replace(/['’]s$/, ''))
      .filter(word => /^\p{Lu}/u.test(word))
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
