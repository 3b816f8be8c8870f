import { inOrder } from '../in-order.ts';
import { tellClock, tellDate, tellTime } from '../tell-date.ts';
import type { GlucoseTime } from './choices.ts';
import type { Activity, NextContact, PlanDomain } from './draft.ts';
import type { NoteContext, NoteSection } from './note.ts';
import { quote, sentences, told } from './note-talk.ts';
import type {
  ActivePlan,
  ConfidenceReading,
  PlanEnd,
  PlanLack,
  PlanNotActive,
  SignedSession,
} from './signed.ts';
import { stepWords } from './step-words.ts';
import { correctionsThatCount } from './time.ts';

/** What the patient chose, and what was talked about without being settled. */
export function plans({ plans }: SignedSession, { settings, endedSince }: NoteContext): NoteSection {
  const entries = plans.flatMap(plan => {
    if (plan.status !== 'active') return [notYet(plan)];
    const end = endedSince?.get(plan.id);
    return [...chosen(plan, settings.timeZone), ...(end ? [`Since this talk: ${endWords[end]}.`] : [])];
  });
  return { heading: 'WHAT THE PATIENT CHOSE', entries };
}

/** Numbers of today. Half a blood pressure or a weight without its unit is told as it is. */
export function measured({ record: { measured } }: SignedSession, timeZone: string): NoteSection {
  if (!measured) return { heading: '', entries: [] };
  const { systolic, diastolic, heartRate, weight, waist, glucose, takenAt } = measured;
  const numbers = told([
    (systolic !== undefined || diastolic !== undefined) &&
      `blood pressure ${systolic ?? '?'}/${diastolic ?? '?'} mmHg`,
    measured.phq9Question9 !== undefined && `PHQ-9, question 9: ${measured.phq9Question9} of 3`,
    glucose !== undefined && glucoseWords(glucose, measured.glucoseWhen),
    heartRate !== undefined && `heart rate ${heartRate}/min`,
    weight !== undefined && `weight ${weight} ${measured.weightUnit ?? '(unit not recorded)'}`,
    waist !== undefined && `waist ${waist} ${measured.waistUnit ?? '(unit not recorded)'}`,
  ]);
  const at = takenAt ? ` (${tellDate(takenAt, 'en', timeZone)}, ${tellTime(takenAt, timeZone)})` : '';
  return { heading: 'MEASURED', entries: numbers.length > 0 ? [`${capital(numbers.join(', '))}${at}`] : [] };
}

const glucoseWords = (glucose: number, when: GlucoseTime | undefined): string =>
  `blood sugar ${glucose} mg/dL${when ? `, ${glucoseTimeWords[when]}` : ''}`;
const glucoseTimeWords: Record<GlucoseTime, string> = {
  fasting: 'fasting',
  'after-eating': 'after eating',
  'not-known': 'not known when the patient ate',
};

export function promises({ record }: SignedSession, timeZone: string): NoteSection {
  const day = (date: string) => tellDate(date, 'en', timeZone);
  const entries = inOrder(record.promises).flatMap(([, { what, to, due, keptOn, toldOn }]) => {
    if (!what?.trim()) return [];
    const whom = to === 'clinician' ? 'To the clinician' : 'To the patient';
    const state = keptOn ? `, kept ${day(keptOn)}` : due ? `, by ${day(due)}` : '';
    return [`${whom}: ${what.trim()}${state}${toldOn ? `, told ${day(toldOn)}` : ''}`];
  });
  return { heading: 'PROMISED BY THE COACH', entries };
}

export function nextContact({ record, plans }: SignedSession, timeZone: string): NoteSection {
  const [first] = plans.filter(plan => plan.status === 'active').map(plan => plan.nextContact);
  const own = record.nextContact?.date ? record.nextContact : first;
  return { heading: 'NEXT CONTACT', entries: own?.date ? [contactWords(own, timeZone)] : [] };
}

export function whoTookPart({ record: { how }, coach }: SignedSession): NoteSection {
  const entries = told([
    `Coach: ${told([coach.name, coach.credential]).join(', ')}`,
    how?.language && `Language: ${languageWords[how.language]}`,
    how?.interpreter && interpreterWords[how.interpreter],
    how?.alsoPresent?.trim() && `Also present: ${how.alsoPresent}`,
    how?.place?.trim() && `Place: ${how.place}`,
  ]);
  return { heading: 'WHO TOOK PART', entries };
}

