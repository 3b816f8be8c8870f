import type { SameWords } from '../../design/words.ts';
import type { sessionMedicines as english } from '../en/session-medicines.ts';

export const sessionMedicines: SameWords<typeof english> = {
  notRead: 'No se pudo leer la lista de medicinas del expediente. Pregunte qué toma y agréguelo aquí.',
  notLookedFor:
    'Este expediente no muestra la lista de medicinas a esta aplicación. Pregunte qué toma y agréguelo aquí.',
  beingRead: 'Se está leyendo la lista de medicinas del expediente. Lo que agregue aquí se queda.',
  noneListed: 'El expediente no tiene medicinas en la lista.',
  of: (at, all) => `${at} de ${all}`,
  talkedAbout: (done, all) => `se habló de ${done} de ${all}`,
  isNew: 'nueva',
  notListed: 'no está en la lista del expediente',
  addOne: 'Agregar una que no está en el expediente',
  name: 'Medicina',
  said: {
    takes: days => `tomada ${days} de 7 días`,
    yes: 'la toma',
    sometimes: 'a veces',
    no: 'no la toma',
    otherwise: 'no como se recetó',
    unsure: 'no sabe si como se recetó',
    sideEffects: 'efectos secundarios',
  },
};
