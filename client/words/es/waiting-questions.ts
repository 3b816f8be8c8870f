import type { SameWords } from '../../design/words.ts';
import type { waitingQuestions as english } from '../en/waiting-questions.ts';

export const waitingQuestions: SameWords<typeof english> = {
  title: { coach: 'Sus preguntas', physician: 'Preguntas para usted' },
  none: { coach: 'Ninguna pregunta suya espera.', physician: 'Ninguna pregunta le espera.' },
  failed: 'No se pudieron consultar las preguntas.',
  again: 'Intentar de nuevo',
  unnamed: 'El expediente aún no había dicho el nombre',
  born: day => `nacimiento: ${day}`,
  asks: coach => `Pregunta de ${coach}`,
  askedOf: physician => `para ${physician}`,
  anybody: 'para cualquier médico',
  waits: { today: 'hecha hoy', yesterday: 'hecha ayer' },
  waited: days => `hecha hace ${days} días`,
  late: days => (days === 1 ? 'sin respuesta desde ayer' : `sin respuesta desde hace ${days} días`),
  urgency: { today: 'se necesita hoy', 'this-week': 'se necesita esta semana', 'no-hurry': 'sin prisa' },
  forPatient: 'la respuesta es para la persona',
  answered: (physician, day) => `${physician} respondió, ${day}:`,
  youAsked: 'Usted preguntó:',
  unread: 'Ninguna conversación la ha tenido aún.',
  where: {
    coach: 'Una respuesta abre la próxima conversación: abra Alongside desde el expediente del paciente.',
    physician: 'Se responde con un toque; se puede retirar durante 10 segundos.',
  },
  reply: {
    ownLine: 'O con sus propias palabras',
    send: 'Enviar',
    goes: (words, coach) => `“${words}” le llega a ${coach} en 10 segundos.`,
    takeBack: 'Retirar',
    sendNow: 'Enviar ya',
    sent: patient => `Enviada: la respuesta sobre ${patient}.`,
    takenBack: 'Retirado: no se envió nada.',
    notSent: 'No se envió.',
  },
};
