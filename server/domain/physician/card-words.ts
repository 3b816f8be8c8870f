import type { Language } from '../language.ts';
import type { LaunchIntent } from '../practice/launch-intent.ts';
import type { RedFlagKind } from '../session/choices.ts';
import { redFlagNames } from '../session/red-flag-words.ts';
import type { TeachBackOpen } from '../session/teach-back.ts';
import { tellDate, tellTime } from '../tell-date.ts';
import type { CardSays, CardTopic, OverrideReason } from './card.ts';
import { conditionNames, readingWords } from './condition-words.ts';
import { cutTo, plainText } from './plain-text.ts';

/** A card in words: `summary` is one line of less than 140 characters, `detail` one paragraph. Neither holds markup. */
export type CardWords = { summary: string; detail: string; linkLabel: string };

/** Longest summary: CDS Hooks 2.0 asks for less than 140 characters. */
export const mostOfSummary = 139;
const mostOfDetail = 600;

/** Tells what a card says, in the reader's language; what people wrote stays in theirs. */
export function cardWords(says: CardSays, language: Language, timeZone: string): CardWords {
  const say = words[language];
  const [lead, rest] = say.tell(plain(says), timeZone);
  return {
    summary: cutTo(`${lead}${rest ? ` ${rest}` : ''}`, mostOfSummary),
    detail: cutTo(say.detail(plain(says), timeZone), mostOfDetail),
    linkLabel: say.link[says.is],
  };
}

/** Where in Alongside a card's link opens. */
export const intentOf: Record<CardTopic, LaunchIntent> = {
  'red-flag': 'coaching',
  'coaching-today': 'coaching',
  'open-question': 'question',
  'teach-back': 'teach-back',
  handoff: 'handoff',
};

export const overrideWords: Record<Language, Record<OverrideReason, string>> = {
  en: {
    'not-now': 'Not now',
    'not-relevant': 'Not relevant for this patient',
    'patient-declined': 'The patient does not want coaching',
  },
  es: {
    'not-now': 'Ahora no',
    'not-relevant': 'No aplica a esta persona',
    'patient-declined': 'La persona no quiere coaching',
  },
};

export const topicWords: Record<Language, Record<CardTopic, string>> = {
  en: {
    'red-flag': 'Red flag not closed yet',
    'coaching-today': 'Coaching today',
    'open-question': 'A question from the coach',
    'teach-back': 'Not yet told back',
    handoff: 'Coaching may help',
  },
  es: {
    'red-flag': 'Señal de alarma aún abierta',
    'coaching-today': 'Coaching de hoy',
    'open-question': 'Una pregunta del coach',
    'teach-back': 'Aún no explicado con sus palabras',
    handoff: 'El coaching puede ayudar',
  },
};

type Words = {
  /** Two parts of one line: what it is, and what somebody wrote. */
  tell(says: CardSays, timeZone: string): [string, string];
  detail(says: CardSays, timeZone: string): string;
  link: Record<CardTopic, string>;
};

const en: Words = {
  tell: (says, timeZone) => {
    switch (says.is) {
      case 'red-flag':
        return [
          `Red flag not closed yet: ${named(says.kinds, 'en')}.`,
          `Raised ${tellDate(says.raisedAt, 'en', timeZone)} at ${tellTime(says.raisedAt, timeZone)} by ${says.raisedBy}.`,
        ];
      case 'coaching-today':
        if (says.redFlags.length > 0) return ['Red flag in coaching today:', `${flags(says, 'en')}.`];
        return says.stands === 'begun'
          ? [`Coaching today: ${says.coach} has begun, nothing is signed yet.`, '']
          : [`Coached today by ${says.coach}:`, says.result];
      case 'open-question':
        return [`${says.urgent ? 'Urgent question' : 'Question'} from ${says.askedBy}:`, says.asks];
      case 'teach-back':
        return [`Not yet told back (${says.open.map(part => openEn[part]).join(', ')}):`, says.about];
      case 'handoff':
        return [
          `Coaching may help: ${conditionNames.en[says.condition]}, ${readingWords(says.condition, says.reading, 'en')} (${tellDate(says.reading.at, 'en', timeZone)}).`,
          '',
        ];
    }
  },
  detail: (says, timeZone) => {
    switch (says.is) {
      case 'red-flag':
        return `${says.words === '' ? '' : `In the patient’s words: “${says.words}” `}It stays open, and climbs, until a clinician says what was done.`;
      case 'coaching-today':
        return says.stands === 'begun'
          ? 'What comes of it will stand here and in the note.'
          : `${says.redFlags.length > 0 ? `Raised: ${flags(says, 'en')}. ` : ''}${says.result}`;
      case 'open-question':
        return `${says.asks} (asked ${tellDate(says.askedAt, 'en', timeZone)} by ${says.askedBy}; one tap answers it)`;
      case 'teach-back':
        return `The patient was asked to tell this back and it has not landed yet: ${says.about}.${says.others > 0 ? ` ${says.others} more like it.` : ''} A word from you may close it.`;
      case 'handoff':
        return 'Meets your practice’s criteria, and nobody coaches this patient yet. One tap calls a coach to the room or refers the patient.';
    }
  },
  link: {
    'red-flag': 'See to it',
    'coaching-today': 'Open coaching',
    'open-question': 'Answer',
    'teach-back': 'See what is open',
    handoff: 'Hand off',
  },
};

