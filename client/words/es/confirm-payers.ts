import type { SameWords } from '../../design/words.ts';
import type { confirmPayers as en } from '../en/confirm-payers.ts';

/** Que paga quien se supone, dicho de muchos. */
export const confirmPayers: SameWords<typeof en> = {
  confirm: (count: number, payer: string) =>
    `${payer} paga por las ${count} personas que se ven y de quienes nadie lo anotó`,
  confirmed: (count: number, payer: string) =>
    `Anotado de ${count === 1 ? '1 persona' : `${count} personas`}: paga ${payer}.`,
  not: (count: number) => `De ${count} alguien lo dijo mientras tanto: eso queda.`,
  undo: 'Deshacerlo',
  undone: (count: number) => `Deshecho de ${count === 1 ? '1 persona' : `${count} personas`}.`,
};
