import type { Translation } from './message.ts';

/** What a chart says of how somebody is spoken with, as far as it was read. */
export type SpokenWith = { language?: string; interpreter: 'needed' | 'not-needed' | 'not-recorded' };

/**
 * Whether somebody must put what a coach wrote into another language: it is in none the patient reads, or nobody knows
 * which they read and an interpreter is needed.
 */
export const translationToPatient = (
  language: string,
  { language: theirs, interpreter }: SpokenWith,
): Translation | undefined => {
  if (theirs !== undefined) return isSame(language, theirs) ? undefined : { why: 'language' };
  return interpreter === 'needed' ? { why: 'interpreter' } : undefined;
};

/** The same of what came, for a coach who reads the page in `reads`. */
export const translationToCoach = (language: string, reads: string): Translation | undefined =>
  isSame(language, reads) ? undefined : { why: 'language' };

/** Mexican Spanish is Spanish. */
const isSame = (one: string, other: string): boolean => primary(one) === primary(other);
const primary = (tag: string): string => tag.toLowerCase().split('-')[0] ?? '';
