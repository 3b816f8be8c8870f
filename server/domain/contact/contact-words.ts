import type { Language } from '../language.ts';
import type { CountedKind } from './attempts.ts';
import type { ContactKind, Reached } from './kinds.ts';

type Counting = { [kind in ContactKind]: (count: number) => string };

const counted: Record<Language, Counting> = {
  en: {
    call: n => (n === 1 ? '1 call' : `${n} calls`),
    voicemail: n => (n === 1 ? '1 voicemail' : `${n} voicemails`),
    message: n => (n === 1 ? '1 message' : `${n} messages`),
    'in-person': n => (n === 1 ? '1 meeting in person' : `${n} meetings in person`),
    group: n => (n === 1 ? '1 group' : `${n} groups`),
    coordination: n => (n === 1 ? 'care coordination once' : `care coordination ${n} times`),
  },
  es: {
    call: n => (n === 1 ? '1 llamada' : `${n} llamadas`),
    voicemail: n => (n === 1 ? '1 mensaje de voz' : `${n} mensajes de voz`),
    message: n => (n === 1 ? '1 mensaje' : `${n} mensajes`),
    'in-person': n => (n === 1 ? '1 encuentro en persona' : `${n} encuentros en persona`),
    group: n => (n === 1 ? '1 grupo' : `${n} grupos`),
    coordination: n => (n === 1 ? 'coordinación una vez' : `coordinación ${n} veces`),
  },
};
const notReached: Record<Language, string> = { en: 'not reached', es: 'sin respuesta' };
const ofThem: Record<Language, (reached: number) => string> = {
  en: reached => `${reached} reached`,
  es: reached => (reached === 1 ? '1 con respuesta' : `${reached} con respuesta`),
};

/** "2 calls, not reached; 1 voicemail": contacts by kind, and of calls and meetings whether somebody was there. */
export const countedInWords = (kinds: readonly CountedKind[], language: Language): string =>
  kinds
    .map(({ kind, count, reached }) => {
      const words = counted[language][kind](count);
      if ((kind !== 'call' && kind !== 'in-person') || reached === count) return words;
      return `${words}, ${reached === 0 ? notReached[language] : ofThem[language](reached)}`;
    })
    .join('; ');

/** What a promise to call again says where nothing else was said. */
export const callAgainWords: Record<Language, string> = { en: 'Call again', es: 'Volver a llamar' };

export const kindNames: Record<Language, { [kind in ContactKind]: string }> = {
  en: {
    call: 'Call',
    voicemail: 'Voicemail left',
    message: 'Message',
    'in-person': 'In person',
    group: 'Group',
    coordination: 'Care coordination',
  },
  es: {
    call: 'Llamada',
    voicemail: 'Mensaje de voz',
    message: 'Mensaje',
    'in-person': 'En persona',
    group: 'Grupo',
    coordination: 'Coordinación',
  },
};
export const reachedNames: Record<Language, { [reached in Reached]: string }> = {
  en: {
    nobody: 'nobody reached',
    patient: 'the patient',
    circle: 'family or somebody close',
    clinician: 'another clinician',
    agency: 'an agency',
  },
  es: {
    nobody: 'sin respuesta',
    patient: 'con la persona',
    circle: 'con la familia o alguien cercano',
    clinician: 'con otro profesional',
    agency: 'con una agencia',
  },
};

type LoggedInShort = { kind: ContactKind; reached: Reached; writtenLater: boolean; sentLate?: boolean };

/** "Logged by hand: Call, nobody reached. Written down later." For who traces minutes. */
export function loggedInWords(
  { kind, reached, writtenLater, sentLate = false }: LoggedInShort,
  language: Language,
): string {
  const by = language === 'en' ? 'Logged by hand' : 'Anotado a mano';
  const later = language === 'en' ? 'Written down later.' : 'Se anotó después.';
  const who = kind === 'voicemail' || kind === 'group' ? '' : `, ${reachedNames[language][reached]}`;
  const offline =
    language === 'en' ? 'Kept offline and sent later.' : 'Se guardó sin conexión y se envió después.';
  const marks = [writtenLater && later, sentLate && offline].filter(Boolean);
  return [`${by}: ${kindNames[language][kind]}${who}.`, ...marks].join(' ');
}
