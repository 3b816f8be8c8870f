import { type ConsentKind, consentKinds } from '../billing/vocabulary.ts';
import type { Language } from '../language.ts';

/**
 * What a coach says when they ask for a consent: what will be done, that a share of the cost may be asked for, that one
 * practice alone may do it, and that it can end at the end of any month. The rules require each of these to be said; no
 * code and no programme is named. Of these kinds the coach knows no more than these words.
 */
const en: Record<ConsentKind, string> = {
  ccm: 'May I ask you: may our team look after your lasting conditions between visits, by phone and message, with a written plan that you get a copy of?',
  pcm: 'May I ask you: may our team look after your main condition between visits, by phone and message, with a written plan that you get a copy of?',
  apcm: 'May I ask you: may this practice be the one that looks after your health as a whole, also between visits and outside of opening hours?',
  chi: 'May I ask you: may I help you between visits with what stands in the way of your health, such as food, moving more, getting here, or housing?',
  pin: 'May I ask you: may I help you find your way through appointments, papers and help for your illness between visits?',
  bhi: 'May I ask you: may our team look after how you feel in your mind between visits, with questions from time to time and a plan?',
  rpm: 'May I ask you: may a device at your home send your readings to us by itself, so that we can call you when something changes?',
  rtm: 'May I ask you: may a device send us how your therapy is going, so that we can call you when something changes?',
};
const alsoSaid = {
  en: 'Your insurance may ask you to pay a part of it. Only one practice can do this for you at a time. You can stop whenever you want, at the end of that month.',
  es: 'Puede ser que su seguro le pida pagar una parte. Solo un consultorio a la vez puede hacerlo por usted. Puede dejarlo cuando quiera, al final de ese mes.',
};
const es: Record<ConsentKind, string> = {
  ccm: 'Le quiero preguntar: ¿puede nuestro equipo cuidar de sus enfermedades de largo tiempo entre las visitas, por teléfono y mensaje, con un plan escrito del que usted recibe una copia?',
  pcm: 'Le quiero preguntar: ¿puede nuestro equipo cuidar de su enfermedad principal entre las visitas, por teléfono y mensaje, con un plan escrito del que usted recibe una copia?',
  apcm: 'Le quiero preguntar: ¿puede este consultorio ser el que cuida de toda su salud, también entre las visitas y fuera del horario?',
  chi: 'Le quiero preguntar: ¿puedo ayudarle entre las visitas con lo que estorba a su salud, como la comida, moverse más, llegar aquí o la vivienda?',
  pin: 'Le quiero preguntar: ¿puedo ayudarle entre las visitas con las citas, los papeles y la ayuda para su enfermedad?',
  bhi: 'Le quiero preguntar: ¿puede nuestro equipo cuidar de su ánimo entre las visitas, con preguntas de vez en cuando y un plan?',
  rpm: 'Le quiero preguntar: ¿puede un aparato en su casa mandarnos solo sus mediciones, para que podamos llamarle cuando algo cambie?',
  rtm: 'Le quiero preguntar: ¿puede un aparato mandarnos cómo va su terapia, para que podamos llamarle cuando algo cambie?',
};

/** The question and what must be said with it. */
export const consentWords = (kind: ConsentKind, language: Language): { question: string; also: string } => ({
  question: (language === 'en' ? en : es)[kind],
  also: alsoSaid[language],
});

/** In which language the words of ours were said that were kept with an answer; nothing where they were not ours. */
export const languageOfTold = (told: string): Language | undefined =>
  (['en', 'es'] as const).find(language =>
    consentKinds.some(kind => {
      const { question, also } = consentWords(kind, language);
      return told === `${question} ${also}`;
    }),
  );
