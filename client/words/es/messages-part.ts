import type { SameWords } from '../../design/words.ts';
import type { messagesPart as english } from '../en/messages-part.ts';

export const messagesPart: SameWords<typeof english> = {
  title: 'Mensajes con pacientes',
  what: 'Lo que escriben los pacientes y lo que responden los coaches se guarda aquí; desde aquí no se manda nada. ¿Qué de eso va al expediente?',
  inChart: 'En el expediente',
  each: 'Cada uno por sí solo: como Communication donde el sistema lo acepta; si no, como nota breve.',
  choices: { nothing: 'nada', 'day-note': 'una nota breve al día', each: 'cada uno por sí solo' },
  keep: 'Guardar',
  keeping: 'Guardando…',
  kept: 'Guardado. Vale desde ahora.',
  snippets: 'Textos del consultorio',
  snippetsWhat: 'Con ellos cualquier coach puede empezar un mensaje.',
  none: 'Todavía no hay. Los de la casa se ofrecen de todos modos.',
  change: 'Escribir y cambiar',
};
