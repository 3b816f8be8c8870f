import type { SameWords } from '../../design/words.ts';
import type { sessionNews as en } from '../en/session-news.ts';

/** What comes into a session, on top of it. */
export const sessionNews: SameWords<typeof en> = {
  cannotWait: 'Lo que no puede esperar',
  answered: 'Respuestas de médicos',
  flags: (count, kinds) => `${count} señales de alarma abiertas: ${kinds}.`,
  openSince: when => `Sin cerrar desde ${when}.`,
  froms: {
    session: 'La señal se reportó en otra sesión.',
    'check-in': 'Vino en un reporte.',
    message: 'Vino en un mensaje.',
  },
  justNow: 'Recién llegó:',
  oneAnswer: by => `${by} respondió`,
  answersOf: (count, by) => `${count} respuestas de ${by}`,
  answers: count => `${count} respuestas`,
};
