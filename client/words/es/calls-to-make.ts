import type { SameWords } from '../../design/words.ts';
import type { callsToMake as en } from '../en/calls-to-make.ts';

/** Llamadas que tocan, en la lista de quien acompaña. */
export const callsToMake: SameWords<typeof en> = {
  title: 'Toca llamar',
  by: day => `a más tardar el ${day}`,
  unnamed: 'El expediente aún no daba el nombre',
  born: day => `nació el ${day}`,
  openChart: 'Para empezar, abra Alongside en el sistema desde el expediente de esta persona.',
};
