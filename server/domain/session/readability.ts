/** How hard a text is to read, by the two formulas that gate what patients are handed. */

/**
 * Flesch-Kincaid grade of an English text (Kincaid et al. 1975): 0.39 words a sentence + 11.8 syllables a word - 15.59.
 * Syllables are counted by rule, so a single word may be off by one.
 */
export function fleschKincaidGrade(text: string): number {
  const { words, sentences } = counted(text);
  const syllables = words.reduce((sum, word) => sum + englishSyllables(word), 0);
  return words.length === 0
    ? 0
    : 0.39 * (words.length / sentences) + 11.8 * (syllables / words.length) - 15.59;
}

/**
 * Fernández-Huerta's ease of a Spanish text (1959, in its corrected reading): 206.84 - 60 syllables a word - 1.02
 * words a sentence. 70 and above is fairly easy.
 */
export function fernandezHuertaEase(text: string): number {
  const { words, sentences } = counted(text);
  const syllables = words.reduce((sum, word) => sum + spanishSyllables(word), 0);
  return words.length === 0
    ? 100
    : 206.84 - 60 * (syllables / words.length) - 1.02 * (words.length / sentences);
}

function counted(text: string): { words: string[]; sentences: number } {
  const words = text.toLowerCase().match(/[\p{L}\d'’]+/gu) ?? [];
  const sentences = text.split(/[.!?:;]+(?:\s|$)|\n/).filter(part => /[\p{L}\d]/u.test(part)).length;
  return { words, sentences: Math.max(1, sentences) };
}

/** Vowel groups, without a silent e at the end; a number counts as one. */
function englishSyllables(word: string): number {
  const groups = word.replace(/[^a-z]/g, '').match(/[aeiouy]+/g)?.length ?? 0;
  const silent = /[^aeiouyl]es?$|[^aeiouytd]ed$/.test(word) && !/(s|x|z|ch|sh|c|g)es$/.test(word) ? 1 : 0;
  return Math.max(1, groups - silent);
}

/** A weak vowel (i, u) beside another vowel joins it; two strong ones, or an accented weak one, part. */
function spanishSyllables(word: string): number {
  const vowels = word.replace(/qu|gu(?=[eiéí])/g, 'q').match(/[aeiouáéíóúüy]+/g) ?? [];
  const parts = vowels.map(
    group => group.replace(/y$/, 'i').match(/[iuü]*[aeoáéó][iuü]*|[íú]|[iuü]+/g)?.length ?? 1,
  );
  return Math.max(
    1,
    parts.reduce((sum, count) => sum + count, 0),
  );
}
