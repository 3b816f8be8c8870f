import type { SameWords } from '../../design/words.ts';
import type { sessionDanger as en } from '../en/session-danger.ts';

/** Danger in a talk: red flags and what raises them. */
export const sessionDanger: SameWords<typeof en> = {
  redFlag: 'Señal de alarma',
  kind: 'Qué es',
  words: 'Qué se dijo o se vio',
  told: 'A qué médico se le dijo',
  toldHint: 'Nombre y puesto. Sin esto no se puede firmar.',
  toldAt: 'Se le dijo a las',
  toldNow: 'Se le acaba de decir',
  measured: {
    'blood-pressure-crisis': 'La presión arterial anotada está en crisis.',
    'severe-low-glucose': 'El azúcar anotada está muy baja.',
    'severe-high-glucose': 'El azúcar anotada está muy alta.',
    'self-harm': 'La pregunta 9 no se respondió con “nunca”.',
  },
  nobody: 'Todavía no se le ha dicho a nadie: repórtela.',
  raise: 'Reportar la señal',
  whatToDoNow: 'Qué hacer ahora',
  heard: words => `En su texto dice “${words}”. ¿Es algo que un médico debe saber ahora?`,
  heardNo: 'No, no lo es',
  remove: 'Quitar',
  takeBack: 'Retirarla',
  whyTakenBack: '¿Por qué se retira?',
  whyTakenBackHint: 'Queda en la nota. Lo lee la persona a quien se le dijo.',
  whyNeeded: 'Unas palabras, por favor: la señal ya se reportó.',
  leaveIt: 'Dejarla reportada',
  takenBackAt: at => `retirada a las ${at}.`,
  clinicianCloses: 'A un médico se le avisó, y un médico la cierra.',
  raiseAgain: 'Reportarla otra vez',
  phq: 'Pregunta 9 del PHQ-9',
  phqHint:
    'Pensar que estaría mejor muerto o en hacerse daño, en las últimas dos semanas. Hágala tal como está escrita.',
  phqAnswers: ['0 nunca', '1 varios días', '2 más de la mitad de los días', '3 casi todos los días'],
};
