import type { SameWords } from '../../design/words.ts';
import type { sessionMethod as english } from '../en/session-method.ts';

export const sessionMethod: SameWords<typeof english> = {
  place: 'Dónde fue',

  barrier: 'Sobre todo',
  barrierOf: {
    time: 'Falta de tiempo',
    forgot: 'Se le olvidó',
    unwell: 'Cansancio o malestar',
    pain: 'Dolor',
    money: 'Dinero',
    'weather-or-place': 'El clima o el lugar',
    alone: 'Nadie con quien hacerlo',
    stress: 'Estrés',
    'mattered-less': 'Otras cosas fueron primero',
    other: 'Otra cosa',
  },
  sureNow: 'Cuánta seguridad siente ahora',
  sureLess: (value, threshold) =>
    `${value} de 10. Desde ${threshold} un plan suele sostenerse: ¿le quedaría mejor un paso más pequeño?`,

  feeling: 'Cómo se le vio',
  feelingHint: 'Con preocupación, alivio, cansancio: lo que notó',

  tbFrom: 'Por qué este tema',
  tbFromOf: {
    session: 'Salió hoy',
    'visit-plan': 'Plan de la visita',
    'medicine-change': 'Cambió una medicina',
  },
  shownWith: 'Mostrado con',
  shownWithHint: 'Un dibujo, el pastillero, un modelo',
  askedOpenly: 'Le pedí que lo contara, no “¿me entiende?”',
  inTheWay: 'Qué lo impide',

  stageBy: 'Quién lo dice',
  stageByOf: { patient: 'El paciente', coach: 'Lo veo yo' },
  hardAboutChange: 'Lo difícil de cambiar',
  hardAboutNow: 'Lo difícil de ahora',

  promiseTold: 'Ya se lo dije',
};
