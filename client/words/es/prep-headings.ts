import type { SameWords } from '../../design/words.ts';
import type { prepHeadings as english } from '../en/prep-headings.ts';

export const prepHeadings: SameWords<typeof english> = {
  reading: 'Leyendo el expediente…',
  beingRead: 'Se está leyendo…',
  sinceEver: 'Últimamente',
  chose: 'Lo que eligió',
  ask: 'Preguntar por',
  open: 'Pendiente',
  measures: 'Medidas',
};
