import type { Language } from '../language.ts';

/**
 * Every fixed sentence of the handout. English stays at grade 6 or below (Flesch-Kincaid), Spanish at 70 or above
 * (Fernández-Huerta), *usted*, neutral for the United States; a test measures each of them.
 */
export type HandoutWords = {
  title: string;
  forWhom: (name: string) => string;
  goal: string;
  plan: string;
  when: string;
  where: string;
  withWhom: string;
  start: string;
  /** Of a plan that has begun. */
  since: string;
  hard: string;
  hardNothing: string;
  sure: string;
  outOfTen: (value: number) => string;
  call: string;
  callLines: readonly string[];
  callPhone: (phone: string) => string;
  next: string;
  nextNothing: string;
  at: (clock: string) => string;
  means: { 'in-person': string; phone: string; video: string; message: string };
  week: string;
  days: readonly string[];
  coach: (name: string) => string;
};

export const handoutWords: Record<Language, HandoutWords> = {
  en: {
    title: 'My plan',
    forWhom: name => `This plan is for ${name}.`,
    goal: 'My goal',
    plan: 'What I will do',
    when: 'When',
    where: 'Where',
    withWhom: 'With',
    start: 'I start on',
    since: 'Since',
    hard: 'If it gets hard, I will',
    hardNothing: 'Do a bit less. A small step counts. Then try again the next day.',
    sure: 'How sure am I?',
    outOfTen: value => `${value} out of 10`,
    call: 'Call us if',
    callLines: [
      'You want to change your plan.',
      'You feel sick from your pills. Do not stop them on your own. Call us first.',
      'You feel much worse than you did last week.',
      'Call 911 now if your chest hurts, if you can not breathe well, or if one side of you goes weak.',
      'If you think of harming yourself, call or text 988. It is free, day and night.',
    ],
    callPhone: phone => `Call us at ${phone}`,
    next: 'When we talk next',
    nextNothing: 'We will call you to set a day.',
    at: clock => `at ${clock}`,
    means: { 'in-person': 'here with us', phone: 'by phone', video: 'by video', message: 'by text' },
    week: 'My week: mark each day I did it',
    days: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
    coach: name => `My coach is ${name}.`,
  },
  es: {
    title: 'Mi plan',
    forWhom: name => `Este plan es de ${name}.`,
    goal: 'Mi meta',
    plan: 'Lo que voy a hacer',
    when: 'Cuándo',
    where: 'Dónde',
    withWhom: 'Con',
    start: 'Empiezo el',
    since: 'Desde el',
    hard: 'Si se pone difícil, voy a',
    hardNothing: 'Hacer un poco menos. Un paso pequeño cuenta. Y al día siguiente, otra vez.',
    sure: '¿Qué tan seguro o segura estoy?',
    outOfTen: value => `${value} de 10`,
    call: 'Llámenos si',
    callLines: [
      'Quiere cambiar su plan.',
      'Sus pastillas le caen mal. No las deje por su cuenta. Llámenos antes.',
      'Se siente mucho peor que hace una semana.',
      'Llame ya al 911 si le duele el pecho, si no puede respirar bien o si un lado del cuerpo se le pone débil.',
      'Si piensa en hacerse daño, llame al 988 y oprima el 2. Es gratis, de día y de noche.',
    ],
    callPhone: phone => `Llámenos al ${phone}`,
    next: 'La próxima vez que hablamos',
    nextNothing: 'Le vamos a llamar para fijar el día.',
    at: clock => `${clock.startsWith('1:') ? 'a la' : 'a las'} ${clock}`,
    means: {
      'in-person': 'aquí con nosotros',
      phone: 'en una llamada',
      video: 'por video',
      message: 'por mensaje de texto',
    },
    week: 'Mi semana: marco cada día que lo hice',
    days: ['lun', 'mar', 'mié', 'jue', 'vie', 'sáb', 'dom'],
    coach: name => `Mi coach es ${name}.`,
  },
};
