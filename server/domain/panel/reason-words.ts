import type { MeasureKind } from '../chart/snapshot.ts';
import type { Language } from '../language.ts';
import type { MeansOfTalk } from '../schedule/booking.ts';
import type { PanelReading } from './facts.ts';
import type { Reason } from './reasons.ts';
import type { ReasonKind } from './weights.ts';

type Telling = { day: string; days: number; what: string; said?: string; reason: Reason };
type Words = {
  [K in ReasonKind]: { why: (of: Telling) => string; step: string };
};

const daysEn = (days: number) => (days === 1 ? '1 day' : `${days} days`);
const daysEs = (days: number) => (days === 1 ? '1 día' : `${days} días`);

const en: Words = {
  'red-flag': { why: ({ day }) => `A red flag is open since ${day}`, step: 'See the red flag' },
  unseen: {
    why: ({ days, day }) => `Not reached for ${daysEn(days)}, since ${day}: longer than the practice allows`,
    step: 'Reach them',
  },
  admission: {
    why: ({ day, reason }) =>
      `${reason.visit === 'emergency' ? 'In the emergency department' : 'Admitted to hospital'} on ${day}`,
    step: 'Ask how it went',
  },
  'home-reading': {
    why: ({ day, reason }) => `${readingIn(reason.reading, 'en')} on ${day}, outside of the band`,
    step: 'Talk about the reading',
  },
  handoff: {
    why: ({ day, reason }) => {
      if (!reason.found) return `Handed over on ${day}, not met yet`;
      return `Invited on ${day}: ${reason.spoken ? 'spoken with, no talk booked yet' : 'first contact to make'}`;
    },
    step: 'Meet them',
  },
  'new-to-you': { why: ({ day }) => `New to you since ${day}: say hello`, step: 'Say hello' },
  promise: {
    why: ({ day, what, days, said }) => {
      if (said !== undefined) return `Said on ${said}, for ${day}: ${what}`;
      return `Promised ${days > 0 ? `for ${day}` : `by ${day}`}: ${what}`;
    },
    step: 'Keep the promise',
  },
  message: { why: ({ day }) => `Wrote on ${day}, not answered`, step: 'Answer' },
  answer: { why: ({ day }) => `A clinician answered on ${day}: tell them`, step: 'Tell them' },
  tries: {
    why: ({ day, reason }) => `${reason.tries ?? 0} tries since ${day}, none reached`,
    step: 'Try another way or time',
  },
  missed: { why: ({ day }) => `You had agreed to talk on ${day}; it did not come about`, step: 'Try again' },
  date: {
    why: ({ day, what, reason }) => `${day}${reason.talk ? talkIn(reason.talk, 'en') : `: ${what}`}`,
    step: 'Be in touch',
  },
  review: { why: ({ day, what }) => `Plan to look at since ${day}: ${what}`, step: 'Review the plan' },
  habit: { why: ({ day }) => `Done less often since ${day} than before`, step: 'Ask what changed' },
  'new-lab': {
    why: ({ day, reason }) => `New in the chart: ${readingIn(reason.reading, 'en')} on ${day}`,
    step: 'Talk about the result',
  },
  'teach-back': {
    why: ({ day, what }) => `Teach-back open since ${day}: ${what}`,
    step: 'Ask to hear it again',
  },
  'call-due': { why: ({ day }) => `A call is due by ${day}`, step: 'Call' },
  quiet: { why: ({ days, day }) => `Nothing heard for ${daysEn(days)}, since ${day}`, step: 'Check in' },
};

