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

/** What is done most often; not offered, since a step begins with the patient's own word for it. */
export const whatPhrases: readonly Phrase[] = [
  { en: 'walk', es: 'caminar' },
  { en: 'swim', es: 'nadar' },
  { en: 'dance', es: 'bailar' },
  { en: 'run', es: 'correr' },
  { en: 'stretch', es: 'estirarme' },
  { en: 'exercise', es: 'hacer ejercicio' },
  { en: 'drink water', es: 'tomar agua' },
  { en: 'eat vegetables', es: 'comer verduras' },
  { en: 'eat fruit', es: 'comer fruta' },
  { en: 'weigh myself', es: 'pesarme' },
  { en: 'check my blood sugar', es: 'medirme el azúcar' },
  { en: 'check my blood pressure', es: 'medirme la presión' },
];

/** When, where and with whom a step is done: the first of each are offered, the others are said in the other language too. */
export const whenPhrases: readonly Phrase[] = [
  { en: 'in the morning', es: 'por la mañana' },
  { en: 'after lunch', es: 'después del almuerzo' },
  { en: 'after dinner', es: 'después de la cena' },
  { en: 'before bed', es: 'antes de dormir' },
  { en: 'after supper', es: 'después de cenar' },
  { en: 'after breakfast', es: 'después del desayuno' },
  { en: 'after work', es: 'después del trabajo' },
  { en: 'in the afternoon', es: 'por la tarde' },
  { en: 'in the evening', es: 'al anochecer' },
];
export const wherePhrases: readonly Phrase[] = [
  { en: 'at home', es: 'en casa' },
  { en: 'around the block', es: 'por la cuadra' },
  { en: 'at work', es: 'en el trabajo' },
  { en: 'in the park', es: 'en el parque' },
  { en: 'around the park', es: 'alrededor del parque' },
  { en: 'at the gym', es: 'en el gimnasio' },
  { en: 'at the pool', es: 'en la piscina' },
];
export const whomPhrases: readonly Phrase[] = [
  { en: 'on my own', es: 'por mi cuenta' },
  { en: 'with family', es: 'con la familia' },
  { en: 'with a friend', es: 'con una amistad' },
  { en: 'with my partner', es: 'con mi pareja' },
  { en: 'with my sister', es: 'con mi hermana' },
  { en: 'with my brother', es: 'con mi hermano' },
  { en: 'with my wife', es: 'con mi esposa' },
  { en: 'with my husband', es: 'con mi esposo' },
  { en: 'with my daughter', es: 'con mi hija' },
  { en: 'with my son', es: 'con mi hijo' },
  { en: 'with my mother', es: 'con mi mamá' },
  { en: 'with my dog', es: 'con mi perro' },
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

/** The words to choose from in one language: as many as can be read at a glance. */
export const offered = (phrases: readonly Phrase[], language: Language): string[] =>
  phrases.slice(0, 4).map(phrase => phrase[language]);
export const unitsOffered = (language: Language): string[] =>
  unitPhrases.slice(0, 5).map(({ many }) => many[language]);

const flat = (words: string) => words.trim().toLowerCase();
