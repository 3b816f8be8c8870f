import type {
  Band,
  ChartDate,
  ChartPatient,
  MeasureKind,
  Reading,
  Section,
  Visit,
} from '../chart/snapshot.ts';
import type { Reached } from '../contact/kinds.ts';
import type { Language } from '../language.ts';
import type { PlanChange } from './changes.ts';

/** What happened on a day, or from one to another. A partial date (YYYY, YYYY-MM) stays as partial as the chart has it. */
export type Mark<Fact = TimelineFact> = { at: ChartDate; to?: string; fact: Fact };

export type TalkFact = {
  is: 'session';
  id: string;
  coach: string;
  minutes: number;
  means?: 'in-person' | 'phone' | 'video';
  group?: string;
};
/** `kind`: as the coach logged it; of one that nobody logged by hand, its mode. */
export type ContactFact = {
  is: 'contact';
  coach: string;
  kind: string;
  minutes: number;
  reached?: Reached;
  /** What was said, in a line. */
  said?: string;
  sentLate?: true;
};
export type VisitFact = { is: 'visit' } & Pick<Visit, 'kind' | 'what' | 'reason' | 'withWhom'>;
export type MedicineFact = {
  is: 'medicine';
  how: 'prescribed' | 'changed' | 'stopped';
  name: string;
  dose?: string;
  by?: string;
};
export type CheckInFact = {
  is: 'check-in';
  done: 'done' | 'partly' | 'not-done';
  from: 'patient' | 'coach' | 'device';
};
/** `told`: said to the coach between talks; it stands in no chart. `ring`: not to be compared with the line. */
export type ReadingFact = {
  is: 'reading';
  measure: MeasureKind;
  unit: string;
  told?: true;
  ring?: true;
  /** Outside of the row's band. */
  out?: 'above' | 'below';
} & Pick<Reading, 'value' | 'second' | 'comparator' | 'from' | 'lab' | 'preliminary' | 'asWritten'>;
/** `said`: the step, ready to be read: the page has no room for how a step is put into words. */
export type ChangeFact = { is: 'change'; said: Record<Language, string> } & Pick<PlanChange, 'how' | 'sure'>;
export type TimelineFact =
  | TalkFact
  | ContactFact
  | VisitFact
  | MedicineFact
  | CheckInFact
  | ReadingFact
  | ChangeFact;

/** A time in which a medicine was prescribed as it says; `unknown`: the chart says that it was stopped, and not when. */
export type Course = { from: ChartDate; to?: string; ends: 'goes-on' | 'stopped' | 'unknown' };

/** One row on the time axis. Marks oldest first. */
export type Lane =
  | { id: 'changes'; is: 'changes'; marks: Mark<ChangeFact>[] }
  | { id: 'coaching'; is: 'coaching'; marks: Mark<TalkFact | ContactFact>[] }
  | { id: 'visits'; is: 'visits'; marks: Mark<VisitFact>[] }
  | { id: string; is: 'habit'; goal: string; step: string; marks: Mark<CheckInFact>[] }
  | { id: string; is: 'medicine'; name: string; courses: Course[]; marks: Mark<MedicineFact>[] }
  | {
      id: MeasureKind;
      is: 'measure';
      unit: string;
      band?: Band;
      older?: true;
      marks: Mark<ReadingFact>[];
    };

/** What is not on the axis, and why: law 8. */
export type Unread = {
  of: 'visits' | 'medicines' | 'measures';
  section: Exclude<Section<unknown>, { status: 'recorded' }>;
};

/** All that is known of a patient's time: one axis, aligned rows. `today`: YYYY-MM-DD in the practice's zone. */
export type Timeline = {
  who: Section<ChartPatient>;
  today: string;
  chartReadAt: string;
  stale: boolean;
  lanes: Lane[];
  unread: Unread[];
  /** What the chart has without any date, which no axis can hold. */
  undated: { of: 'visits' | 'medicines'; count: number }[];
};
