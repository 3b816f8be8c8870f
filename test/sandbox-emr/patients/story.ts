import type { PayerId, StaffId } from './staff.ts';
import type { LabKey } from './vocabulary/labs.ts';
import type { MedicineKey } from './vocabulary/medicines.ts';
import type { ProblemKey } from './vocabulary/problems.ts';

/**
 * What an invented person is and what has happened to them, told in days ago. `chartOf` turns it into FHIR.
 * Nothing here is drawn from a real person.
 */
export type Story = Person & {
  problems: ProblemLine[];
  allergies: AllergyLine[] | 'none known' | 'never asked';
  medicines: MedicineLine[];
  visits: Visit[];
  draws: Draw[];
  home: HomeReadings;
  /** PHQ-9 totals, [days ago, score]: the number only, the questions are not ours to hold. */
  phq9?: (readonly [ago: number, score: number])[];
  vaccines?: (readonly [ago: number, cvx: string, name: string])[];
  referral?: Referral;
  /** Goals the physician typed into the chart, in the EMR's own way. */
  physicianGoals?: PhysicianGoal[];
};

/** `below`: what a number should come under, in the unit the measure has here; a blood pressure as a pair. */
export type PhysicianGoal = {
  ago: number;
  text: string;
  below?: { a1c: number } | { bp: readonly [systolic: number, diastolic: number] };
};

export type Person = {
  id: string;
  given: string[];
  family: string;
  called?: string;
  gender: 'female' | 'male' | 'other';
  birthSex: 'F' | 'M';
  pronouns: keyof typeof PRONOUNS;
  age: number;
  /** MM-DD */
  birthday: string;
  language: 'en' | 'es';
  alsoSpeaks?: 'en' | 'es';
  interpreter?: boolean;
  race: 'White' | 'Black or African American' | 'Asian' | 'Other';
  hispanic?: boolean;
  street: string;
  /** Digits after 614-555-: all in the range set aside for fiction. */
  phone: `01${number}`;
  email?: boolean;
  contact?: { name: string; relationship: string; phone: `01${number}` };
  payer: PayerId;
  physician: StaffId;
  coach?: StaffId;
  heightCm: number;
  tobacco: keyof typeof TOBACCO;
};

export type ProblemLine = { problem: ProblemKey | { text: string }; since: number; resolved?: number };
export type AllergyLine = { to: string; reaction: string; severity?: 'mild' | 'moderate' | 'severe' };

export type MedicineLine = {
  drug: MedicineKey;
  sig: string;
  /** Times a day; none when only as needed. */
  daily?: number;
  since: number;
  ended?: { ago: number; why: string; as?: 'stopped' | 'completed' };
  /** The patient says so; nobody here prescribed it. */
  reported?: boolean;
};

export type Visit = {
  ago: number;
  kind: VisitKind;
  why: string;
  by?: StaffId;
  bp?: readonly [systolic: number, diastolic: number];
  pulse?: number;
  kg?: number;
  oxygen?: number;
  note?: VisitNote;
};

export type VisitKind = 'office' | 'emergency' | 'telephone';
export type VisitNote = { heard: string; found?: string; plan: string[] };

/** Blood taken on one day: `{ ago: 12, a1c: 8.2, ldl: 96 }`. */
export type Draw = { ago: number } & { [lab in LabKey]?: number };

/** A run of home readings that goes from one value to another, a reading every so many days. */
export type Course<T> = { days: number; every: number; from: T; to: T };
export type HomeReadings = {
  bp?: Course<readonly [number, number]>;
  weight?: Course<number>;
  fingerstick?: Course<number>;
  steps?: Course<number>;
};

export type Referral = { ago: number; why: string; to: StaffId; problems: ProblemKey[] };

export const PRONOUNS = {
  she: ['LA29519-8', 'she/her/her/hers/herself'],
  he: ['LA29518-0', 'he/him/his/his/himself'],
  they: ['LA29520-6', 'they/them/their/theirs/themselves'],
} as const;

export const TOBACCO = {
  daily: ['449868002', 'Smokes tobacco daily'],
  'some days': ['428041000124106', 'Occasional tobacco smoker'],
  former: ['8517006', 'Ex-smoker'],
  never: ['266919005', 'Never smoked tobacco'],
} as const;
