import type { SameWords } from '../../design/words.ts';
import type { consent as en } from '../en/consent.ts';

export const consent: SameWords<typeof en> = {
  title: 'Para preguntar hoy',
  open: count => (count === 1 ? '1 pregunta' : `${count} preguntas`),
  alsoSay: 'Diga también:',
  askIn: 'Se preguntó en',
  languages: { en: 'inglés', es: 'español' },
  theirWords: 'Lo que contestó, en sus palabras',
  yes: 'Dijo que sí',
  no: 'Dijo que no',
  kept: 'Guardado, con la fecha de hoy y su nombre.',
  notKept: why => `No se guardó: ${why}`,
};
