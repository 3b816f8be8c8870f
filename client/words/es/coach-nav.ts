import type { SameWords } from '../../design/words.ts';
import type { coachNav as english } from '../en/coach-nav.ts';

export const coachNav: SameWords<typeof english> = {
  label: 'Páginas',
  rooms: {
    list: 'Le esperan',
    schedule: 'Agenda',
    group: 'Hubo un grupo',
    inbox: 'Mensajes',
    panel: 'Pacientes por coach',
    find: 'Buscar pacientes',
  },
};
