import type { Away } from './away.ts';
import type { HandedState, HandedStep, HandOver, Person } from './hand-over.ts';
import type { BandOfNeed, PanelSize } from './weights.ts';

/** One coach's panel in a line: how many, and what a week asks against the hours there are. Minutes are whole. */
export type PanelLine = Person & {
  credential: string;
  patients: number;
  size: 'below' | 'within' | 'above';
  needMinutes: number;
  haveMinutes?: number;
  /** More patients than a panel holds, or more hours than there are. */
  over: boolean;
  /** Patients that wait for this coach to take them on. */
  waiting: number;
  /** Days from today on which they said to be away. */
  away: readonly Away[];
};

export const panelLine = (
  row: Person & {
    credential: string;
    patients: number;
    needMinutes: number;
    haveMinutes: number | null;
    waiting: number;
  },
  { least, most }: PanelSize,
  away: readonly Away[],
): PanelLine => {
  const { haveMinutes, patients, needMinutes, staffId, name, credential, waiting } = row;
  return {
    ...{ staffId, name, credential, patients, needMinutes, waiting, away },
    size: patients < least ? 'below' : patients > most ? 'above' : 'within',
    ...(haveMinutes !== null && { haveMinutes }),
    over: patients > most || (haveMinutes !== null && needMinutes > haveMinutes),
  };
};

/** A patient of a panel, for who gives them on: no more than that takes. */
export type OfPanel = {
  patientId: string;
  name?: string;
  language?: string;
  interpreter?: true;
  band?: BandOfNeed;
  minutes: number;
  inSession: boolean;
  redFlag: boolean;
  unsigned?: { coach: string; openedAt: string };
  /** On the way to somebody already, or lent by somebody. */
  stands?: 'under-way' | 'lent';
};

/** Coached, but by nobody who is there. `ended`: the coach said themselves that it was over. */
export type Alone = {
  patientId: string;
  name?: string;
  last: Person;
  hasLeft: boolean;
  ended: boolean;
  /** To whom they are on the way. */
  waitsFor?: string;
};

export type HandedView = {
  patientId: string;
  name?: string;
  to: Person;
  words?: string;
  state: HandedState;
  past: HandedStep[];
  redFlag: boolean;
  inSession: boolean;
  unsigned?: { coach: string; openedAt: string };
};
export type HandOverView = HandOver & { hasLeft: boolean; patients: HandedView[] };

/** What of panels a person sees: a coach their own and the colleagues, who keeps the practice every one. */
export type Panels = {
  today: string;
  keeps: boolean;
  me: string;
  /** What a full panel is to the practice. */
  full: PanelSize;
  coaches: PanelLine[];
  alone: Alone[];
  handOvers: HandOverView[];
};
