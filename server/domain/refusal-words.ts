import type { Language } from './language.ts';

/**
 * Why a screen that is open may be told no, in the reader's language. What only a page on the way in can meet has its
 * words beside those pages (server/http/page-words.ts): a screen does not carry them.
 */
const en = {
  'nothing-here': 'There is nothing here.',
  'not-signed-in': 'You are not signed in here. Open Alongside again from the chart.',
  locked: 'Locked because nothing was touched for a while. Open Alongside again from the chart.',
  'other-role': 'This belongs to another role in your practice.',
  'no-patient-open': 'No patient is open here. Open Alongside from the patient’s chart.',
  'too-many-requests': 'Too many requests. Try again in a minute.',
  'too-large': 'That is more than 256 KB. Send less at a time.',
  'not-understood': 'The request was not understood.',
  'other-page': 'This came from another page than ours, so nothing was changed.',
  'no-such-session': 'There is no such session with this patient. Reopen it from the chart.',
  'not-your-session': 'There is no such session of yours with this patient. Reopen it from the chart.',
  'no-such-version': 'There is no such version of a session of yours.',
  'signed-already': 'This session is signed already. Choose “Amend” to add to it.',
  'not-signed-yet': 'This session is not signed yet: just go on writing.',
  'no-note-yet': 'There is no note yet: sign the session first.',
  'changed-since-preview': 'The session changed since the preview. Look once more, then sign.',
  'no-active-plan': 'No plan is active yet, so there is nothing to take home. Finish a plan first.',
  'nothing-recorded': 'Nothing of the talk is written down yet.',
  'red-flag-not-told': 'Write down which clinician you told about the red flag.',
  'time-without-reason': 'Say why the time was corrected.',
  'amendment-without-reason': 'Say why the session is amended.',
  'no-such-item': 'There is no such item of this patient.',
  'item-moved-on': 'This item has moved on meanwhile. Look at its receipt.',
  'later-version': 'A later version of this session took its place.',
  'no-such-visit': 'There is no such visit in the chart of this patient.',
  'no-visit-wanted': 'Nothing of this session waits for a visit any more.',
  'no-longer-open': 'This was answered or taken back meanwhile. Look at it once more.',
  'emr-away': 'The EMR is not answering just now. What was read before still stands here.',
  'emr-silent': 'The EMR did not answer. Your own record is safe.',
  'not-in-this-chart': 'This is not in the chart of this patient.',
  'escalation-closed': 'A clinician closed this one already.',
  unexpected: 'Something went wrong on our side. What was saved is saved.',
};

/** The reasons that have words on every screen. */
export type ScreenReason = keyof typeof en;

const es: Record<ScreenReason, string> = {
  'nothing-here': 'Aquí no hay nada.',
  'not-signed-in': 'Su acceso aquí no está abierto. Abra Alongside otra vez desde el expediente.',
  locked: 'Se bloqueó porque nadie tocó nada por un rato. Abra Alongside otra vez desde el expediente.',
  'other-role': 'Esto le corresponde a otro puesto de su consultorio.',
  'no-patient-open': 'No hay ningún paciente abierto aquí. Abra Alongside desde el expediente del paciente.',
  'too-many-requests': 'Demasiadas solicitudes. Intente de nuevo en un minuto.',
  'too-large': 'Es más de 256 KB. Envíe menos a la vez.',
  'not-understood': 'No se entendió la solicitud.',
  'other-page': 'Esto vino de una página que no es la nuestra, así que no se cambió nada.',
  'no-such-session': 'No existe esa sesión con esta persona. Ábrala de nuevo desde el expediente.',
  'not-your-session': 'Usted no tiene esa sesión con esta persona. Ábrala de nuevo desde el expediente.',
  'no-such-version': 'No existe esa versión de una sesión suya.',
  'signed-already': 'Esta sesión ya está firmada. Elija “Corregir” para agregar algo.',
  'not-signed-yet': 'Esta sesión aún no está firmada: siga escribiendo.',
  'no-note-yet': 'Aún no hay nota: primero firme la sesión.',
  'changed-since-preview': 'La sesión cambió después de la revisión. Mire otra vez y luego firme.',
  'no-active-plan':
    'Aún no hay un plan activo, así que no hay nada que llevar a casa. Termine primero un plan.',
  'nothing-recorded': 'Todavía no hay nada anotado de la sesión.',
  'red-flag-not-told': 'Anote a qué médico le dijo de la señal de alarma.',
  'time-without-reason': 'Diga por qué se corrigió el tiempo.',
  'amendment-without-reason': 'Diga por qué se corrige la sesión.',
  'no-such-item': 'Esta persona no tiene esa entrada.',
  'item-moved-on': 'Esta entrada ya cambió mientras tanto. Mire cómo está ahora.',
  'later-version': 'Una versión posterior de esta sesión tomó su lugar.',
  'no-such-visit': 'No existe esa visita en el expediente de esta persona.',
  'no-visit-wanted': 'Ya nada de esta sesión espera una visita.',
  'no-longer-open': 'Esto ya se contestó o se retiró mientras tanto. Mire otra vez.',
  'emr-away': 'El sistema no responde en este momento. Lo que se leyó antes sigue aquí.',
  'emr-silent': 'El sistema no respondió. Lo que usted escribió está a salvo.',
  'not-in-this-chart': 'Esto no está en el expediente de esta persona.',
  'escalation-closed': 'Un médico ya la cerró.',
  unexpected: 'Algo salió mal de nuestro lado. Lo guardado sigue guardado.',
};

export const refusalWords: Record<Language, Record<ScreenReason, string>> = { en, es };

/** What a screen says of a reason that it does not know: of a server newer than the page. */
export const reasonIn = (because: string, language: Language): string =>
  Object.hasOwn(en, because)
    ? refusalWords[language][because as ScreenReason]
    : refusalWords[language].unexpected;
