import type { SameWords } from '../../design/words.ts';
import type { inChart as en } from '../en/in-chart.ts';

export const inChart: SameWords<typeof en> = {
  title: 'En el expediente',
  here: {
    taken: 'Ningún cargo de este mes está en el expediente: van allí cuando el mes se exporta.',
    off: 'Aquí los cargos no van al expediente: salen con la exportación.',
    'not-taken': 'Este sistema no acepta cargos: salen con la exportación.',
    'not-granted':
      'El sistema no permitió a este acceso escribir cargos: salen con la exportación. Ábranos por el enlace propio del consultorio cuando el sistema lo permita allí.',
  },
  consents: 'Consentimientos',
  consent: (to, day) => `${to}, ${day}`,
  revokedSince: day => `retirado después, ${day}`,
  onItsWay: 'En camino al expediente',
  signIn: 'Espera el acceso de quien lo envió: ábranos otra vez desde el sistema y sigue solo',
  signInConsent:
    'Espera: quien lo anotó abre Alongside una vez desde el expediente de esta persona, y sigue solo',
  emrDown: 'Espera: el sistema no responde; seguimos intentando',
  since: at => `En el expediente desde ${at}`,
  twice: 'Dos veces en el expediente: pida que marquen una como error',
  notTaken: 'Solo se guarda aquí: este sistema no lo acepta',
  refused: 'El sistema lo rechazó: abra el mes de nuevo y expórtelo otra vez',
  refusedConsent: 'El sistema lo rechazó',
  olderStands:
    'No se envió: el cargo anterior sigue allí. Pida que lo retiren en el sistema, dígalo aquí, y luego abra el mes y expórtelo otra vez',
  changedThere: status => `Cambió en el sistema desde entonces (${status}): retírelo allí`,
  unclear: 'No está claro: mire en el expediente si está',
  superseded: 'Nunca salió',
  looked: {
    'it-is-there': 'Está allí',
    'it-is-not-there': 'No está allí',
    'taken-back': 'Ya lo retiraron allí',
  },
  takenBack: {
    underWay: 'Se está retirando',
    done: at => `Retirado ${at}`,
    neverThere: 'Nunca llegó al expediente',
  },
};
