import type { newer as en } from '../en/newer.ts';

export const newer: typeof en = {
  newer: 'Hay una versión más nueva de Alongside. Lo que escribió se conserva.',
  load: 'Cargarla',
};
