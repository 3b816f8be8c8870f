import {
  amount,
  choice,
  choices,
  clock,
  day,
  group,
  instant,
  list,
  text,
  type ValueOf,
  whole,
  yesNo,
} from '../shape.ts';
import { weekdays } from './weekdays.ts';

/** The ladder of change, one behaviour at a time (Prochaska and DiClemente); relapse is an event, never a failure. */
export const stages = [
  'precontemplation',
  'contemplation',
  'preparation',
  'action',
  'maintenance',
  'relapse',
] as const;
export type Stage = (typeof stages)[number];

/** Why a medicine is not taken as prescribed; each has its strategy in medicines.ts. */
export const whyNotReasons = [
  'cost',
  'fear-of-harm',
  'side-effects',
  'forgets',
  'does-not-understand',
  'feels-well',
  'ran-out',
  'hard-to-take',
  'too-many',
  'prefers-other',
  'other',
] as const;
export type WhyNot = (typeof whyNotReasons)[number];

export const redFlagKinds = [
  'self-harm',
  'chest-pain',
  'stroke-signs',
  'blood-pressure-crisis',
  'severe-low-glucose',
  'severe-high-glucose',
  'rapid-weight-gain',
  'abuse',
  'side-effect-today',
  'other',
] as const;
export type RedFlagKind = (typeof redFlagKinds)[number];

export const meansOfContact = ['in-person', 'phone', 'video', 'message'] as const;
export const activities = [
  'preparing',
  'agenda',
  'teaching',
  'teach-back',
  'readiness',
  'planning',
  'medicines',
  'what-matters',
  'follow-up',
  'measuring',
  'documenting',
] as const;
/** What a stretch of time was spent on; the step in hand decides it, nobody picks it. */
export type Activity = (typeof activities)[number];

const zeroToTen = whole(0, 10);
const answer = choice('yes', 'partly', 'no');

const nextContact = group({ date: day, time: clock, means: choice(...meansOfContact), with: text(120) });

const askTellAsk = group({
  topic: text(200),
  permission: choice('yes', 'no'),
  knows: text(),
  wantsToKnow: text(),
  told: text(),
  fromClinician: yesNo,
  retelling: text(),
  stillWants: text(),
});

const teachBack = group({
  topic: text(200),
  /** Where the topic came from; an open one from an earlier session keeps that session's id. */
  from: choice('session', 'visit-plan', 'medicine-change', 'open-before'),
  openBeforeId: text(120),
  attempts: list(
    group({
      words: text(),
      result: choice('correct', 'partly', 'not-yet'),
      explainedHow: text(500),
      at: instant,
    }),
  ),
  agrees: answer,
  canDo: answer,
});

const behaviour = group({
  name: text(120),
  stage: choice(...stages),
  importance: zeroToTen,
  confidence: zeroToTen,
  readiness: zeroToTen,
  whyNotLower: text(),
  whatWouldHelp: text(),
  goodAboutChange: text(),
  goodAboutNow: text(),
});

const plan = group({
  /** The patient's own words, kept verbatim; `goalSummary` is the coach's. */
  goal: text(300),
  goalSummary: text(300),
  what: text(200),
  howMuch: amount(0, 100_000),
  unit: text(30),
  when: text(120),
  timesPer: whole(1, 31),
  per: choice('day', 'week'),
  days: choices(...weekdays),
  where: text(120),
  withWhom: text(120),
  start: day,
  barriers: list(group({ barrier: text(300), plan: text(300) }), 10),
  /** Each reading keeps the step it was said about: a reading of another step does not count. */
  confidence: list(group({ value: zeroToTen, aboutStep: text(900), at: instant }), 30),
  belowThresholdReason: text(300),
  agreement: group({ says: choice('agrees', 'declines'), toStep: text(900), at: instant }),
  nextContact,
});

const medicine = group({
  name: text(200),
  dose: text(200),
  /** id of the line in the EMR's list; absent when the patient named a medicine that the chart does not list. */
  chartId: text(120),
  purpose: text(300),
  taking: choice('yes', 'sometimes', 'no'),
  asPrescribed: choice('yes', 'no', 'not-sure'),
  daysOfLast7: whole(0, 7),
  whyNot: choice(...whyNotReasons),
  whyNotWords: text(500),
  strategy: text(500),
  whoActs: choice('coach', 'prescriber', 'pharmacist', 'social-worker', 'patient'),
  due: day,
});

export const draftShape = group({
  how: group({
    means: choice('in-person', 'phone', 'video'),
    language: choice('en', 'es', 'other'),
    interpreter: choice('none-needed', 'present', 'phone', 'family'),
    alsoPresent: text(200),
    /** The time the session began and ended as the coach corrected it; without them the clock's own. */
    place: text(120),
  }),
  agenda: group({
    words: text(),
    coachTopics: text(500),
    permission: choice('yes', 'no'),
    topics: list(text(200), 8),
  }),
  followUps: list(
    group({
      /** id of the plan reviewed */
      planId: text(120),
      result: choice('all', 'part', 'not'),
      timesDone: whole(0, 400),
      timesPlanned: whole(0, 400),
      helped: text(500),
      gotInTheWay: text(500),
      next: choice('keep', 'shrink', 'swap', 'stop'),
    }),
  ),
  askTellAsks: list(askTellAsk, 12),
  teachBacks: list(teachBack, 12),
  behaviours: list(behaviour, 8),
  plans: list(plan, 6),
  medicines: list(medicine, 40),
  matters: group({
    words: text(),
    people: text(),
    everyday: text(),
    surroundings: text(),
    healthNow: whole(1, 10),
    healthHoped: whole(1, 10),
    topThree: group({ first: text(200), second: text(200), third: text(200) }),
  }),
  measured: group({
    systolic: whole(40, 300),
    diastolic: whole(20, 200),
    heartRate: whole(20, 250),
    weight: amount(1, 700),
    weightUnit: choice('kg', 'lb'),
    waist: amount(20, 300),
    waistUnit: choice('cm', 'in'),
    takenAt: instant,
  }),
  promises: list(
    group({
      what: text(300),
      to: choice('patient', 'clinician'),
      due: day,
      keptOn: day,
      openBeforeId: text(120),
    }),
    20,
  ),
  redFlags: list(
    group({
      kind: choice(...redFlagKinds),
      words: text(),
      told: text(200),
      toldAt: instant,
      seenAt: instant,
    }),
    10,
  ),
  tellClinician: text(1000),
  nextContact,
  /** Stretches of work by activity. Overlapping stretches (two windows open) count once. */
  time: list(group({ activity: choice(...activities), from: instant, to: instant }), 600),
  timeCorrections: list(
    group({ activity: choice(...activities), minutes: whole(0, 600), reason: text(300), at: instant }),
    40,
  ),
});

/** A coaching session as it is being written: every part may still be absent. */
export type SessionDraft = ValueOf<typeof draftShape>;
export type PlanDraft = NonNullable<SessionDraft['plans']>[string];
export type TeachBackDraft = NonNullable<SessionDraft['teachBacks']>[string];
export type MedicineDraft = NonNullable<SessionDraft['medicines']>[string];
export type BehaviourDraft = NonNullable<SessionDraft['behaviours']>[string];
export type NextContact = ValueOf<typeof nextContact>;
