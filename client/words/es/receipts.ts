import type { SameWords } from '../../design/words.ts';
import type { receipts as english } from '../en/receipts.ts';

export const receipts: SameWords<typeof english> = {
  waiting: {
    queued: 'En espera de envío',
    sending: 'En camino al expediente',
    'emr-down': 'En espera: el sistema no responde; seguimos intentando',
    'sign-in-needed': 'En espera: abra de nuevo a esta persona desde el expediente y seguirá solo',
    'asked-to-slow-down': 'En espera: el sistema pidió ir más despacio',
    'waits-for-another': 'En espera de otra parte que va primero',
    'visit-needed': 'En espera: elija la visita a la que pertenece',
  },
  same: { waiting: 'En espera, como arriba', 'not-accepted': 'Sin enviar, como arriba' },
  inChart: (at, as) => (as ? `En el expediente · ${as}, ${at}` : `En el expediente, ${at}`),
  awaitingSignature: (at, as) =>
    as
      ? `En el expediente, falta la firma clínica · ${as}, ${at}`
      : `En el expediente, falta la firma clínica, ${at}`,
  inChartTwice: 'Está dos veces en el expediente: pida que allí marquen una como error',
  noteOnly: 'Solo en la nota: este sistema no lo guarda aparte',
  noteOnlyBecause: {
    'ended-since': 'Solo en la nota: su plan terminó después',
    'left-theirs': 'Solo en la nota: lo que está en el expediente se dejó como está',
  },
  noteOnlyWaiting: 'Solo en la nota; la nota aún no está en el expediente',
  formOnly: 'En el formulario acordado',
  formOnlyWaiting: 'En el formulario acordado; el formulario aún no está en el expediente',
  notAccepted: 'No enviado: este sistema no lo acepta. Cópielo o imprímalo',
  refused: {
    'not-allowed': 'Rechazado: este sistema no nos permite escribirlo',
    'visit-needed': 'Rechazado: hace falta una visita abierta',
    'not-valid': 'Rechazado: el sistema no aceptó la forma en que está escrito',
    'not-found': 'Rechazado: el sistema ya no encuentra a qué pertenece',
    conflict: 'Rechazado: el expediente cambió mientras tanto',
    other: 'Rechazado por el sistema',
  },
  unclear: 'No está claro: revise el expediente',
  superseded: 'Reemplazado por una versión posterior',
};
