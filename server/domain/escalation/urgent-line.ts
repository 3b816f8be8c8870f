import type { Language } from '../language.ts';

/** Whom a practice says to call in any case: one in each language it has it in, or one whose language nobody recorded. */
export type UrgentLine = string | { [language in Language]?: string };

/** The line as it is said; `lang` is empty where nobody recorded in which language it is. */
export type UrgentLineSaid = { words: string; lang: Language | '' };

/** The line for who reads this language; where the practice has it in another alone, that one. Nothing where it has none. */
export function urgentLineFor(line: UrgentLine | undefined, language: Language): UrgentLineSaid | undefined {
  if (line === undefined || typeof line === 'string') {
    const words = line?.trim();
    return words ? { words, lang: '' } : undefined;
  }
  const other = language === 'en' ? 'es' : 'en';
  for (const lang of [language, other] as const) {
    const words = line[lang]?.trim();
    if (words) return { words, lang };
  }
  return undefined;
}

/** Whether the line already says to call this number, however either is written. */
export const callsTheSame = (line: string, phone: string): boolean => {
  const digits = phone.replaceAll(/\D/g, '');
  return digits !== '' && line.replaceAll(/\D/g, '').includes(digits);
};
