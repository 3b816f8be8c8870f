import type { ChosenPlan, PrepView } from '../chart/prep.ts';
import type { Section } from '../chart/snapshot.ts';
import type { CoachOfPatient } from '../handoff/care-team.ts';
import type { Receipt } from '../session/signed.ts';
import type { HopeField, HopePage } from './hope.ts';
import type { MedicineLine } from './medicine-lines.ts';
import type { AnsweredQuestion, OpenQuestion } from './question.ts';
import type { RunChart } from './run-charts.ts';
import type { Taught } from './taught.ts';
import type { ThreeLines } from './three-lines.ts';

/** The shared page as it stands, who wrote on it last, and its versions, newest first. */
export type HopeView = {
  page: HopePage;
  version: number;
  versions: { version: number; at: string; by: string; changed: HopeField[]; inSession: boolean }[];
};

/** What a physician sees of the coaching of one patient: readable in thirty seconds, in this order. */
export type PhysicianView = Pick<
  PrepView,
  'who' | 'openSession' | 'lastSession' | 'chartReadAt' | 'stale' | 'openPromises'
> & {
  lines: ThreeLines;
  /** Those to be answered, in turn, with their age and whether another physician was asked by name; and those answered within the last weeks, newest first. */
  questions: {
    open: (OpenQuestion & { days: number; late: boolean; forAnother: boolean })[];
    /** `chart`: what became of the answer on its way to the chart. */
    answered: (AnsweredQuestion & { chart: Receipt })[];
  };
  chose: ChosenPlan[];
  runs: RunChart[];
  taught: Taught;
  medicines: {
    /** What became of reading the chart's list, and how many it holds. */
    list: Section<number>;
    lines: MedicineLine[];
  };
  hope: HopeView | undefined;
  /** Who coaches the patient; those who did come after. */
  careTeam: CoachOfPatient[];
  /** What a handoff is filled in from beforehand. */
  handoffFrom: Pick<PrepView, 'measures' | 'problems'>;
  /** The signed notes, newest first; each is read when it is unfolded. */
  notes: { sessionId: string; version: number; signedAt: string; coach: string }[];
};

/** What was asked about a patient and what came back, for the coach: open with their age, and answered but not yet taken up. */
export type QuestionsView = {
  open: (OpenQuestion & { days: number; late: boolean })[];
  answered: AnsweredQuestion[];
  /** Whom one may ask by name. */
  physicians: { id: string; name: string }[];
};
