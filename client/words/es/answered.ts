import type { SameWords } from '../../design/words.ts';
import type { answered as english } from '../en/answered.ts';

export const answered: SameWords<typeof english> = {
  today: 'Contestado hoy',
  lately: 'Contestado hace poco',
  by: (name, day) => `${name}, ${day}`,
  toCoach: coach => `Abre el próximo contacto de ${coach}.`,
  toPatient: coach => `${coach} se lo debe a la persona como promesa; abre el próximo contacto.`,
  coachHadIt: coach => `${coach} ya lo tuvo en una sesión.`,
  toDesk: name => `${name} la tiene en la oficina de cobros: ninguna sesión la espera.`,
  notInChart: 'No está en el expediente.',
  inChart: {
    answer: 'La respuesta está en el expediente, como mensaje.',
    taken: 'En el expediente: cómo se toma en realidad.',
    stands: 'En el expediente: que la lista queda como está.',
  },
  chart: {
    waiting: 'En camino al expediente.',
    unclear: 'Aún no se sabe si está en el expediente.',
    'not-yet': 'Todavía no está en el expediente: lo dirá la nota de la próxima sesión.',
    'in-note': 'Todavía no está en el expediente: está en la nota de esa sesión.',
    noted: 'En el expediente, en la nota de esa sesión.',
  } as Record<string, string>,
};
