import type { SameWords } from '../../design/words.ts';
import type { staysOpen as en } from '../en/stays-open.ts';

/** Los meses con códigos que «Cerrar lo que está listo» deja fuera, y por qué. */
export const staysOpen: SameWords<typeof en> = {
  told: (count, claims, voids) => {
    const of = [
      claims > 0 && `${claims} con códigos`,
      voids > 0 && `${voids} que ${voids === 1 ? 'retira' : 'retiran'} un cobro`,
    ];
    const told = of.filter(Boolean).join(' y ');
    return `«Cerrar lo que está listo» deja fuera ${told}: todavía ${count === 1 ? 'le' : 'les'} falta algo.`;
  },
  takesBack: codes => `retira ${codes}`,
  payerFirst: 'Donde quién paga solo se supone, diga primero que es así, o quién más.',
  asItIs: 'Lo demás que falta se arregla, o se abre el mes y se cierra como está, sin ello.',
  further: count => (count === 1 ? 'y 1 más' : `y ${count} más`),
  show: 'Mostrar todos a los que les falta algo',
};
