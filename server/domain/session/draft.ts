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

import {
  activities,
  barrierKinds,
  glucoseTimes,
  meansOfContact,
  planDomains,
  redFlagKinds,
  stages,
  whyNotReasons,
} from './choices.ts';
import { askTellAsk } from './draft-ask-tell-ask.ts';
import { visitTold } from './draft-visit-told.ts';
import { weekdays } from './weekdays.ts';

export {
  type Activity,
  activities,
  type BarrierKind,
  barrierKinds,
  meansOfContact,
  type PlanDomain,
  planDomains,
  type RedFlagKind,
  redFlagKinds,
  type Stage,
  stages,
  type WhyNot,
  whyNotReasons,
} from './choices.ts';

const zeroToTen = whole(0, 10);
const answer = choice('yes', 'partly', 'no');

const nextContact = group({ date: day, time: clock, means: choice(...meansOfContact), with: text(120) });

const teachBack = group({
  topic: text(200),
  /** Where the topic came from; an open one from an earlier session keeps that session's id. */
  from: choice('session', 'visit-plan', 'medicine-change', 'open-before'),
  openBeforeId: text(120),
  /** Asked so that the patient tells it, not says yes to it. */
  askedOpenly: yesNo,
  /** What it was shown with: a picture, the pill box, a model. */
  shownWith: text(200),
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
  inTheWay: text(300),
});

/** Of one ruler: why it is not lower, and what would move it up. */
const whys = group({ notLower: text(500), moveUp: text(500) });

const behaviour = group({
  name: text(120),
  stage: choice(...stages),
  /** Who placed it there. */
  stageBy: choice('patient', 'coach'),
  importance: zeroToTen,
  confidence: zeroToTen,
  readiness: zeroToTen,
  why: group({ importance: whys, confidence: whys, readiness: whys }),
  /** Of the rulers together, as it was asked before each had its own. */
  whyNotLower: text(),
  whatWouldHelp: text(),
  goodAboutChange: text(),
  hardAboutChange: text(),
  goodAboutNow: text(),
  hardAboutNow: text(),
});

const plan = group({
  /** The patient's own words, kept verbatim; `goalSummary` is the coach's. */
  goal: text(300),
  domain: choice(...planDomains),
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
  /**
   * Each reading keeps the step it was said about, as it was read out: a reading of another step does not count.
   * `inNote`: that step in the language of the note, where the talk was in another.
   */
  confidence: list(group({ value: zeroToTen, aboutStep: text(900), inNote: text(900), at: instant }), 30),
  belowThresholdReason: text(300),
  agreement: group({ says: choice('agrees', 'declines'), toStep: text(900), at: instant }),
  nextContact,
});

const medicine = group({
  name: text(200),
  dose: text(200),
  /** How often they take it, as they say. */
  howOften: text(120),
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
      barrier: choice(...barrierKinds),
      /** How sure of the step as it goes on, 0 to 10. */
      confidence: zeroToTen,
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
    /** mg/dL, as a meter in the room says it. */
    glucose: whole(10, 1500),
    glucoseWhen: choice(...glucoseTimes),
    /** The answer to question 9 of the PHQ-9, where the coach asked it. */
    phq9Question9: whole(0, 3),
    takenAt: instant,
  }),
  promises: list(
    group({
      what: text(300),
      to: choice('patient', 'clinician'),
      due: day,
      keptOn: day,
      /** When the patient was told what was found out. */
      toldOn: day,
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
      /** Raised and taken back by the coach: why, and when. */
      takenBack: text(200),
      takenBackAt: instant,
    }),
    10,
  ),
  tellClinician: text(1000),
  /** Emergency and hospital visits of the chart: told to the clinician in the note, or set aside and why. */
  visitsTold: list(visitTold, 10),
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
