import type { SameWords } from '../../design/words.ts';
import type { billingPart as en } from '../en/billing-part.ts';

/** De lo que responde un consultorio en sus cobros, en su propia página. */
export const billingPart: SameWords<typeof en> = {
  title: 'De lo que responde el consultorio en sus cobros',
  notLoaded: 'Esta parte no se pudo cargar.',
  again: 'Intentar de nuevo',
  kept: 'Guardado. Los meses abiertos se calculan de nuevo.',
  mayLeave: 'Un pagador que solo se supone',
  waits: (payer: string) =>
    `Donde nadie anotó quién paga, se supone ${payer}. Ese cobro espera hasta que alguien diga quién paga.`,
  leaves: (payer: string) =>
    `Donde nadie anotó quién paga, se supone ${payer}, y así sale el cobro: el consultorio responde por lo que supone.`,
  letLeave: 'Dejar que salgan esos cobros',
  letWait: 'Dejar que esperen esos cobros',
  rulesOf: (payer: string) => `Reglas de un pagador llamado ${payer}`,
  off: 'No valen. Son las reglas de Medicare, y nadie verificó que valgan para este pagador. Con ellas no se calcula nada.',
  on: 'Valen. Son las reglas de Medicare, sin verificar para este pagador; cada línea hecha con ellas lo dice.',
  turnOn: 'Hacerlas valer…',
  turnOff: 'Que ya no valgan',
  because: 'En qué se apoya el consultorio',
  becauseHint: 'Un contrato, el manual del pagador, una carta. Se guarda con su nombre.',
  answer: 'Hacerlas valer y responder por ello',
  by: (who: string, day: string) => `${who}, ${day}.`,
};