const es: Words = {
  'red-flag': { why: ({ day }) => `Hay una señal de alarma abierta desde el ${day}`, step: 'Ver la señal' },
  unseen: {
    why: ({ days, day }) =>
      `Sin contacto desde hace ${daysEs(days)}, desde el ${day}: más de lo que permite el consultorio`,
    step: 'Buscar contacto',
  },
  admission: {
    why: ({ day, reason }) =>
      `${reason.visit === 'emergency' ? 'En urgencias' : 'Ingreso en el hospital'} el ${day}`,
    step: 'Preguntar cómo le fue',
  },
  'home-reading': {
    why: ({ day, reason }) => `${readingIn(reason.reading, 'es')} el ${day}, fuera del rango`,
    step: 'Hablar de la medición',
  },
  handoff: {
    why: ({ day, reason }) => {
      if (!reason.found) return `Referencia del ${day}, todavía sin verse`;
      return `Invitación del ${day}: ${reason.spoken ? 'ya hablaron, falta acordar una conversación' : 'falta el primer contacto'}`;
    },
    step: 'Conocerse',
  },
  'new-to-you': {
    why: ({ day }) => `Usted le acompaña desde el ${day} y todavía no se conocen`,
    step: 'Saludar',
  },
  promise: {
    why: ({ day, what, said }) =>
      said === undefined ? `Prometido para el ${day}: ${what}` : `Dicho el ${said}, para el ${day}: ${what}`,
    step: 'Cumplir lo prometido',
  },
  message: { why: ({ day }) => `Escribió el ${day}, sin respuesta`, step: 'Responder' },
  answer: { why: ({ day }) => `El personal médico respondió el ${day}: hay que decirle`, step: 'Decirle' },
  tries: {
    why: ({ day, reason }) => `${reason.tries ?? 0} intentos desde el ${day}, sin lograr contacto`,
    step: 'Probar otra vía u otra hora',
  },
  missed: {
    why: ({ day }) => `Habían quedado en hablar el ${day} y no se pudo`,
    step: 'Intentarlo otra vez',
  },
  date: {
    why: ({ day, what, reason }) => `${day}${reason.talk ? talkIn(reason.talk, 'es') : `: ${what}`}`,
    step: 'Ponerse en contacto',
  },
  review: { why: ({ day, what }) => `Plan por revisar desde el ${day}: ${what}`, step: 'Revisar el plan' },
  habit: {
    why: ({ day }) => `Lo hace menos seguido que antes desde el ${day}`,
    step: 'Preguntar qué cambió',
  },
  'new-lab': {
    why: ({ day, reason }) => `Nuevo en el expediente: ${readingIn(reason.reading, 'es')} el ${day}`,
    step: 'Hablar del resultado',
  },
  'teach-back': {
    why: ({ day, what }) => `Explicación de vuelta pendiente desde el ${day}: ${what}`,
    step: 'Pedir que lo cuente',
  },
  'call-due': { why: ({ day }) => `Toca llamar a más tardar el ${day}`, step: 'Llamar' },
  quiet: {
    why: ({ days, day }) => `Sin noticias desde hace ${daysEs(days)}, desde el ${day}`,
    step: 'Preguntar cómo va',
  },
};

const words: Record<Language, Words> = { en, es };

/** Why, as a sentence without its stop. `sayDay`: a day as the screen tells days. */
export const reasonIn = (reason: Reason, language: Language, sayDay: (day: string) => string): string => {
  const { why } = words[language][reason.kind];
  const { since, days, what = '' } = reason;
  const said = reason.said === undefined ? {} : { said: sayDay(reason.said) };
  const told = why({ ...{ reason, day: sayDay(since), days, what }, ...said });
  return reason.more === undefined ? told : `${told} (+${reason.more})`;
};

/** What to do about it, in two or three words. */
export const stepIn = (kind: ReasonKind, language: Language): string => words[language][kind].step;

/** ", 10:00: talk by phone". */
const talkIn = ({ clock, means }: NonNullable<Reason['talk']>, language: Language): string =>
  `, ${clock}: ${talkWords[language][means]}`;

const talkWords: Record<Language, Record<MeansOfTalk, string>> = {
  en: {
    ...{ phone: 'talk by phone', video: 'talk by video' },
    ...{ 'in-person': 'talk in person', message: 'message' },
  },
  es: {
    ...{ phone: 'conversación por teléfono', video: 'conversación por video' },
    ...{ 'in-person': 'conversación en persona', message: 'mensaje' },
  },
};

/** "Blood pressure 152/95 mmHg". */
function readingIn(reading: PanelReading | undefined, language: Language): string {
  if (reading === undefined) return '';
  const { measure, value, second, unit } = reading;
  const number = second === undefined ? told(value) : `${told(value)}/${told(second)}`;
  return [measureNames[language][measure], number, unit].filter(Boolean).join(' ');
}

const told = (value: number) => String(Math.round(value * 10) / 10);

const measureNames: Record<Language, Record<MeasureKind, string>> = {
  en: {
    ...{
      a1c: 'A1c',
      'blood-pressure': 'Blood pressure',
      weight: 'Weight',
      ldl: 'LDL',
      glucose: 'Blood sugar',
    },
    ...{ steps: 'Steps', egfr: 'eGFR', uacr: 'Urine albumin', 'heart-rate': 'Heart rate', bmi: 'BMI' },
    ...{ waist: 'Waist', phq9: 'PHQ-9', 'activity-minutes': 'Active minutes', sleep: 'Sleep' },
    ...{ 'adherent-days': 'Days taken', 'peak-flow': 'Peak flow' },
  },
  es: {
    ...{ a1c: 'A1c', 'blood-pressure': 'Presión', weight: 'Peso', ldl: 'LDL', glucose: 'Azúcar' },
    ...{ steps: 'Pasos', egfr: 'eGFR', uacr: 'Albúmina en orina', 'heart-rate': 'Pulso', bmi: 'IMC' },
    ...{ waist: 'Cintura', phq9: 'PHQ-9', 'activity-minutes': 'Minutos activos', sleep: 'Sueño' },
    ...{ 'adherent-days': 'Días tomados', 'peak-flow': 'Flujo máximo' },
  },
};