const es: Words = {
  tell: (says, timeZone) => {
    switch (says.is) {
      case 'red-flag':
        return [
          `Señal de alarma aún abierta: ${named(says.kinds, 'es')}.`,
          `La reportó ${says.raisedBy} el ${tellDate(says.raisedAt, 'es', timeZone)} a las ${tellTime(says.raisedAt, timeZone)}.`,
        ];
      case 'coaching-today':
        if (says.redFlags.length > 0)
          return ['Señal de alarma en el coaching de hoy:', `${flags(says, 'es')}.`];
        return says.stands === 'begun'
          ? [`Coaching de hoy: ${says.coach} ha empezado, aún sin firmar.`, '']
          : [`Coaching de hoy con ${says.coach}:`, says.result];
      case 'open-question':
        return [`${says.urgent ? 'Pregunta urgente' : 'Pregunta'} de ${says.askedBy}:`, says.asks];
      case 'teach-back':
        return [
          `Aún no lo explica con sus palabras (${says.open.map(part => openEs[part]).join(', ')}):`,
          says.about,
        ];
      case 'handoff':
        return [
          `El coaching puede ayudar: ${conditionNames.es[says.condition]}, ${readingWords(says.condition, says.reading, 'es')} (${tellDate(says.reading.at, 'es', timeZone)}).`,
          '',
        ];
    }
  },
  detail: (says, timeZone) => {
    switch (says.is) {
      case 'red-flag':
        return `${says.words === '' ? '' : `En sus palabras: «${says.words}». `}Sigue abierta, y sube, hasta que un clínico diga qué se hizo.`;
      case 'coaching-today':
        return says.stands === 'begun'
          ? 'Lo que resulte estará aquí y en la nota.'
          : `${says.redFlags.length > 0 ? `Señal de alarma: ${flags(says, 'es')}. ` : ''}${says.result}`;
      case 'open-question':
        return `${says.asks} (la hizo ${says.askedBy} el ${tellDate(says.askedAt, 'es', timeZone)}; se contesta con un toque)`;
      case 'teach-back':
        return `Se le pidió explicarlo con sus palabras y aún no queda claro: ${says.about}.${says.others > 0 ? ` Hay ${says.others} más.` : ''} Una palabra suya puede cerrarlo.`;
      case 'handoff':
        return 'Cumple los criterios de su consultorio y ningún coach trabaja aún con esta persona. Un toque llama a un coach al cuarto o la refiere.';
    }
  },
  link: {
    'red-flag': 'Atenderla',
    'coaching-today': 'Abrir el coaching',
    'open-question': 'Contestar',
    'teach-back': 'Ver lo pendiente',
    handoff: 'Pasar al coach',
  },
};

const words: Record<Language, Words> = { en, es };

const openEn: Record<TeachBackOpen, string> = {
  understands: 'understanding',
  agrees: 'agreement',
  'can-do': 'can do it',
};
const openEs: Record<TeachBackOpen, string> = {
  understands: 'comprensión',
  agrees: 'acuerdo',
  'can-do': 'poder hacerlo',
};

const named = (kinds: readonly RedFlagKind[], language: Language): string =>
  kinds.map(kind => redFlagNames[language][kind]).join(', ');

const flags = ({ redFlags }: CardSays & { is: 'coaching-today' }, language: Language): string =>
  named(redFlags, language);

/** Every text of somebody's, made harmless before a word of ours is put to it. */
function plain(says: CardSays): CardSays {
  switch (says.is) {
    case 'red-flag':
      return { ...says, words: plainText(says.words), raisedBy: plainText(says.raisedBy) };
    case 'coaching-today':
      return { ...says, coach: plainText(says.coach), result: plainText(says.result) };
    case 'open-question':
      return { ...says, asks: plainText(says.asks), askedBy: plainText(says.askedBy) };
    case 'teach-back':
      return { ...says, about: plainText(says.about) };
    case 'handoff':
      return says;
  }
}
