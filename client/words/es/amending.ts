import type { SameWords } from '../../design/words.ts';
import type { amending as english } from '../en/amending.ts';

export const amending: SameWords<typeof english> = {
  leave: 'Dejarla como se firmó',
  sure: version =>
    `La versión ${version} vuelve a valer y el expediente queda como está. Lo que cambió desde entonces no se firma; queda entre las versiones.`,
  leaving: 'Un momento…',
  goOn: 'Seguir corrigiendo',
  stillUnsaved: 'Sus últimas palabras aún no se guardan. Inténtelo otra vez en un momento.',
  notLeft: because => `Sigue en corrección: ${because}`,
};
