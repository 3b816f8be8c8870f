import type { CouldNotRead } from '../chart/snapshot.ts';
import { nothingKnown, type PersonFacts, type Said, withSaid } from './facts.ts';
import type { FileRow, NotRead } from './file.ts';
import { howFarOff } from './how-far.ts';
import type { FoundPerson } from './left-out.ts';
import { type Question, type ReadId, readsOf } from './question.ts';
import type { Criteria } from './search-ids.ts';
import { type AsOf, type Why, whyFound } from './why.ts';

/** Why a list was read in part only, or not at all. `ended`: whoever asked had seen enough. */
export type ReadBecause =
  | CouldNotRead
  | 'not-granted'
  | 'not-offered'
  | 'pages'
  | 'time'
  | 'people'
  | 'busy'
  | 'elsewhere'
  | 'in-a-circle'
  | 'ended';

/** How far one list is read. `ignored`: the EMR sent what was not asked for, which was passed over. */
export type ReadState = {
  read: ReadId;
  pages: number;
  /** Resources that fit the question, and those that did not. */
  got: number;
  passedOver: number;
  /** How many the EMR says there are. */
  total?: number;
  ignored?: true;
} & (
  | { status: 'waiting' }
  | { status: 'reading'; next: string; been: string[] }
  | { status: 'whole' }
  | { status: 'cut' | 'not-read'; because: ReadBecause }
);

/** How far a list is read, without where the EMR keeps its next page. */
export type ReadTold = {
  read: ReadId;
  pages: number;
  got: number;
  passedOver: number;
  total?: number;
  ignored?: true;
} & {
  status: ReadState['status'];
  because?: ReadBecause;
};

export const toldOf = ({ reads }: Pick<Work, 'reads'>): ReadTold[] =>
  reads.map(state => {
    const { read, pages, got, passedOver, total, ignored, status } = state;
    return {
      ...{ read, pages, got, passedOver, status },
      ...(total !== undefined && { total }),
      ...(ignored && { ignored }),
      ...('because' in state && { because: state.because }),
    };
  });

/** A run on its way: what was read so far, of everybody it was about. */
export type Work = {
  reads: ReadState[];
  people: { [patientId: string]: PersonFacts };
  /** Who they are, once that was asked; null where the EMR does not know them. */
  persons: { [patientId: string]: FoundPerson | null };
  /** Rows of a file whose patients the EMR has still to name, by record number and birth date. */
  toMatch?: FileRow[];
  /** Rows it named nobody for. */
  notJoined?: NotRead[];
  /** Milliseconds spent with the EMR, and how often it asked for time. */
  spentMs: number;
  waits: number;
};

/** Where a run ends by itself, so that no question keeps an EMR busy for long. */
export type Budget = { pagesOfRead: number; people: number; spentMs: number; waits: number; named: number };
export const usualBudget: Budget = {
  pagesOfRead: 40,
  people: 5_000,
  spentMs: 240_000,
  waits: 8,
  named: 2_000,
};

/** A page as it was read: what its resources say of whom, and where the next one is. */
export type Page = {
  said: { of: string; said: Said }[];
  /** Resources that fit the question, and those that did not. */
  fit: number;
  passedOver: number;
  total?: number;
  next?: string;
  ignored?: true;
};

export const newWork = (question: Question): Work => ({
  reads: readsOf(question).map(read => ({ read, status: 'waiting', pages: 0, got: 0, passedOver: 0 })),
  ...{ people: {}, persons: {}, spentMs: 0, waits: 0 },
});

/** The list that is to be read next; nothing when all are done. */
export const nextRead = ({ reads }: Work): ReadState | undefined =>
  reads.find(({ status }) => status === 'waiting' || status === 'reading');

/** What is known after one more page of the list that is being read. */
export function afterPage(work: Work, page: Page, budget: Budget): Work {
  const read = nextRead(work);
  if (read === undefined) return work;
  const { people, isFull } = withAll(work.people, page, budget.people);
  const counts = {
    read: read.read,
    ...{ pages: read.pages + 1, got: read.got + page.fit, passedOver: read.passedOver + page.passedOver },
    ...((page.total ?? read.total) !== undefined && { total: page.total ?? read.total }),
    ...((page.ignored || read.ignored) && { ignored: true as const }),
  };
  const been = read.status === 'reading' ? read.been : [];
  return replaced({ ...work, people }, read, {
    ...counts,
    ...onward(page, been, counts.pages, isFull, budget),
  });
}

