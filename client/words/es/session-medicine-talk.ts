import { strategyWords } from '../../../server/domain/session/strategy-words.ts';
import type { SameWords } from '../../design/words.ts';
import type { sessionMedicineTalk as english } from '../en/session-medicine-talk.ts';

export const sessionMedicineTalk: SameWords<typeof english> = {
  next: 'Medicina siguiente',
  taking: '¿La toma?',
  takingOf: { yes: 'Sí', sometimes: 'A veces', no: 'No' },
  asPrescribed: '¿Como se la recetaron?',
  asPrescribedOf: { yes: 'Sí', no: 'No', 'not-sure': 'No sabe bien' },
  howOften: 'Cada cuánto',
  daysOfLast7: 'Días de los últimos 7',
  purpose: 'Para qué',
  purposeHint: 'En sus palabras',
  whyNot: 'Qué lo dificulta',
  whyNotOf: {
    cost: 'El costo',
    'fear-of-harm': 'Miedo a que dañe',
    'side-effects': 'Efectos molestos',
    forgets: 'Se le olvida',
    'does-not-understand': 'No sabe bien para qué',
    'feels-well': 'Se siente bien',
    'ran-out': 'Se le acabó',
    'hard-to-take': 'Cuesta tomarla',
    'too-many': 'Son demasiadas',
    'prefers-other': 'Prefiere otra cosa',
    other: 'Otra cosa',
  },
  whyNotWords: 'Sus palabras',
  strategies: strategyWords('es'),
  strategy: 'Qué haremos',
  whoActs: 'Quién lo hace',
  whoActsOf: {
    coach: 'Coach',
    prescriber: 'Quien receta',
    pharmacist: 'Farmacia',
    'social-worker': 'Trabajo social',
    patient: 'Paciente',
  },
  due: 'Para',
  name: 'Medicina',
  dose: 'Dosis',
  remove: 'Quitar',
};
