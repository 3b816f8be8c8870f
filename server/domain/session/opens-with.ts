import type { Handoff, HandoffState, Urgency } from '../handoff/handoff.ts';
import { reasonsIn } from '../handoff/reason-words.ts';
import { type Language, languages } from '../language.ts';
import type { SaidByClinician } from '../physician/answers-note.ts';
import { shortMoment } from '../short-moment.ts';

/** One thing a talk begins with, ready to be read: who said it, when and how; then what. `asked`: what it answers. */
export type OpensWith = {
  id: string;
  is: 'handoff' | 'answer';
  by: string;
  about: Record<Language, string>;
  words: Record<Language, string>;
  asked?: string;
};

/**
 * What a coach must know when a talk begins: why the patient was handed over, how soon, by whom and when; and what physicians
 * answered since the last talk, the newest first. `handoffs`: newest first. `openedAt`: when the talk was begun.
 */
export function opensWith(
  { handoffs, said }: { handoffs: readonly Handoff[]; said: readonly SaidByClinician[] },
  talk: { id: string; openedAt: string },
  timeZone: string,
): OpensWith[] {
  const newest = handoffs.find(({ state }) => state.status !== 'withdrawn');
  const when = (at: string, language: Language) => shortMoment(at, timeZone, language);
  return [
    ...(newest && isWhy(newest, talk) ? [handedOver(newest, when)] : []),
    ...said.toReversed().map(one => answered(one, when)),
  ];
}

type When = (at: string, language: Language) => string;

const dayMs = 24 * 60 * 60_000;
const awaited = new Set<HandoffState['status']>(['called', 'waiting', 'taken', 'booked', 'missed']);

/** It is still awaited, it was opened as this talk, or it ended with the talk or within the day before. */
const isWhy = ({ state, sessionId }: Handoff, talk: { id: string; openedAt: string }): boolean =>
  sessionId === talk.id ||
  (sessionId === undefined &&
    (awaited.has(state.status) ||
      ('at' in state && Date.parse(state.at) >= Date.parse(talk.openedAt) - dayMs)));

function handedOver(handoff: Handoff, when: When): OpensWith {
  const { id, by, handedOverAt, room, urgency } = handoff;
  return {
    ...{ id, is: 'handoff', by: by.name },
    about: inEach(language => {
      const say = words[language];
      const where = room === undefined ? '' : `, ${say.room(room)}`;
      return `${say.handedOver(by.name)}, ${when(handedOverAt, language)}${where} (${say.urgency[urgency]}):`;
    }),
    words: inEach(language => reasonsIn(handoff, language) || words[language].noReason),
  };
}

function answered(said: SaidByClinician, when: When): OpensWith {
  const about = inEach(language => `${words[language].answered(said.by)}, ${when(said.at, language)}:`);
  const who = { id: said.id, is: 'answer', by: said.by } as const;
  if (said.is === 'answer') return { ...who, about, words: inEach(() => said.words), asked: said.asked };
  return {
    ...{ ...who, about },
    words: inEach(language =>
      [`${said.name}: ${words[language].deeds[said.deed]}`, said.words].filter(Boolean).join('. '),
    ),
  };
}

const inEach = (say: (language: Language) => string): Record<Language, string> =>
  Object.fromEntries(languages.map(language => [language, say(language)])) as Record<Language, string>;

const words: Record<
  Language,
  {
    handedOver: (by: string) => string;
    answered: (by: string) => string;
    room: (room: string) => string;
    urgency: Record<Urgency, string>;
    deeds: Record<'accept' | 'fix', string>;
    noReason: string;
  }
> = {
  en: {
    handedOver: by => `Handed over by ${by}`,
    answered: by => `${by} answered`,
    room: room => `room ${room}`,
    urgency: { now: 'now, in the room', today: 'today', 'when-there-is-time': 'when there is time' },
    deeds: { accept: 'accepted as it is taken', fix: 'the list stands' },
    noReason: 'no reason given',
  },
  es: {
    handedOver: by => `De parte de ${by}`,
    answered: by => `${by} respondió`,
    room: room => `consultorio ${room}`,
    urgency: { now: 'ahora, en la consulta', today: 'hoy', 'when-there-is-time': 'cuando haya tiempo' },
    deeds: { accept: 'aceptada como la toma', fix: 'la lista queda como está' },
    noReason: 'sin motivo indicado',
  },
};
