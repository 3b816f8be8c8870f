import { packetWords } from '../../../server/domain/desk/packet-words.ts';
import type { SameWords } from '../../design/words.ts';
import type { packet as en } from '../en/packet.ts';

const paper = packetWords.es;

/** El expediente del cobro: lo que respalda el mes de un paciente. */
export const packet: SameWords<typeof en> = {
  print: 'Imprimir este expediente',
  pdf: 'PDF de este expediente',
  printsAlone: 'Si se imprime mientras está abierta, sale solo esta nota.',
  printNote: 'Imprimir solo esta nota',
  printedOf: (patient, month, at) => `Expediente del cobro de ${patient}, ${month}, como estaba el ${at}`,
  behind: 'Lo que respalda el cobro',
  states: paper.states,
  minutesOf: (minutes, count) =>
    `${minutes === 1 ? 'El minuto' : `Los ${minutes} minutos`}, ${count === 1 ? 'de un contacto' : 'uno por uno'}`,
  noMinutes: 'Este código no se apoya en minutos.',
  ruleOf: code => `La regla de ${code}`,
  source: 'Fuente',
  marks: {
    V1: 'verificado en una fuente primaria',
    V2: 'verificado solo en fuentes secundarias',
    M: 'sin verificar: de memoria',
  },
  inForce: paper.inForce,
  noRule: 'Su regla ya no está entre las de este pagador.',
  when: 'Cuándo',
  who: 'Quién',
  what: 'Qué',
  minutes: 'Minutos',
  activities: paper.activities,
  intoLines: paper.intoLines,
  intoNone: paper.intoNone,
  supervisedBy: paper.supervisedBy,
  noSupervisor: paper.noSupervisor,
  noGoal: paper.noGoal,
  noContacts: paper.noContacts,
  sure: paper.sure,
  groupOf: paper.groupOf,
  signed: paper.signed,
  chains: paper.chains,
  goalOf: paper.goalOf,
  stepOf: paper.stepOf,
  noProblemKnown: paper.noProblemKnown,
  derived: paper.derived,
  noNote: paper.noNote,
  note: paper.note,
  openNote: 'Abrir esta nota',
  notYours: 'Las notas solo las abre quien cobra.',
  attest: paper.attest,
  toldBefore: paper.toldBefore,
  notKept: paper.notKept,
  visitKinds: paper.visitKinds,
  nothingWritten: 'Aquí no se anotó nada.',
  claimedNow: codes => `Ahora se cobra: ${codes || 'nada'}.`,
  happened: paper.happened,
};
