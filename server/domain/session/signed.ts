import type { InGroup } from '../group/in-group.ts';
import type { BetweenTalks } from '../physician/between-talks.ts';
import type { GlucoseTime } from './choices.ts';
import type { Activity, NextContact, PlanDomain, RedFlagKind, SessionDraft, Stage, WhyNot } from './draft.ts';
import type { Weekday } from './weekdays.ts';

/** One answer to "how sure are you, 0 to 10": the step as it was read out, and in the note's language where that is another. */
export type ConfidenceReading = { value: number; aboutStep: string; inNote?: string; at: string };

/** What, how much, when, how often, where, with whom. `what` and `often` are always there. */
export type Step = {
  what: string;
  howMuch?: { amount: number; unit: string };
  when?: string;
  often: { times: number; per: 'day' | 'week'; days: Weekday[] };
  where?: string;
  withWhom?: string;
  start: string;
};

/** Law 2 as a shape: nothing can hold an active plan without agreement, confidence (or its reason) and a next contact. */
export type ActivePlan = {
  status: 'active';
  id: string;
  goal: string;
  domain?: PlanDomain;
  goalSummary?: string;
  step: Step;
  agreedAt: string;
  confidence: { value: number; at: string; earlier: ConfidenceReading[] };
  belowThresholdReason?: string;
  barriers: { barrier: string; plan: string }[];
  nextContact: Required<Pick<NextContact, 'date' | 'means'>> & Pick<NextContact, 'time' | 'with'>;
};

/** A plan that was talked about and did not become active, with what it lacked. Kept, never silently dropped. */
export type PlanNotActive = {
  status: 'not-active';
  id: string;
  goal: string;
  what: string;
  /** Each answer to how sure the patient is, earliest first: it was said, whatever became of the plan. */
  confidence?: ConfidenceReading[];
  missing: PlanLack[];
};
export type PlanLack =
  | 'goal'
  | 'what'
  | 'how-often'
  | 'start'
  | 'agreement'
  | 'agreement-to-this-step'
  | 'declined'
  | 'confidence'
  | 'confidence-in-this-step'
  | 'confidence-below-threshold'
  | 'next-contact';

export type TeachBackOutcome = {
  id: string;
  topic: string;
  status: 'closed' | 'open';
  understands: 'yes' | 'partly' | 'not-yet';
  agrees: 'yes' | 'partly' | 'no' | 'not-asked';
  canDo: 'yes' | 'partly' | 'no' | 'not-asked';
  attempts: number;
  lastWords: string;
  openBeforeId?: string;
};

export type MinutesByActivity = Partial<Record<Activity, number>>;

/**
 * A coaching session that was signed. `record` is the draft as it stood, the rest is what the rules made of it.
 * `version` 1 is the first signature; each amendment is a further version of the same session.
 */
export type SignedSession = {
  id: string;
  version: number;
  patientId: string;
  coach: { staffId: string; name: string; credential: string; fhirUser: string };
  visitId?: string;
  startedAt: string;
  endedAt: string;
  signedAt: string;
  minutes: { byActivity: MinutesByActivity; total: number };
  record: SessionDraft;
  plans: (ActivePlan | PlanNotActive)[];
  teachBacks: TeachBackOutcome[];
  amendmentReason?: string;
  /** The note was filed in the coach's own wording; an amendment begins from it. */
  ownNote?: true;
  /** It was in a group: this patient's own part of it. */
  group?: InGroup;
};

/** How a plan of an earlier session ended: another took its place, or it was given up, or it was done. */
export type PlanEnd = 'revised' | 'stopped' | 'completed';

/** An item of an earlier session, by its key. */
export type EarlierChartItem = { sessionId: string; key: string };

