import type { Step } from '../session/signed.ts';
import type { TeachBackOpen } from '../session/teach-back.ts';
import type { AskReason, AskTopic, Finding, Gap, TellReason, TellTopic } from './findings.ts';
import type { Band, ChartPatient, CouldNotRead, MeasureKind, Reading, Section, Source } from './snapshot.ts';

/** A fact with its date and where it stands. `ours` means our own record, not the EMR's. */
export type DatedFact = { at: string; found: Finding; kind: FactKind; source?: Source; weight: number };
export type FactKind =
  | 'medicine-new'
  | 'medicine-stopped'
  | 'lab'
  | 'visit'
  | 'home-reading'
  | 'check-in'
  | 'plan'
  | 'note';

export type MeasureStrip = {
  kind: MeasureKind;
  unit: string;
  band?: Band;
  readings: Reading[];
  last: Reading;
  /** Against the reading about three months before; 'no-trend' below three readings. */
  trend: 'up' | 'down' | 'level' | 'no-trend';
  inBand: 'in' | 'above' | 'below' | 'no-band';
};

export type ChosenPlan = {
  planId: string;
  goal: string;
  step: Step;
  confidence: number;
  since: string;
  nextContact?: { date: string; time?: string; means: string };
  /** How it went since: done of planned, from check-ins and follow-ups. */
  went:
    | { status: 'known'; done: number; of: number }
    | { status: 'not-counted'; result: 'all' | 'part' | 'not' }
    | { status: 'not-asked-yet' };
};

export type AskAbout = { about: AskTopic; why: AskReason; at?: string };
export type MustTell = { what: TellTopic; why: TellReason; source?: Source; at?: string };

/** One screen, readable in 60 seconds. Views make it from storage; the client draws it. */
export type PrepView = {
  who: Section<ChartPatient>;
  age?: number;
  why: Section<{ words: string; by?: string; at?: string; source?: Source }>;
  problems: Section<string[]>;
  since: { from?: string; facts: DatedFact[]; notRead: { section: string; because: CouldNotRead }[] };
  chose: ChosenPlan[];
  measures: Section<MeasureStrip[]>;
  ask: AskAbout[];
  openTeachBacks: { id: string; topic: string; since: string; open: TeachBackOpen[] }[];
  openPromises: { id: string; what: string; to: 'patient' | 'clinician'; due?: string; overdue: boolean }[];
  mustTell: MustTell[];
  gaps: Gap[];
  medicines: Section<
    { id: string; name: string; dose?: string; prescribed?: string; isNew: boolean; source: Source }[]
  >;
  lastSession?: { id: string; signedAt: string; coach: string };
  openSession?: { id: string; openedAt: string; coach: string; mine: boolean };
  /** When the chart was read, and whether a fresher reading is under way. */
  chartReadAt?: string;
  stale: boolean;
  leftOut: { because: string; count: number }[];
};
