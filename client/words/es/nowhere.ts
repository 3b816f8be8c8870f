import type { nowhere as en } from '../en/nowhere.ts';

export const nowhere: typeof en = {
  title: 'No hay nada en esta dirección',
  words: 'Vuelva a la página de preparación.',
  toPrep: 'Preparación',
  toPractice: 'Qué acepta este sistema',
};
