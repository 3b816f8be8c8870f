import type { Language } from '../language.ts';
import type { Why } from './evaluation.ts';
import { inGap } from './gap-words.ts';

const gaps = /\{(\w+)(?:\|([^|}]*)\|([^|}]*))?\}/g;

/** A sentence with its gaps filled; `{gap|one|more}` is the form that goes with the gap's number, in English as in Spanish. */
export const fillGaps = (sentence: string, given: Why['with'], language: Language): string =>
  sentence.replace(gaps, (_, gap: string, one?: string, more = '') => {
    const value = given?.[gap] ?? '';
    if (one === undefined) return inGap(gap, value, language);
    return Number(value) === 1 ? one : more;
  });
