import type {
  Accreditation,
  CarePlanKind,
  ConditionKind,
  ConsentKind,
  Credential,
  DeviceKind,
  Mode,
  PracticeKind,
  PracticePlace,
  Programme,
  Statable,
  Topic,
  VisitKind,
  Whereabouts,
  WorkActivity,
} from './vocabulary.ts';

/** Nobody looked, or it could not be read. Not the same as "none" or "no". */
export type Known<T> = T | 'not-known';

/**
 * All that is known of one patient's month, in the practice's whole days (YYYY-MM-DD). Lists are taken in any order.
 * `earlier` goes back as far as limits do: lines of earlier months (24 are enough but for once-ever codes) and lines of
 * this month that somebody else claims; never the lines of this month that are being worked out here.
 */
export type MonthFacts = {
  patientId: string;
  /** YYYY-MM */
  month: string;
  /** The day on which it is looked at: days left are counted from it. */
  asOf: string;
  practice: {
    kind: PracticeKind;
    place: PracticePlace;
    accreditations: Known<readonly Accreditation[]>;
    /** Rules from memory or by contract that the practice answers for: codes, `<code>-midpoint`, `modifier-95`, `unless` of an exclusion. */
    turnedOn: readonly string[];
    /** Programmes the practice takes part in; all of them unless said. Others are not told of. */
    offers?: readonly Programme[];
  };
  /** In whose name the month is claimed where a contact names no other. */
  practitioner: Known<Practitioner>;
  otherPractitioners?: readonly Practitioner[];
  contacts: readonly Contact[];
  consents: Known<readonly Consent[]>;
  /** Services of which the last answer is a no. */
  refusals?: readonly Refusal[];
  visits: Known<readonly Visit[]>;
  conditions: Known<readonly Condition[]>;
  carePlans: Known<readonly CarePlan[]>;
  orders: Known<readonly TrainingOrder[]>;
  /** Not known: nobody wrote down since when a device is in use. */
  devices: Known<readonly DevicePeriod[]>;
  earlier: Known<readonly EarlierLine[]>;
  /** Yes or no, with the first day it holds; what is absent is not known. */
  stated: { readonly [that in Statable]?: { is: boolean; from?: string } };
  /** Weights for programmes paid by loss; kilograms. */
  weights?: Known<readonly { day: string; kilograms: number }[]>;
};

export type Practitioner = { id: string; credentials: readonly Credential[] };

/** Any dealing with or about the patient that took time. In a group session: this patient's own attendance. */
export type Contact = {
  id: string;
  day: string;
  /** When it ended, HH:MM in the practice's zone; `24:00` where that was after its day. */
  until?: string;
  mode: Known<Mode>;
  /** Where the patient was. */
  where: Known<Whereabouts>;
  staff: { id: string; credentials: readonly Credential[] };
  /** Under whose supervision; the practitioner of the month unless named. */
  practitionerId?: string;
  supervised: Known<'general' | 'direct' | 'none'>;
  /** The patient (or who speaks for them) was reached and spoke with us. */
  live: Known<boolean>;
  /** Nobody was reached: a try, which no programme counts. Our own, careful reading; no rule says otherwise. */
  tried?: true;
  /** How many attended, where it was a group. */
  group?: { size: Known<number> };
  /** The first assessment of this kind of care. */
  first?: Known<boolean>;
  /** Family that took part. */
  family?: 'with-patient' | 'without-patient';
  work: readonly Work[];
};

/** Time on one activity of a contact, idle time removed; seconds are floored to whole minutes, each by itself. */
export type Work = { id: string; activity: WorkActivity; seconds: number; about?: readonly Topic[] };

/** `time`: the hour of its day, HH:MM in the practice's zone, where it was written down. */
export type Consent = { to: ConsentKind; day: string; time?: string; revoked?: string };
/** A patient said no to a service, or took a yes back. */
export type Refusal = { to: ConsentKind; said: 'declined' | 'revoked'; day: string };
export type Visit = { id: string; kind: VisitKind; day: string; practitionerId: Known<string> };
export type Condition = {
  id: string;
  kinds: readonly ConditionKind[];
  /** How long it is expected to last, or has lasted. */
  lastsMonths: Known<number>;
};
export type CarePlan = { kind: CarePlanKind; from: string; to?: string };
export type TrainingOrder = { for: Accreditation; day: string };
/**
 * Thirty days of one device; claimed in the month in which they end. `setUp`: the day the patient was taught it, in this
 * episode. `recorded`: the days were counted in the record. `open`: they are not over yet, and nothing is told of them.
 */
export type DevicePeriod = {
  deviceId: string;
  kind: DeviceKind;
  from: string;
  daysWithReadings: Known<number>;
  recorded?: true;
  setUp?: string;
  open?: true;
};
/** A line that was claimed before, by this practice or another. */
export type EarlierLine = { code: string; day: string; units: number; practitionerId: Known<string> };
