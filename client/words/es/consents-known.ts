import type { consentsKnown as en } from '../en/consents-known.ts';

export const consentsKnown: typeof en = {
  withdrawn: 'La persona lo retiró…',
  writeDown: 'Anotar un consentimiento',
  service: 'Servicio',
  answer: 'Respuesta',
  answers: { given: 'lo dio', declined: 'no lo dio' },
  theirWords: 'Lo que dijo, en sus palabras',
  day: 'Día en que lo dijo',
  notAhead: 'Un día que ya llegó, no uno por venir.',
  keepWithdrawal: 'Anotar que lo retiró',
  sure: service =>
    `El consentimiento para ${service} termina. No se puede deshacer; se puede anotar uno nuevo.`,
  yes: 'Sí, lo retiró',
  no: 'Dejarlo como está',
  kept: 'Guardado.',
};
