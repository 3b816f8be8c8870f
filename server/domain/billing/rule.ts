import type { Language } from '../language.ts';
import type {
  Accreditation,
  CarePlanKind,
  ConditionKind,
  ConsentKind,
  Credential,
  DeviceKind,
  Mark,
  Mode,
  PracticeKind,
  PracticePlace,
  Programme,
  Statable,
  Topic,
  VisitKind,
} from './vocabulary.ts';

/**
 * One code of one payer, as data: `rules/<payer>-<year>.json`. A number alone names the code; the label is ours, no
 * descriptor of its owner's is kept. What is not stated is not asked for. Minutes are whole minutes.
 */
export type Rule = {
  code: string;
  label: Record<Language, string>;
  programme: Programme;
  /** First and last day of service on which it may be claimed, YYYY-MM-DD. */
  from: string;
  to?: string;
  /** What one line stands for: a session, a calendar month, 30 days of a device, or something that happens once. */
  per: 'session' | 'month' | '30-days' | 'once';
  /** Within `per`; a session code counts time with the patient only, a monthly one all work. `counted`: no more than these. */
  minutes?: { atLeast: number; atMost?: number; counted?: number };
  /** Sessions told in units: of each full so many minutes, so many units at most a session. */
  units?: { each: number; most?: number };
  /** Claimed on top of one of `to`, for each further full `each` minutes, `most` times; no cap where none is known. */
  addOn?: { to: string[]; each: number; most?: number };
  /** Shorter minutes that count where the practice turned the midpoint of this code on (`<code>-midpoint`): always from memory. */
  midpoint?: { atLeast?: number; each?: number };
  /** Only minutes about one of these. */
  about?: Topic[];
  /** Whose minutes count: any one of these credentials. */
  performers?: Credential[];
  /** Under whose name it is claimed: any one of these. */
  billedBy?: Credential[];
  supervision: 'none' | 'general' | 'direct';
  modes?: Mode[];
  /** How many attended, for a group. Without it a group session does not count. */
  group?: { from: number; to?: number };
  /** With whom of the family; without it the patient takes part. */
  family?: 'with-patient' | 'without-patient';
  /** A first assessment, or what follows it. */
  visitOf?: 'first' | 'follow-up';
  /** A telehealth service wears place 02 or 10 and the payer's modifiers; care management wears the practice's place and none. */
  telehealth?: true;
  practicePlaces?: PracticePlace[];
  modifiers?: string[];
  /** Kinds of practice that may claim it, each from a day on; every kind from the rule's own day unless said. */
  practiceKinds?: { kind: PracticeKind; from?: string }[];
  needs: Need[];
  /** Days with readings within the 30 of a device. */
  device?: { kinds: DeviceKind[]; days: { atLeast: number; atMost?: number } };
  limit?: Limit;
  /** A step of a programme that is paid for what became of the patient (MDPP). */
  milestone?: { lostPercent?: number; months?: { from: number; to: number } };
  /** Pays nothing unless the payer's contract says so; off until the practice turned it on. */
  byContract?: true;
  /** Codes on top of which it comes (a plan made at an initiating visit, behavioural care beside APCM). */
  beside?: string[];
  /** Takes the place of these wherever both could be claimed. */
  ratherThan?: string[];
  /**
   * Told as missing where nothing but stated facts is, even if the month gains no minutes by it: of whom it is likely. With a
   * condition of this kind; in the month alone in which they agreed and were seen. Empty: whoever has all else.
   */
  worthStating?: { condition?: ConditionKind; inFirstMonth?: true };
  /** Which of these fields are from memory although the code itself is verified; each line made by it says so. */
  unverified?: UnverifiedPart[];
  source: string;
  mark: Mark;
  /** Of a set that a practice answers for as a whole: the switch it is on by, in place of its own code. */
  answeredBy?: string;
};

