import type { SameWords } from '../../design/words.ts';
import type { hope as english } from '../en/hope.ts';

/** The page of what matters, shared by physician and coach. */
export const hope: SameWords<typeof english> = {
  title: 'Lo que le importa',
  nothing: 'Todavía no hay nada escrito en la página compartida.',
  fields: {
    matters: 'Para qué quiere su salud',
    inner: 'Mente y espíritu',
    people: 'La gente a su alrededor',
    everyday: 'La vida diaria',
    surroundings: 'Su casa y su entorno',
    first: 'Primero',
    second: 'Segundo',
    third: 'Tercero',
  },
  topThree: 'Los tres primeros pasos',
  write: 'Escribir en esta página',
  save: 'Guardar',
  cancel: 'Dejarla así',
  saving: 'Guardando…',
  onPage: 'En la página compartida',
  addsTo: 'Lo que escriba abajo se le agrega cuando firme; no se borra nada de lo que está.',
  folded: 'Lo que le importa: la página compartida',
  shared: 'Una sola página para médico y coach; se guarda cada versión.',
  lastBy: (name, when) => `escrito por última vez por ${name}, ${when}`,
  versions: count => (count === 1 ? '1 versión' : `${count} versiones`),
  inSession: 'en una sesión',
  met: 'Alguien escribió aquí mientras tanto. No se borró nada: junte los dos textos.',
  theirs: 'Ahora dice',
  notSaved: 'No se guardó.',
  saved: 'Guardado.',
};
