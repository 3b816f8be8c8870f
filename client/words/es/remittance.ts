import type { SameWords } from '../../design/words.ts';
import type { remittance as en } from '../en/remittance.ts';

/** Lo que los pagadores pagaron y rechazaron. */
export const remittance: SameWords<typeof en> = {
  title: 'Lo que dijeron los pagadores',
  loading: 'Mirando lo que dijeron los pagadores…',
  none: 'No hay rechazos abiertos.',
  open: count => (count === 1 ? 'Hay 1 rechazo abierto' : `Hay ${count} rechazos abiertos`),
  states: {
    open: 'abierto',
    answered: 'contestado',
    paid: 'pagado al final',
    lost: 'perdido',
    'written-off': 'dado por perdido',
  },
  age: days => (days === 1 ? '1 día' : `${days} días`),
  ofMonth: month => `mes ${month}`,
  fixers: {
    coach: 'puede ayudar el coach',
    physician: 'puede ayudar el médico',
    biller: 'le toca a usted',
    nobody: 'regla del pagador; aquí nadie puede cambiarla',
  },
  unsure: 'palabras nuestras, de memoria',
  answered: words => `Contestado: ${words}`,
  packet: name => `Expediente de ${name}`,
  more: count => (count === 1 ? 'Otro más' : `Los otros ${count}`),
  ends: { paid: 'Pagado al final', lost: 'Perdido', 'written-off': 'Darlo por perdido' },
  ended: 'Cómo terminó',
  counted: month => `Rechazos de ${month}, contados`,
  by: { byReason: 'Motivo', byCode: 'Código', byPayer: 'Pagador', byFixer: 'Quién podía ayudar' },
  all: 'Todos',
  whoHelps: { coach: 'coach', physician: 'médico', biller: 'quien cobra', nobody: 'nadie' },
  file: 'Un aviso de pago',
  fileHint:
    'X12 835 como texto, o una tabla con encabezado: claim_number, procedure_code, paid; además charge, reasons (CO-50:12.00), remarks, service_from, patient_name, payer, paid_on. Elíjalo o suéltelo aquí.',
  choose: 'Elegir un archivo',
  reading: 'Leyendo el archivo…',
  tooLarge: 'El archivo tiene más de 5 MB.',
  would: 'Lo que haría',
  before: at => `Este mismo archivo se recibió el ${at}.`,
  payers: names => `De ${names}`,
  lines: (lines, known) =>
    `${lines === 1 ? '1 línea nueva' : `${lines} líneas nuevas`}${known > 0 ? `; ${known} ya se recibieron y no cambian nada` : ''}`,
  outcomes: {
    paid: 'pagadas',
    adjusted: 'pagadas en parte',
    denied: 'rechazadas',
    'to-patient': 'a cargo de la persona',
    reversed: 'retiradas',
    undecided: 'sin decidir',
  },
  outcome: {
    paid: 'pagada',
    adjusted: 'pagada en parte',
    denied: 'rechazada',
    'to-patient': 'a cargo de la persona',
    reversed: 'retirada',
    undecided: 'sin decidir',
  },
  paidSum: amount => `${amount} pagados`,
  newDenials: count => (count === 1 ? '1 rechazo nuevo:' : `${count} rechazos nuevos:`),
  paidAfterAll: count =>
    count === 1 ? 'Termina 1 rechazo: pagado al final.' : `Terminan ${count} rechazos: pagados al final.`,
  unmatchedCount: count =>
    count === 1
      ? '1 línea no es de ningún cobro conocido; después dígalo a mano.'
      : `${count} líneas no son de ningún cobro conocido; después dígalo a mano.`,
  notRead: count => (count === 1 ? 'Se dejó fuera 1 parte:' : `Se dejaron fuera ${count} partes:`),
  because: {
    amount: 'una cantidad que no lo es',
    date: 'un día que no lo es',
    'no-number': 'sin número de cobro',
    cells: 'otro número de celdas que el encabezado',
  },
  passedOver: names => `Pasado por alto, no es de este tipo de archivo: ${names}`,
  unbalanced: (trace, said, found) => `El pago ${trace} no cuadra: dice ${said}, sus cobros suman ${found}.`,
  takeIn: 'Recibirlo',
  leave: 'Dejarlo',
  takenIn: (lines, denials) =>
    `Recibido: ${lines === 1 ? '1 línea' : `${lines} líneas`}, ${denials === 1 ? '1 rechazo' : `${denials} rechazos`}.`,
  nothingNew: 'Todo lo que trae ya se había recibido. Nada cambió.',
  unread: {
    nothing: 'No trae nada.',
    'no-envelope': 'No es un archivo X12: su primer segmento no está completo.',
    'cut-off': 'Está cortado. Descárguelo otra vez.',
    'counts-differ': 'No trae lo que dice traer. Descárguelo otra vez.',
    'not-835': 'Es X12, pero no un aviso de pago (835).',
    'no-columns': 'No es un 835 ni una tabla con claim_number, procedure_code y paid en el encabezado.',
    'too-many': 'Tiene más líneas de las que puede tener un pago.',
  },
  unreadAt: at => `Lugar ${at}.`,
  unmatched: 'De ningún cobro conocido',
  saysPayer: payer => `${payer || 'El pagador'} dice:`,
  whichOne: '¿De qué línea es?',
  chooseLine: 'Elegir una línea',
  noneFits: 'En esos días no salió ninguna línea de ese código.',
  match: 'Es esta',
  taken: 'Archivos recibidos',
  takenBy: (payers, lines, by, at) =>
    `${at}: ${payers || 'pagador sin nombre'}, ${lines === 1 ? '1 línea' : `${lines} líneas`}, ${by}`,
};
