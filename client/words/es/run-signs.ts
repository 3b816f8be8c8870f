import type { SameWords } from '../../design/words.ts';
import type { runSigns as en } from '../en/run-signs.ts';

/** Ver la versión en inglés. */
export const runSigns: SameWords<typeof en> = {
  medianFirst: (value, count) => `mediana ${value} (de los primeros ${count} valores)`,
  medianBefore: (value, count) => `mediana ${value} (de los ${count} valores antes del primer cambio)`,
  shift: {
    above: count => `${count} seguidos por encima de la mediana`,
    below: count => `${count} seguidos por debajo de la mediana`,
  },
  trend: {
    rising: count => `${count} seguidos en aumento`,
    falling: count => `${count} seguidos en descenso`,
  },
  since: (what, day) => `${what}, desde el ${day}`,
  within: (what, from, to) => `${what}, del ${from} al ${to}`,
};
