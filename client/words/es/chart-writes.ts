import type { SameWords } from '../../design/words.ts';
import type { chartWrites as english } from '../en/chart-writes.ts';

export const chartWrites: SameWords<typeof english> = {
  visit: 'Visita de coaching',
  note: 'Nota de la sesión',
  'care-plan': 'Plan de coaching',
  form: 'Formulario acordado con este sistema',
  as: { pdf: 'en PDF', both: 'en texto y PDF' },
  goal: 'Meta',
  step: 'Paso',
  sureness: value => `Seguridad ${value} de 10`,
  ruler: {
    importance: value => `importancia ${value} de 10`,
    confidence: value => `seguridad ${value} de 10`,
    readiness: value => `disposición ${value} de 10`,
  },
  stage: {
    precontemplation: 'no lo piensa ahora',
    contemplation: 'lo está pensando',
    preparation: 'se prepara',
    action: 'lo hace',
    maintenance: 'lo mantiene',
    relapse: 'una recaída',
  },
  'teach-back': 'Con sus palabras',
  adherence: days => `${days} de los últimos 7 días`,
  'check-in': 'Cómo le fue',
  'check-in-unnamed': 'Cómo le fue con el último plan',
  message: {
    question: 'Pregunta al médico',
    answer: 'Respuesta del médico',
    'medicine-stands': 'Medicina: la lista queda como está',
  },
  'medicine-taken': 'Medicina como la toma',
  vital: {
    'blood-pressure': 'Presión arterial',
    'heart-rate': 'Pulso',
    weight: 'Peso',
    waist: 'Cintura',
    glucose: 'Azúcar en la sangre',
  },
  units: { 'mm[Hg]': 'mmHg', '/min': 'por minuto' },
  ended: {
    plan: {
      revised: 'Plan anterior cambiado',
      stopped: 'Plan anterior dejado',
      completed: 'Plan anterior cumplido',
    },
    goal: {
      revised: 'Meta anterior cambiada',
      stopped: 'Meta anterior dejada',
      completed: 'Meta anterior cumplida',
    },
    step: {
      revised: 'Paso anterior cambiado',
      stopped: 'Paso anterior dejado',
      completed: 'Paso anterior cumplido',
    },
    'care-plan': {
      revised: 'Plan de coaching anterior cambiado',
      stopped: 'Plan de coaching anterior dejado',
      completed: 'Plan de coaching anterior cumplido',
    },
  },
};
