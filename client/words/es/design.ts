import type { SameWords } from '../../design/words.ts';
import type { design as english } from '../en/design.ts';

export const design: SameWords<typeof english> = {
  close: 'Cerrar',
  saving: 'Guardando…',
  saved: clock => `Guardado ${clock}`,
  willRetry: 'No guardado: se intentará de nuevo. Lo escrito se conserva aquí.',
  noneRecorded: 'Nada registrado.',
  couldNotBeRead: why => `No se pudo leer: ${why}.`,
  notLookedFor: why => `No se buscó: ${why}.`,
  whyNotRead: {
    'emr-down': 'el sistema no respondió',
    'took-too-long': 'el sistema tardó demasiado',
    refused: 'el sistema lo rechazó',
    'login-ended': 'terminó su acceso al sistema',
    'not-understood': 'no se entendió la respuesta',
  },
  whyNotLookedFor: {
    'not-granted': 'este sistema no se lo permite a esta aplicación',
    'switched-off': 'el consultorio lo desactivó',
  },
};
