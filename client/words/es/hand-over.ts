import type { SameWords } from '../../design/words.ts';
import type { handOver as english } from '../en/hand-over.ts';

export const handOver: SameWords<typeof english> = {
  own: 'A quién pasó a coaching',
  seen: 'Visto',
  panel: 'Pasar a coaching',
  when: 'Cuándo',
  roomLabel: 'Consultorio',
  why: 'Por qué',
  more: 'Dónde, cuándo, por qué',
  nothingMore: 'con un toque basta',
  sayMore: {
    ask: 'Al coach le ayuda saber: ¿qué consultorio y por qué?',
    askRoom: 'Al coach le ayuda saber: ¿qué consultorio?',
    askWhy: 'Al coach le ayuda saber: ¿por qué?',
    said: 'Consultorio y motivo',
    tell: 'Decírselo al coach',
    told: 'El coach ya lo tiene.',
  },
  ownWords: 'En sus palabras',
  callNow: 'Llamar a un coach ahora',
  refer: 'Referir a coaching',
  silent: names => `${names}: aún sin responder`,
  inSession: (names, count) => `${names}: en una sesión, se ${count > 1 ? 'les' : 'le'} llama sin sonido`,
  whoWasCalled:
    'Lo que puede hacer: telefonear a alguno, llamarlos otra vez, o dejarlo como referencia y dar una cita.',
  whyNot: { cannot: 'no puede venir ahora', 'in-session': 'estaba en una sesión', none: 'no respondió' },
  cannot: (names, count) => `${names}: no ${count > 1 ? 'pueden' : 'puede'} venir ahora`,
  chart: {
    waiting: 'El pase a coaching va en camino al expediente',
    'in-chart': 'El pase a coaching está en el expediente, como orden con su tarea',
    'note-only': 'El expediente no acepta órdenes desde aquí: queda en la nota del coach cuando se firme',
    noted: 'El pase a coaching está en el expediente, en la nota del coach',
    'not-accepted': 'Este sistema no acepta nada de esto desde aquí: se guarda aquí',
    refused: 'El sistema no lo aceptó: se guarda aquí',
    unclear: 'Aún no se sabe si el pase a coaching está en el expediente',
  } as Record<string, string>,
  withdraw: 'Retirar',
  callAgain: 'Llamar otra vez a los coaches',
  handOverAgain: 'Pasar otra vez',
};
