import type { Language } from './language.ts';

/** Dates as every screen tells them, and the desk's papers with them: "14 Nov 2026, 06:50". Notes and what is filed have `tell-date.ts`. */

/** Three letters each, in their order: first screens carry them. */
const months: Record<Language, string> = {
  en: 'JanFebMarAprMayJunJulAugSepOctNovDec',
  es: 'enefebmarabrmayjunjulagosepoctnovdic',
};

/** "14 Nov 2026" of a day; "Nov 2026" and "2026" where no more of it is known. */
export function shortDay(day: string, language: Language): string {
  const [year = '', month, date] = day.split('-');
  if (month === undefined) return year;
  const named = `${months[language].slice(3 * Number(month) - 3, 3 * Number(month))} ${year}`;
  return date === undefined ? named : `${Number(date)} ${named}`;
}

/** "1 Nov 2026 to 14 Nov 2026"; one day once. */
export const shortDays = ({ from, to }: { from: string; to: string }, language: Language): string =>
  from === to
    ? shortDay(to, language)
    : `${shortDay(from, language)} ${language === 'en' ? 'to' : 'a'} ${shortDay(to, language)}`;
