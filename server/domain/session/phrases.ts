import type { Language } from '../language.ts';

/** Words that are offered to be chosen, in both languages: whichever was chosen, it can be said in the other. */
export type Phrase = Readonly<Record<Language, string>>;

/**
 * Words as they are said in a language: one of the phrases offered is said in it, whichever language it was chosen in;
 * everything else is somebody's own words and stays as it is.
 */
export function phraseIn(words: string, phrases: readonly Phrase[], language: Language): string {
  const said = flat(words);
  return phrases.find(phrase => flat(phrase.en) === said || flat(phrase.es) === said)?.[language] ?? words;
}

/** What is offered for when, where and with whom a step is done. */
export const whenPhrases: readonly Phrase[] = [
  { en: 'in the morning', es: 'por la mañana' },
  { en: 'after lunch', es: 'después del almuerzo' },
  { en: 'after dinner', es: 'después de la cena' },
  { en: 'before bed', es: 'antes de dormir' },
];
export const wherePhrases: readonly Phrase[] = [
  { en: 'at home', es: 'en casa' },
  { en: 'around the block', es: 'por la cuadra' },
  { en: 'at work', es: 'en el trabajo' },
  { en: 'in the park', es: 'en el parque' },
];
export const whomPhrases: readonly Phrase[] = [
  { en: 'on my own', es: 'por mi cuenta' },
  { en: 'with family', es: 'con la familia' },
  { en: 'with a friend', es: 'con una amistad' },
];

/** What a step is counted in: many of them, and one. The first five are offered. */
export const unitPhrases: readonly { many: Phrase; one: Phrase }[] = [
  { many: { en: 'minutes', es: 'minutos' }, one: { en: 'minute', es: 'minuto' } },
  { many: { en: 'steps', es: 'pasos' }, one: { en: 'step', es: 'paso' } },
  { many: { en: 'glasses', es: 'vasos' }, one: { en: 'glass', es: 'vaso' } },
  { many: { en: 'servings', es: 'porciones' }, one: { en: 'serving', es: 'porción' } },
  { many: { en: 'blocks', es: 'cuadras' }, one: { en: 'block', es: 'cuadra' } },
  { many: { en: 'hours', es: 'horas' }, one: { en: 'hour', es: 'hora' } },
  { many: { en: 'cups', es: 'tazas' }, one: { en: 'cup', es: 'taza' } },
  { many: { en: 'miles', es: 'millas' }, one: { en: 'mile', es: 'milla' } },
  { many: { en: 'pages', es: 'páginas' }, one: { en: 'page', es: 'página' } },
];

/** The words to choose from in one language. */
export const offered = (phrases: readonly Phrase[], language: Language): string[] =>
  phrases.map(phrase => phrase[language]);
export const unitsOffered = (language: Language): string[] =>
  unitPhrases.slice(0, 5).map(({ many }) => many[language]);

const flat = (words: string) => words.trim().toLowerCase();
