import type { Language } from '../language.ts';
import type { StrategyKey } from './medicines.ts';
import { type Phrase, phraseIn } from './phrases.ts';

/** What may be tried for a medicine, as it is offered to the coach, and as the note says it. */
const words: Record<StrategyKey, Phrase> = {
  'ask-what-it-costs': {
    en: 'Ask what it costs them',
    es: 'Preguntar cuánto le cuesta',
  },
  'look-for-help-paying': {
    en: 'Look for help with paying',
    es: 'Buscar ayuda para pagarla',
  },
  'ask-about-a-generic': {
    en: 'Ask the prescriber about a cheaper one',
    es: 'Preguntar al médico por una más barata',
  },
  'ask-the-exact-worry': {
    en: 'Ask for the exact worry',
    es: 'Preguntar qué le preocupa exactamente',
  },
  'explain-what-it-does-and-what-skipping-does': {
    en: 'Share what it does and what skipping does',
    es: 'Compartir qué hace y qué pasa si no se toma',
  },
  'write-down-effect-and-since-when': {
    en: 'Write down the effect and since when',
    es: 'Anotar el efecto y desde cuándo',
  },
  'tell-the-clinician-today': {
    en: 'Tell the clinician today',
    es: 'Decírselo al médico hoy',
  },
  'tie-to-a-daily-habit': {
    en: 'Tie it to something done every day',
    es: 'Unirla a algo de todos los días',
  },
  'pill-box-or-reminder': {
    en: 'A pill box or a reminder',
    es: 'Un pastillero o un recordatorio',
  },
  'one-refill-day': {
    en: 'One day for all refills',
    es: 'Un solo día para surtir todas',
  },
  'ask-tell-ask': {
    en: 'Ask, tell, ask about what it is for',
    es: 'Preguntar, explicar y preguntar para qué es',
  },
  'teach-back': {
    en: 'Hear it back in their words',
    es: 'Oírlo de vuelta en sus palabras',
  },
  'show-the-numbers': {
    en: 'Look at the numbers together',
    es: 'Ver juntos los números',
  },
  'refill-steps': {
    en: 'Go through how to refill',
    es: 'Repasar cómo se vuelve a surtir',
  },
  'ride-or-delivery': {
    en: 'A ride to the pharmacy, or delivery',
    es: 'Transporte a la farmacia o entrega en casa',
  },
  'longer-supply': {
    en: 'Ask for a longer supply',
    es: 'Pedir para más tiempo',
  },
  'ask-about-another-form': {
    en: 'Ask about another form of it',
    es: 'Preguntar por otra presentación',
  },
  'ask-about-a-simpler-schedule': {
    en: 'Ask about a simpler schedule',
    es: 'Preguntar por un horario más sencillo',
  },
  'respect-and-tell-the-clinician': {
    en: 'Respect it, and tell the clinician',
    es: 'Respetarlo y decírselo al médico',
  },
  'listen-and-write-down': {
    en: 'Listen, and write it down',
    es: 'Escuchar y anotarlo',
  },
};

export const strategyWords = (language: Language): Record<StrategyKey, string> =>
  Object.fromEntries(Object.entries(words).map(([key, phrase]) => [key, phrase[language]])) as Record<
    StrategyKey,
    string
  >;

/** A strategy as the note says it, when it was chosen from what is offered; the coach's own words as they stand. */
export const strategyIn = (said: string, language: Language): string =>
  phraseIn(said, Object.values(words), language);
