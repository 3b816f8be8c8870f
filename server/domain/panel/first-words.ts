import type { Language } from '../language.ts';
import { shortDay } from '../short-date.ts';
import { tellDate } from '../tell-date.ts';

/** Who gave the patient on, until when, and whether all three meet; `name`: as the patient is called. */
export type FirstWordsAsk = { name?: string; from: string; backOn?: string; meet: boolean; hasLeft: boolean };

/** A first line to say to a patient who has a new coach, in both languages: said as it stands, or as one would say it oneself. */
export const firstWords = ({
  name,
  from,
  backOn,
  meet,
  hasLeft,
}: FirstWordsAsk): Record<Language, string> => {
  const given = from.split(' ')[0] ?? from;
  // Spoken, so without the year, and in the order of days that the page around it has.
  const until = (language: Language) =>
    backOn &&
    (language === 'en' ? shortDay(backOn, language) : tellDate(backOn, language, 'UTC')).replace(
      /,? (de )?\d{4}$/,
      '',
    );
  const en = backOn
    ? `${given} asked me to walk with you until ${until('en')}.`
    : hasLeft
      ? `${given} has moved on from our practice, and I walk with you from here.`
      : `${given} asked me to walk with you from here.`;
  const es = backOn
    ? `${given} me pidió que le acompañe hasta el ${until('es')}.`
    : hasLeft
      ? `${given} ya no trabaja con nosotros, y de aquí en adelante le acompaño yo.`
      : `${given} me pidió que le acompañe de aquí en adelante.`;
  const then = meet
    ? {
        en: `Shall we talk with ${given} too, this first time?`,
        es: `¿Le parece si la primera vez hablamos con ${given} también?`,
      }
    : { en: 'What would you like me to know first?', es: '¿Qué le gustaría que yo supiera primero?' };
  return {
    en: `Hello${name ? `, ${name}` : ''}. ${en} ${then.en}`,
    es: `Hola${name ? `, ${name}` : ''}. ${es} ${then.es}`,
  };
};
