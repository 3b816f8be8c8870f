import type { Language } from '../language.ts';
import type { RedFlagKind } from '../session/choices.ts';

/** Whom a practice says to call in any case: one in each language it has it in, or one whose language nobody recorded. */
export type UrgentLine = string | { [language in Language]?: string };

/** The line as it is said; `lang` is empty where nobody recorded in which language it is. */
export type UrgentLineSaid = { words: string; lang: Language | '' };

/**
 * The line for who reads this language; where the practice has it in another alone, that one. Nothing where it has none.
 * `about`: the red flag it is read for; the part of it that is for another kind is then left out.
 */
export function urgentLineFor(
  line: UrgentLine | undefined,
  language: Language,
  about?: RedFlagKind,
): UrgentLineSaid | undefined {
  const said = sayLine(line, language);
  if (said === undefined || about === undefined || about === 'self-harm') return said;
  const words = said.words
    .split(between)
    .filter(part => !lifeline.test(part))
    .join(' · ');
  return words ? { ...said, words } : undefined;
}

/** A practice writes its numbers in one line, set apart by a sign. */
const between = /\s*[·;|\n]\s*/;
/** The lifeline for thoughts of suicide: it has no place with a pressure or a sugar. */
const lifeline = /\b988\b/;

function sayLine(line: UrgentLine | undefined, language: Language): UrgentLineSaid | undefined {
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
