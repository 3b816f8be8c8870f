import type { invited as en } from '../en/invited.ts';

export const invited: typeof en = {
  byYou: day => `Invitación suya del ${day}: falta el primer contacto.`,
  yours: day => `Invitación suya del ${day}.`,
  by: (coach, day) => `Invitación de ${coach} del ${day}`,
  log: 'Anotar un contacto',
  logLong: name => `Anotar un contacto: ${name}`,
  didNotWant: 'No quiso…',
  didNotWantLong: name => `No quiso: ${name}`,
};