/** Whole minutes, idle time taken out, corrections with their reason. */
export function timeSpent({ minutes, record }: SignedSession): NoteSection {
  const parts = Object.entries(minutes.byActivity) as [Activity, number][];
  const entries = parts
    .sort(([, a], [, b]) => b - a)
    .map(([activity, spent]) => `${activityWords[activity]} ${spent}`)
    .join(', ');
  const corrected = correctionsThatCount(record.timeCorrections).map(
    ({ activity, minutes: set, reason }) =>
      `Set by the coach: ${activityWords[activity]} ${set} min, because ${reason.trim()}`,
  );
  return { heading: 'TIME', entries: told([entries && `${minutes.total} min: ${entries}`, ...corrected]) };
}

function chosen(plan: ActivePlan, timeZone: string): string[] {
  const about = told([plan.goalSummary, plan.domain && domainWords[plan.domain]]);
  const earlier = plan.confidence.earlier.map(readingWords);
  return [
    told([`Goal: ${quote(plan.goal)}`, about.length > 0 && `(${about.join('; ')})`]).join(' '),
    `Step: ${stepWords(plan.step, 'en')}, from ${tellDate(plan.step.start, 'en', timeZone)}.`,
    sentences([
      `Agreed. Sure ${plan.confidence.value}/10`,
      plan.belowThresholdReason && `Goes ahead because: ${plan.belowThresholdReason}`,
      earlier.length > 0 && `Asked before: ${earlier.join('; ')}`,
    ]),
    ...plan.barriers.map(({ barrier, plan: answer }) =>
      told([`If it gets hard: ${barrier}`, answer && `Then: ${answer}`]).join('. '),
    ),
  ];
}

const domainWords: Record<PlanDomain, string> = {
  activity: 'moving more',
  food: 'food and drink',
  medicines: 'medicines',
  stress: 'stress',
  sleep: 'sleep',
  tobacco: 'tobacco',
  other: 'something of their own',
};

const endWords: Record<PlanEnd, string> = {
  revised: 'another step took its place',
  stopped: 'the patient stopped it',
  completed: 'it was done as planned',
};

/** With how sure the patient was, each time it was asked: the number is theirs, also where it made no plan. */
const notYet = ({ goal, what, confidence = [], missing }: PlanNotActive) =>
  sentences([
    `Not active yet: ${told([quote(goal), what]).join(', ')}`,
    confidence.length > 0 && `Sure ${confidence.map(readingWords).join(', then ')}`,
    `Open: ${missing.map(lack => lackWords[lack]).join(', ')}`,
  ]);

const readingWords = ({ value, aboutStep, inNote }: ConfidenceReading) =>
  `${value}/10 for "${inNote ?? aboutStep}"`;

export const lackWords: Record<PlanLack, string> = {
  goal: 'the goal',
  what: 'what to do',
  'how-often': 'how often',
  start: 'the first day',
  agreement: "the patient's yes",
  'agreement-to-this-step': "the patient's yes to the changed step",
  declined: 'the patient said no',
  confidence: 'how sure the patient is',
  'confidence-in-this-step': 'how sure the patient is of the changed step',
  'confidence-below-threshold': 'not sure enough yet',
  'next-contact': 'the next contact',
};

function contactWords({ date = '', time, means, with: whom }: NextContact, timeZone: string): string {
  return told([
    tellDate(date, 'en', timeZone),
    time && `at ${tellClock(time)}`,
    means && meansWords[means],
    whom?.trim() && `with ${whom.trim()}`,
  ]).join(', ');
}

const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);
const meansWords = { 'in-person': 'in person', phone: 'by phone', video: 'by video', message: 'by message' };
const languageWords = { en: 'English', es: 'Spanish', other: 'other' };
const interpreterWords = {
  'none-needed': 'No interpreter needed',
  present: 'Interpreter in the room',
  phone: 'Interpreter by phone',
  family: 'Family interpreted',
};
const activityWords: Record<Activity, string> = {
  preparing: 'preparing',
  agenda: 'agenda',
  teaching: 'teaching',
  'teach-back': 'teach-back',
  readiness: 'readiness',
  planning: 'planning',
  medicines: 'medicines',
  'what-matters': 'what matters',
  'follow-up': 'follow-up',
  measuring: 'measuring',
  documenting: 'documenting',
};
