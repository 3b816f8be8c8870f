import type { SameWords } from '../../design/words.ts';
import type { cameTrue as english } from '../en/came-true.ts';

export const cameTrue: SameWords<typeof english> = {
  title: 'Qué seguridad, y en qué quedó',
  inTalk: 'Para usted: en qué quedaron las respuestas de antes',
  opening: 'Buscando…',
  value: (value, inTen, counted) => `Cuando dice ${value}, se cumple ${inTen} (${counted})`,
  sure: (from, inTen, counted) =>
    `Cuando dice que hay seguridad, ${from} o más, se cumple ${inTen} (${counted})`,
  inTen: times => (times === 1 ? '1 de cada 10 veces' : `${times} de cada 10 veces`),
  counted: (done, of, plans) => `${done} de ${of} veces, ${plans} planes`,
  next: {
    smaller: 'haga el paso más pequeño.',
    'as-said': 'resulta como lo dice.',
    more: 'más de lo que dice; el paso puede crecer, si así lo quiere.',
  },
  tooFew: (of, plans) =>
    `Aún es poco para decir en qué quedan sus respuestas: ${of} ${of === 1 ? 'vez contada' : 'veces contadas'} en ${plans} ${plans === 1 ? 'plan' : 'planes'}.`,
  why: (plans, times) =>
    `Se dice a partir de ${plans} planes y ${times} veces contadas: un solo plan habla de su paso y no de la persona, y con menos de ${times} una sola vez mueve la proporción más de una de cada diez.`,
  uncounted: count =>
    count === 1
      ? 'A 1 plan se le dio seguimiento sin números.'
      : `A ${count} planes se les dio seguimiento sin números.`,
};
