import type { SameWords } from '../../design/words.ts';
import type { raw as english } from '../en/raw.ts';

export const raw: SameWords<typeof english> = {
  what: 'Qué',
  value: 'Valor',
  when: 'Cuándo',
  status: 'Estado',
  by: 'De',
  why: 'Por qué',
  note: 'Nota',
  nothing: 'El expediente no dice más que los datos de abajo.',
  fields: 'Todos los datos, como los guarda el expediente',
};