/** One thing the chart should get, in our words; `key` is stable over amendments of the same session. */
export type ChartItem = { key: string } & (
  | {
      kind: 'visit';
      means?: 'in-person' | 'phone' | 'video';
      group?: true;
      start: string;
      end: string;
      /** There was none after all. */
      mistaken?: true;
    }
  | { kind: 'note'; title: string; text: string; start: string; end: string; language: 'en' }
  | { kind: 'goal'; words: string; summary?: string; start: string; due?: string; behaviourId?: string }
  | { kind: 'step'; goalKey: string; words: string; step: Step; until?: string; replaces?: EarlierChartItem }
  | {
      kind: 'care-plan';
      goalKeys: string[];
      stepKeys: string[];
      text: string;
      /** The plan on one page, for an EMR that takes it as a document. */
      title: string;
      page: string;
      start: string;
      replaces?: EarlierChartItem[];
    }
  /** A plan of an earlier session ended on a day; of the part `plan` the chart has no record of its own. */
  | ({ kind: 'plan-ended'; how: PlanEnd; on: string; goal?: string; step?: Step } & (
      | { part: 'plan' }
      | { part: 'goal' | 'step' | 'care-plan'; ends: EarlierChartItem }
    ))
  | {
      kind: 'ruler';
      ruler: 'importance' | 'confidence' | 'readiness';
      about: string;
      value: number;
      at: string;
      goalKey?: string;
    }
  | { kind: 'stage'; about: string; stage: Stage; at: string }
  | {
      kind: 'teach-back';
      topic: string;
      result: 'correct' | 'partly' | 'not-yet';
      attempts: number;
      closed: boolean;
      at: string;
    }
  | { kind: 'adherence'; medicine: string; chartId?: string; days: number; at: string; whyNot?: WhyNot }
  | {
      kind: 'check-in';
      /** The goal of the plan it was about, where that is known. */
      goalWords?: string;
      result: 'done' | 'partly' | 'not-done';
      done?: number;
      of?: number;
      at: string;
    }
  | {
      kind: 'vital';
      vital: 'blood-pressure' | 'heart-rate' | 'weight' | 'waist' | 'glucose';
      value: number;
      second?: number;
      /** Of a blood sugar: when it was taken. */
      when?: GlucoseTime;
      unit: string;
      at: string;
    }
  /** The form a practice agreed on with its EMR, filled in with what goes no other way; only where there is one. */
  | { kind: 'form'; questionnaire: string; holds: ChartItem[] }
);
/** Beside the things of a session, what is said between two. */
export type ChartItemKind = ChartItem['kind'] | BetweenTalks['kind'];
/**
 * What goes to the chart beside a signed session: a red flag, its way to a clinician, the supervising signature, a handoff,
 * who coaches, a consent; and from the biller's desk alone, a charge.
 */
export type BesideKind =
  | 'red-flag'
  | 'escalation'
  | 'attestation'
  | 'handoff'
  | 'handoff-task'
  | 'care-team'
  | 'consent'
  | 'charge';

/** Where an item goes in this EMR, decided before signing and shown then. First that fits wins. */
export type Route = 'native' | 'document' | 'form' | 'note' | 'copy';

/** As what a document of ours is filed: one attachment each, both of the same words. */
export type DocumentForm = 'text' | 'pdf';

/** What became of an item on its way to the chart. "in-chart" only after the EMR said so (law 3). */
export type Receipt =
  | {
      status: 'waiting';
      since: string;
      because:
        | 'queued'
        | 'sending'
        | 'emr-down'
        | 'sign-in-needed'
        | 'asked-to-slow-down'
        | 'waits-for-another'
        /** Not sent before a person chose the visit it belongs to. */
        | 'visit-needed';
    }
  /** `twice`: the EMR kept it more than once after all, and does not let us mark the others as entered in error. */
  | { status: 'in-chart'; at: string; reference: string; awaitingSignature: boolean; twice?: true }
  /** Without a reason: this EMR does not take it as a record of its own. */
  | { status: 'note-only'; noteInChart: boolean; because?: 'ended-since' | 'left-theirs' }
  /** An answer in the form that was agreed on. */
  | { status: 'form-only'; formInChart: boolean }
  | { status: 'not-accepted' }
  | { status: 'refused'; at: string; because: RefusedBecause; words?: string; theirs?: TheirChange }
  | { status: 'unclear'; since: string; nextLook?: string }
  | { status: 'superseded'; at: string };

/** What stands in the chart instead of what we last wrote there, and in which version (`*`: it has none). */
export type TheirChange = { words?: string; status?: string; at?: string; version: string };
export type RefusedBecause =
  | 'not-allowed'
  | 'visit-needed'
  | 'not-valid'
  | 'not-found'
  | 'conflict'
  | 'other';

export type RedFlag = { kind: RedFlagKind; words: string; told?: string; toldAt?: string };
