import { describe, expect, test } from 'vitest';
import { type HandoutWords, handoutWords } from '../../../../server/domain/session/handout-words.ts';
import { fernandezHuertaEase, fleschKincaidGrade } from '../../../../server/domain/session/readability.ts';

const sentencesOf = (words: HandoutWords): string[] =>
  Object.values(words).flatMap((value): string[] => {
    if (typeof value === 'function') return [(value as (filled: string) => string)('8')];
    return typeof value === 'string' ? [value] : Object.values(value);
  });

describe('what patients are handed reads easily', () => {
  test.each(sentencesOf(handoutWords.en))('grade 6 or below: %s', sentence => {
    expect(fleschKincaidGrade(sentence)).toBeLessThanOrEqual(6);
  });

  test.each(sentencesOf(handoutWords.es))('fairly easy: %s', sentence => {
    expect(fernandezHuertaEase(sentence)).toBeGreaterThanOrEqual(70);
  });
});
