import type { Language } from '../language.ts';
import type { Known } from './month-facts.ts';
import type { Fixer, Mark, PlaceCode, Programme, WorkActivity } from './vocabulary.ts';
import type { WhyKey } from './why-words.ts';

/** A sentence of ours by its key, with what stands in its gaps: `tellWhy` says it in either language. */
export type Why = { says: WhyKey; with?: { readonly [gap: string]: string | number } };

/** Minutes of one activity of one contact that a line was made of. */
export type MinutesUsed = { contactId: string; workId: string; activity: WorkActivity; minutes: number };

/** One line of a claim, ready. */
export type ClaimLine = {
  /** The same whatever the order of the facts: code, day, and contact or device. */
  key: string;
  code: string;
  label: Record<Language, string>;
  programme: Programme;
  units: number;
  /** A session's own day; for a month the day on which its minutes were complete; for a device the last of its 30 days. */
  day: string;
  contactId?: string;
  deviceId?: string;
  /** The minutes it stands on; none where the code has no minutes. */
  minutes: number;
  used: MinutesUsed[];
  place: Known<PlaceCode>;
  modifiers: string[];
  practitionerId: Known<string>;
  /** Whose minutes these are. */
  staffIds: string[];
  why: Why[];
  source: string;
  mark: Mark;
  /** What of it is from memory, in sentences; empty where all is verified. */
  unverified: Why[];
};

/** A full set of lines that may be claimed together. */
export type LineSet = {
  lines: ClaimLine[];
  minutesUsed: number;
  minutesNotUsed: number;
  why: Why[];
};

/**
 * Something that keeps a line from being claimed, and who can put it right. `state`: it is not so, or nobody knows.
 * `settled`: that is the answer, and nobody is asked. `refused`: the patient was asked, and said no.
 */
export type Lack = {
  state: 'no' | 'not-known';
  fixer: Fixer;
  what: Why;
  fix: Why;
  settled?: true;
  refused?: Why;
};

/**
 * What could be claimed if all its lacks were put right. `minutes` are those at hand for it, which may meanwhile feed
 * another. `gain`: what the set would gain by it; where that is nothing, it is only another way to claim the same.
 */
export type Missing = {
  code: string;
  programme: Programme;
  minutes: number;
  contactId?: string;
  deviceId?: string;
  lacks: Lack[];
  gain: { minutes: number; lines: number };
  /** Nothing but a fact that somebody states is missing, and the rule finds it worth asking for, whatever the gain. */
  worthStating?: true;
};

export type NotBillable = {
  code: string;
  programme: Programme;
  contactId?: string;
  deviceId?: string;
  because: Why[];
};

/** So many minutes to the next line; `addsTo` where that line comes on top of one that is in the set. */
export type Short = {
  code: string;
  programme: Programme;
  minutes: number;
  /** Days of the month that are left, the day looked at among them. */
  daysLeft: number;
  addsTo?: string;
};

/** One patient's month, worked out. */
export type MonthEvaluation = {
  patientId: string;
  month: string;
  /** `none`: of this payer there are no rules, so nothing can be worked out; `off`: there are, and nobody answers for them. */
  rules: { payer: string; year: number; none?: true; off?: true };
  chosen: LineSet;
  /** Other full sets that are lawful, best first, each with what it does differently. */
  alternatives: LineSet[];
  missing: Missing[];
  notBillable: NotBillable[];
  short: Short[];
  /** Whole minutes that no line of the chosen set stands on, and why. */
  unused: (MinutesUsed & { because: Why })[];
};

/** A line that the biller wants instead; `units` 0 or absent lines are left out. */
export type WantedLine = {
  code: string;
  units: number;
  contactId?: string;
  deviceId?: string;
  /** Where a month's code is offered under two practitioners. */
  practitionerId?: string;
};

/** Not lawful, and why. */
export type Unlawful = { unlawful: Why[] };
