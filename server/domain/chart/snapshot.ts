/**
 * The patient's chart as it was read from the EMR, in our words. Absence is said aloud (law 8): a section has a
 * value, or was read and holds nothing, or could not be read, or was not looked for.
 */
export type Section<T> =
  | { status: 'recorded'; value: T; readAt: string }
  | { status: 'none-recorded'; readAt: string }
  | { status: 'could-not-be-read'; because: CouldNotRead; readAt: string }
  | { status: 'not-looked-for'; because: NotLookedFor };

export type CouldNotRead = 'emr-down' | 'took-too-long' | 'refused' | 'login-ended' | 'not-understood';

export type NotLookedFor = 'not-granted' | 'switched-off';

/** Where a fact stands in the EMR, so that a click can show it raw. `id` is the resource's id there. */
export type Source = { type: string; id: string };

/** A partial date as the chart holds it: YYYY, YYYY-MM, YYYY-MM-DD, or an instant with zone. Never made fuller. */
export type ChartDate = string;

export type ChartPatient = {
  id: string;
  name: string;
  /** The name in its parts, where the chart keeps it so. */
  family?: string;
  given?: string[];
  preferredName?: string;
  birthDate?: ChartDate;
  sex?: string;
  pronouns?: string;
  /** BCP 47; the first preferred one. */
  language?: string;
  interpreter: 'needed' | 'not-needed' | 'not-recorded';
  phone?: string;
  mrn?: string;
  deceased?: boolean;
  /** This record was merged into another; what is written here may be seen by nobody. */
  mergedAway?: boolean;
  source: Source;
};

export type Problem = {
  name: string;
  since?: ChartDate;
  status: 'active' | 'inactive' | 'resolved' | 'unknown';
  /** By its code or kind a habit or a circumstance of life (no exercise, no housing), and no disease. */
  circumstance?: true;
  source: Source;
};

export type Medicine = {
  id: string;
  name: string;
  dose?: string;
  status: 'active' | 'stopped' | 'on-hold' | 'unknown';
  prescribed?: ChartDate;
  /** When it was stopped, where the chart says so; most charts only say that it was. */
  stopped?: ChartDate;
  prescriber?: string;
  reason?: string;
  source: Source;
};

export const measureKinds = [
  'a1c',
  'blood-pressure',
  'weight',
  'ldl',
  'glucose',
  'steps',
  'egfr',
  'uacr',
  'heart-rate',
  'bmi',
  'waist',
  'phq9',
  'activity-minutes',
  'sleep',
  'adherent-days',
  'peak-flow',
] as const;
export type MeasureKind = (typeof measureKinds)[number];

export type Reading = {
  at: ChartDate;
  value: number;
  /** Diastolic, for a blood pressure. */
  second?: number;
  comparator?: '<' | '<=' | '>' | '>=';
  from: 'lab' | 'clinic' | 'home' | 'device' | 'survey' | 'unknown';
  source: Source;
  /** As the chart wrote it, when it was converted (lb to kg, mmol/mol to %). */
  asWritten?: string;
  /** The laboratory has not confirmed it yet. */
  preliminary?: true;
  /** The laboratory that measured, where the chart names it. */
  lab?: string;
  /** How it was measured, as far as the chart says: test, method, laboratory, unit. Two ways are never one trend. */
  way?: string;
};

/** Where a band is from: the chart's own reference range, or a guideline for adults in general. */
export type BandSource =
  | 'chart'
  | 'ada-most-adults'
  | 'ada-meals'
  | 'acc-aha-2017'
  | 'general'
  | 'kdigo-reduced'
  | 'kdigo-raised'
  | 'cdc-healthy'
  | 'cdc-sleep'
  | 'phq9-minimal'
  | 'us-activity';
export type Band = { low?: number; high?: number; secondHigh?: number; source: BandSource };

/**
 * One kind of measure, readings oldest first, all in `unit`. `band` is the range the chart sent with readings from where
 * the newest one is from. `older`: only the newest were asked for, and the chart may hold older ones.
 */
export type Measure = { kind: MeasureKind; unit: string; readings: Reading[]; band?: Band; older?: true };

export type Visit = {
  id: string;
  what: string;
  kind: 'office' | 'emergency' | 'inpatient' | 'telephone' | 'virtual' | 'home' | 'other';
  status: 'planned' | 'in-progress' | 'finished' | 'cancelled' | 'unknown';
  start?: ChartDate;
  end?: ChartDate;
  reason?: string;
  withWhom?: string;
  /** The EMR's references of those who hold it. */
  staff?: string[];
  /** This app wrote it, for a talk or a contact of its own. */
  ours?: true;
  source: Source;
};

export type Referral = { why: string; by?: string; at?: ChartDate; source: Source };
export type ChartNote = { title: string; at?: ChartDate; author?: string; status: string; source: Source };

/** What a goal aims at, in the unit its measure is shown in. A bound that is `Open` is not reached by equalling it. */
export type GoalTarget = {
  kind: MeasureKind;
  low?: number;
  lowOpen?: true;
  high?: number;
  highOpen?: true;
  /** Diastolic, for a blood pressure. */
  secondHigh?: number;
};
/** `setBy`: who expressed the goal. `ours`: this app wrote it, as the patient's own. */
export type ChartGoal = {
  words: string;
  status: string;
  start?: ChartDate;
  due?: ChartDate;
  setBy: 'clinician' | 'patient' | 'other' | 'not-recorded';
  by?: string;
  ours?: true;
  targets: GoalTarget[];
  source: Source;
};
export type Allergy = { name: string; source: Source };

export type ChartSnapshot = {
  patientId: string;
  readAt: string;
  patient: Section<ChartPatient>;
  problems: Section<Problem[]>;
  medicines: Section<Medicine[]>;
  allergies: Section<Allergy[]>;
  /** Labs, vitals, home readings and steps of about the last 18 months. */
  measures: Section<Measure[]>;
  visits: Section<Visit[]>;
  referrals: Section<Referral[]>;
  notes: Section<ChartNote[]>;
  goals: Section<ChartGoal[]>;
  smoking: Section<{ status: string; at?: ChartDate; source: Source }>;
  /** Resources the EMR sent that were not shown, and why: another patient's, entered in error, unreadable. */
  leftOut: { because: 'other-patient' | 'entered-in-error' | 'not-understood'; count: number }[];
};
export type ChartSectionName = Exclude<keyof ChartSnapshot, 'patientId' | 'readAt' | 'leftOut'>;

/** The sections of a chart, by name. */
export const sectionNames = [
  'patient',
  'problems',
  'medicines',
  'allergies',
  'measures',
  'visits',
  'referrals',
  'notes',
  'goals',
  'smoking',
] as const satisfies readonly ChartSectionName[];
