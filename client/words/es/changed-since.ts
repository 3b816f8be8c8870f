import { packetWords } from '../../../server/domain/desk/packet-words.ts';
import type { SameWords } from '../../design/words.ts';
import type { changedSince as en } from '../en/changed-since.ts';

/** Un mes que cambió desde que se cerró, uno que se cierra antes de tiempo y lo que pide un cobro. */
export const changedSince: SameWords<typeof en> = {
  title: {
    locked: at => `Cambió desde que se cerró el ${at}`,
    exported: at => `Exportado, y cambió desde que se cerró el ${at}`,
  },
  code: 'Código',
  was: { locked: 'Como se cerró', exported: 'Como se exportó' },
  now: 'Como está ahora',
  notThere: 'no estaba',
  gone: 'ya no se puede cobrar',
  because: 'Lo que se hizo desde entonces',
  early: days =>
    days === 1
      ? 'Es el último día del mes: los minutos de después del cierre lo ponen en «Cambió después».'
      : `El mes no ha terminado, quedan ${days} días: los minutos de después del cierre lo ponen en «Cambió después».`,
  changedMeanwhile: 'Cambió mientras lo miraba: así está ahora.',
  lockNow: 'Cerrarlo de todos modos',
  wait: 'Todavía no',
  lockAsItIs: 'Cerrarlo como está, sin lo que falta',
  hour: 'Hora en que lo dijo, si se sabe',
  wholeDay:
    'Los minutos de ese día cuentan desde la conversación de esa hora; sin hora cuenta el día entero.',
  whoPaysFirst: 'Quién paga solo se supone: diga que es así, o quién más, en «Lo que falta».',
  stillMissing: {
    open: 'Lo que falta',
    locked: 'Aún falta, además de lo que se cerró',
    exported: 'Aún falta, además de lo que se exportó',
  },
  lockedStands:
    'Lo que se cerró vale. Lo que se arregle aquí le agrega líneas, y aparece como «Cambió después».',
  nothingElse: 'No falta nada que trajera otra línea.',
  takesBack: codes => `Retira ${codes}: lo que se envió al pagador se retira con el próximo envío.`,
  asked: packetWords.es.asked,
  nothingRefused:
    'No se niega ningún código: cada uno que estos minutos podrían alimentar se cobra o espera lo que falta.',
  noMinutesFed: 'Ningún código de este consultorio cuenta minutos así; los contactos dicen por qué.',
};