/** The same where the list could not be read on: what was read before stays, and is said to be a part. */
export function afterFailure(work: Work, because: ReadBecause): Work {
  const read = nextRead(work);
  if (read === undefined) return work;
  const { read: of, pages, got, passedOver, total, ignored } = read;
  return replaced(work, read, {
    ...{ read: of, pages, got, passedOver, status: pages > 0 ? 'cut' : 'not-read', because },
    ...(total !== undefined && { total }),
    ...(ignored && { ignored }),
  });
}

/** Whoever asked has seen enough, or the time is over: nothing more is read. */
export const ended = (work: Work, because: 'ended' | 'time'): Work =>
  nextRead(work) === undefined ? work : ended(afterFailure(work, because), because);

/** Whether all that the question needs was read to its end. */
export const isComplete = ({ reads }: { reads: readonly Pick<ReadTold, 'status' | 'ignored'>[] }): boolean =>
  reads.every(({ status, ignored }) => status === 'whole' && !ignored);

/** What is known once a row of a file has its patient, or has none. */
export function afterMatch(
  work: Work,
  line: number,
  found: { patientId: string; person: FoundPerson } | NotRead['because'],
): Work {
  const row = work.toMatch?.find(one => one.line === line);
  const toMatch = (work.toMatch ?? []).filter(one => one !== row);
  if (row === undefined) return work;
  if (typeof found === 'string')
    return { ...work, toMatch, notJoined: [...(work.notJoined ?? []), { line, because: found }] };
  const { patientId, person } = found;
  return {
    ...{ ...work, toMatch },
    people: { ...work.people, [patientId]: row.facts },
    persons: { ...work.persons, [patientId]: person },
  };
}

/** Everybody who answers the question as far as it was read, with why. Most reasons first, of as many who is furthest off, then by id. */
export function foundBy(
  work: Work,
  question: Question,
  criteria: Criteria,
  today: string,
): { patientId: string; whys: Why[] }[] {
  const seen = work.reads.find(({ read }) => read === 'seen');
  const asOf: AsOf = { today, knowsSeen: seen?.status === 'whole' };
  return Object.entries(work.people)
    .flatMap(([patientId, facts]) => {
      const whys = whyFound(facts, question, criteria, asOf);
      return whys ? [{ patientId, whys }] : [];
    })
    .toSorted(
      (a, b) =>
        b.whys.length - a.whys.length ||
        howFarOff(b.whys) - howFarOff(a.whys) ||
        a.patientId.localeCompare(b.patientId),
    );
}

function withAll(
  people: Work['people'],
  page: Page,
  most: number,
): { people: Work['people']; isFull: boolean } {
  const all = { ...people };
  let count = Object.keys(all).length;
  let isFull = false;
  for (const { of, said } of page.said) {
    const known = all[of];
    if (known === undefined && (count >= most || said.is === 'seen')) {
      // Who was only seen is found by nothing, and takes no place.
      isFull ||= said.is !== 'seen';
      continue;
    }
    if (known === undefined) count += 1;
    all[of] = withSaid(known ?? nothingKnown(), said);
  }
  return { people: all, isFull };
}

type Onward =
  | { status: 'reading'; next: string; been: string[] }
  | { status: 'whole' }
  | { status: 'cut'; because: ReadBecause };

function onward({ next }: Page, been: string[], pages: number, isFull: boolean, budget: Budget): Onward {
  if (isFull) return { status: 'cut', because: 'people' };
  if (next === undefined) return { status: 'whole' };
  if (been.includes(next)) return { status: 'cut', because: 'in-a-circle' };
  if (pages >= budget.pagesOfRead) return { status: 'cut', because: 'pages' };
  return { status: 'reading', next, been: [...been, next] };
}

const replaced = (work: Work, read: ReadState, by: ReadState): Work => ({
  ...work,
  reads: work.reads.map(one => (one === read ? by : one)),
});
