import type { Handoff, HandoffState } from '../handoff/handoff.ts';
import type { Language } from '../language.ts';
import type { SaidByClinician } from '../physician/answers-note.ts';
import type { OpenQuestion } from '../physician/question.ts';
import type { Step } from '../session/signed.ts';
import type { TeachBackOpen } from '../session/teach-back.ts';
import type { AskReason, AskTopic, Finding, Gap, TellReason, TellTopic } from './findings.ts';
import type { Trend } from './prep-trend.ts';
import type {
  Band,
  ChartGoal,
  ChartPatient,
  ChartSectionName,
  CouldNotRead,
  GoalTarget,
  MeasureKind,
  NotLookedFor,
  Reading,
  Section,
  Source,
} from './snapshot.ts';

/** A fact with its date and where it stands. `ours` means our own record, not the EMR's. */
export type DatedFact = { at: string; found: Finding; kind: FactKind; source?: Source; weight: number };
export type FactKind =
  | 'medicine-new'
  | 'medicine-stopped'
  | 'lab'
  | 'clinic'
  | 'survey'
  | 'reading'
  | 'preliminary'
  | 'visit'
  | 'home-reading'
  | 'check-in'
  | 'contact'
  | 'plan'
  | 'note';

export type MeasureStrip = {
  kind: MeasureKind;
  unit: string;
  band?: Band;
  /** What somebody in the chart set for this measure; no plan of the patient's. */
  goal?: MeasureGoal;
  readings: Reading[];
  last: Reading;
  trend: Trend;
  inBand: 'in' | 'above' | 'below' | 'no-band';
  /** Only the newest readings were asked for; the chart may hold older ones. */
  older?: true;
};

export type MeasureGoal = GoalTarget & Pick<GoalLine, 'setBy' | 'by' | 'at' | 'source'>;

/** A current goal of the chart that was not chosen with us. */
export type GoalLine = Pick<ChartGoal, 'words' | 'setBy' | 'by' | 'due' | 'source'> & { at?: string };

export type ChosenPlan = {
  planId: string;
  goal: string;
  step: Step;
  /** The step as the plan says it, ready to be read: the page has no room for how a step is put into words. */
  stepSaid: Record<Language, string>;
  confidence: number;
  since: string;
  nextContact?: { date: string; time?: string; means: string };
  /** How it went since: done of planned, from check-ins and follow-ups. */
  went:
    | { status: 'known'; done: number; of: number }
    | { status: 'not-counted'; result: 'all' | 'part' | 'not' }
    | { status: 'not-asked-yet' };
};

/** A section of the chart that was not read, and why: it failed, or it was never asked for. */
export type Unread = { section: ChartSectionName; because: CouldNotRead | NotLookedFor };

export type AskAbout = { about: AskTopic; why: AskReason; source?: Source; at?: string };
export type MustTell = { what: TellTopic; why: TellReason; source?: Source; at?: string };

/** A handoff as the preparation tells it. `at`: when the patient was handed over. */
export type HandoffBrief = Pick<Handoff, 'id' | 'urgency' | 'room'> & {
  by: string;
  at: string;
  /** What is asked of the coach, ready to be read: the page has no room for the words of every reason. */
  asked: Record<Language, string>;
  status: HandoffState['status'];
  coach?: string;
};

/** One screen, readable in 60 seconds. Views make it from storage; the client draws it. */
export type PrepView = {
  /** The newest handoff by a physician of ours that was not taken back: why the coach is here today. */
  handoff?: HandoffBrief;
  who: Section<ChartPatient>;
  age?: number;
  why: Section<{ words: string; by?: string; at?: string; source?: Source }>;
  problems: Section<string[]>;
  /** The same, each with since when the chart has it and where it stands. */
  problemLines: { name: string; at?: string; source: Source }[];
  since: { from?: string; facts: DatedFact[]; notRead: Unread[] };
  chose: ChosenPlan[];
  /** Goals that stand in the chart besides: the clinician's first. */
  goals: Section<GoalLine[]>;
  measures: Section<MeasureStrip[]>;
  ask: AskAbout[];
  openTeachBacks: { id: string; topic: string; since: string; open: TeachBackOpen[] }[];
  openPromises: { id: string; what: string; to: 'patient' | 'clinician'; due?: string; overdue: boolean }[];
  mustTell: MustTell[];
  /** Sections without which nobody knows whether there is something to tell. */
  mustTellUnread: Unread[];
  gaps: Gap[];
  medicines: Section<
    { id: string; name: string; dose?: string; prescribed?: string; isNew: boolean; source: Source }[]
  >;
  lastSession?: { id: string; signedAt: string; coach: string };
  /** `amends`: the moment the session was signed that is being amended. */
  openSession?: { id: string; openedAt: string; coach: string; mine: boolean; amends?: string };
  /** How many red flags about this patient are open; nothing where nobody looked. */
  openFlags?: number;
  /** What physicians said that no session has taken up yet, and what they were asked and have not answered. */
  asked?: { said: SaidByClinician[]; open: (OpenQuestion & { days: number; late: boolean })[] };
  /** When the chart was read, and whether a fresher reading is under way. */
  chartReadAt?: string;
  stale: boolean;
  leftOut: { because: string; count: number }[];
};