/** Parts of a rule that may be from memory although its code is verified. */
export const unverifiedParts = [
  'addOn',
  'performers',
  'supervision',
  'device',
  'label',
  'limit',
  'needs',
] as const;
export type UnverifiedPart = (typeof unverifiedParts)[number];

/** What must be so before a line may be claimed. */
export type Need =
  /** `wholeDay`: minutes of the day it was given count from its first hour, whatever hour it was given at. */
  | { needs: 'consent'; to: ConsentKind; wholeDay?: true }
  | { needs: 'visit'; kinds: VisitKind[]; withinMonths: number; byBillingPractitioner?: true }
  | { needs: 'visit-same-day'; kinds: VisitKind[] }
  | { needs: 'conditions'; kind: ConditionKind; atLeast: number; atMost?: number; lastsMonths?: number }
  | { needs: 'care-plan'; kind: CarePlanKind }
  | { needs: 'order'; for: Accreditation }
  | { needs: 'accreditation'; of: Accreditation }
  | { needs: 'live-contact' }
  /** `presumed`: so unless somebody said otherwise. */
  | { needs: 'stated'; that: Statable; presumed?: true };

/** How often a code may be claimed. `pool`: codes that are counted together, this one always among them. */
export type Limit =
  | { kind: 'once-ever' }
  | { kind: 'once-per-episode' }
  | { kind: 'months-apart'; months: number }
  /** Twelve months from the first of the pool; the count begins anew after eleven full months. */
  | { kind: 'sessions-in-12-months'; most: number; pool: string[]; onceEver?: true }
  /** Minutes in the first twelve months from the first of the pool, then in each further twelve. */
  | { kind: 'minutes-in-year'; first: number; later: number; pool: string[] }
  | {
      kind: 'schedule';
      pool: string[];
      most: number;
      /** By month since the first visit, 1 to 12. */
      steps: { toMonth: number; daysApart: number; lostKg?: number }[];
    };

/** Two sides that do not go together. A side is a programme or a code. */
export type Exclusion = {
  between: [readonly string[], readonly string[]];
  scope: 'same-day' | 'same-month' | 'same-month-same-practitioner';
  /** Lawful together where the practice turned this on: what permits it is from memory. */
  unless?: string;
  source: string;
  mark: Mark;
};

/** What a payer wants written beside a line, by how the session was held. */
export type ModifierRule = {
  modifier: string;
  mode?: Mode;
  codes?: string[];
  /** Beside a visit of this kind on the same day. */
  withVisit?: VisitKind;
  source: string;
  mark: Mark;
};

/**
 * A file of `rules/`: all that holds at one payer in one year, or what changed since another file: `ended` codes go, rules
 * of the same code take the place of the older ones, everything else is added.
 */
export type RuleFile = {
  payer: string;
  year: number;
  startsFrom?: string;
  ended?: string[];
  /**
   * Nobody verified these rules for this payer: they are off until a practice turns this switch on and answers for them, each
   * is marked M, and what was from memory or by contract already waits for a switch of its own.
   */
  answeredBy?: string;
  /** What is told of them before their own source. */
  answeredSource?: string;
  /** Codes that we have no rule for, but that exclude one of ours where somebody else claims them. */
  codesElsewhere: string[];
  oneClaimant: Programme[];
  rules: Rule[];
  exclusions: Exclusion[];
  modifiers: ModifierRule[];
};

/** Everything that holds at one payer in one year. */
export type RuleSet = {
  payer: string;
  year: number;
  /** The switch a practice answers for it by; without one it is on. */
  answeredBy?: string;
  /** It is off: nobody of the practice answers for it, so it has no rules here. */
  isOff?: true;
  rules: readonly Rule[];
  exclusions: readonly Exclusion[];
  modifiers: readonly ModifierRule[];
  /** Programmes with one claimant a month, whoever that is. */
  oneClaimant: readonly Programme[];
  codesElsewhere: readonly string[];
};
