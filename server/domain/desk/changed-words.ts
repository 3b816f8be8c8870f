import type { Language } from '../language.ts';

const en = {
  units: (count: number) => (count === 1 ? '1 unit' : `${count} units`),
  minutes: (count: number) => `${count} min`,
  place: (code: string) => `place ${code}`,
  noPlace: 'place not known',
  modifiers: (codes: string) => `modifiers ${codes}`,
  noModifiers: 'no modifier',
  under: (who: string) => `in the name of ${who}`,
  by: (who: string) => `minutes of ${who}`,
  minutesFromTo: (was: number, is: number) => `${is} minutes, was ${was}`,
  done: {
    'consent-given': (told: string) => `consent given: ${told}`,
    'consent-declined': (told: string) => `consent declined: ${told}`,
    'consent-revoked': (told: string) => `consent taken back: ${told}`,
    'wrote-down': (told: string) => `wrote down: ${told}`,
    withdrew: (told: string) => `withdrew as a mistake: ${told}`,
    'contact-logged': (told: string) => `logged a contact: ${told}`,
    'contact-corrected': (told: string) => `corrected a contact: ${told}`,
    'contact-taken-back': (told: string) => `took back a contact: ${told}`,
  },
  signedLater: (on: string) => `signed the contact of ${on}`,
  amended: (on: string, minutes: string, reason: string) =>
    [`amended the note of ${on}`, minutes, reason && `“${reason}”`].filter(Boolean).join(': '),
  heldLater: (on: string) => `held a contact on ${on}`,
  noCause:
    'Nothing of this patient was changed since: the chart was read again, or the roster, the practice’s settings or the rules are others.',
  next: {
    nothing: 'Nothing is to be done: what the payer was sent is the same.',
    'export-as-it-is': 'Nothing is to be done: what the payer will be sent is the same.',
    replace: 'Open it again with a reason, lock it and export: it leaves as a replacement of what was sent.',
    'take-back':
      'Open it again with a reason, lock it and export: nothing can be claimed any more, and what was sent is taken back.',
    'lock-again':
      'Open it again with a reason and lock it before the export: what was locked is what leaves.',
    'open-only': 'Open it again with a reason before the export: nothing of it can be claimed any more.',
  },
  short: {
    nothing: () => 'What the payer was sent is the same: nothing is to be done.',
    'export-as-it-is': () => 'What the payer will be sent is the same: nothing is to be done.',
    replace: (codes: string) => `Now it is ${codes}: open it again, lock it and export.`,
    'take-back': () =>
      'Now nothing of it can be claimed: open it again, lock it and export, to take it back.',
    'lock-again': (codes: string) => `Now it is ${codes}: open it again and lock it before the export.`,
    'open-only': () => 'Now nothing of it can be claimed: open it again before the export.',
  },
};

const es: typeof en = {
  units: count => (count === 1 ? '1 unidad' : `${count} unidades`),
  minutes: count => `${count} min`,
  place: code => `lugar ${code}`,
  noPlace: 'lugar no conocido',
  modifiers: codes => `modificadores ${codes}`,
  noModifiers: 'sin modificador',
  under: who => `a nombre de ${who}`,
  by: who => `minutos de ${who}`,
  minutesFromTo: (was, is) => `${is} minutos, antes ${was}`,
  done: {
    'consent-given': told => `consentimiento dado: ${told}`,
    'consent-declined': told => `consentimiento no dado: ${told}`,
    'consent-revoked': told => `consentimiento retirado: ${told}`,
    'wrote-down': told => `anotó: ${told}`,
    withdrew: told => `retiró por error: ${told}`,
    'contact-logged': told => `anotó un contacto: ${told}`,
    'contact-corrected': told => `corrigió un contacto: ${told}`,
    'contact-taken-back': told => `retiró un contacto: ${told}`,
  },
  signedLater: on => `firmó el contacto del ${on}`,
  amended: (on, minutes, reason) =>
    [`enmendó la nota del ${on}`, minutes, reason && `“${reason}”`].filter(Boolean).join(': '),
  heldLater: on => `tuvo un contacto el ${on}`,
  noCause:
    'Desde entonces no cambió nada de esta persona: se volvió a leer el expediente, o son otros la lista del personal, los ajustes del consultorio o las reglas.',
  next: {
    nothing: 'No hay que hacer nada: lo que se envió al pagador es lo mismo.',
    'export-as-it-is': 'No hay que hacer nada: lo que se enviará al pagador es lo mismo.',
    replace: 'Ábralo otra vez con un motivo, ciérrelo y expórtelo: sale en lugar de lo que se envió.',
    'take-back':
      'Ábralo otra vez con un motivo, ciérrelo y expórtelo: ya no se puede cobrar nada, y lo enviado se retira.',
    'lock-again': 'Ábralo otra vez con un motivo y ciérrelo antes de exportar: sale lo que se cerró.',
    'open-only': 'Ábralo otra vez con un motivo antes de exportar: ya no se puede cobrar nada de él.',
  },
  short: {
    nothing: () => 'Lo que se envió al pagador es lo mismo: no hay que hacer nada.',
    'export-as-it-is': () => 'Lo que se enviará al pagador es lo mismo: no hay que hacer nada.',
    replace: codes => `Ahora es ${codes}: ábralo otra vez, ciérrelo y expórtelo.`,
    'take-back': () =>
      'Ahora no se puede cobrar nada: ábralo otra vez, ciérrelo y expórtelo, para retirarlo.',
    'lock-again': codes => `Ahora es ${codes}: ábralo otra vez y ciérrelo antes de exportar.`,
    'open-only': () => 'Ahora no se puede cobrar nada: ábralo otra vez antes de exportar.',
  },
};

/** What is told of a month that is not as it was locked. */
export const changedWords: Record<Language, typeof en> = { en, es };
