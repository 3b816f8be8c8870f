import type { ChosenPlan, MustTell, Unread } from '../chart/prep.ts';
import { heardInGroup } from '../group/said-in-group.ts';
import type { RedFlagKind } from '../session/choices.ts';
import type { SignedSession } from '../session/signed.ts';
import { screenText, wordsToAskAbout } from '../session/word-screen.ts';
import { type Difference, isOpenDifference, type MedicineLine } from './medicine-lines.ts';
import type { OpenQuestion } from './question.ts';

/**
 * What a physician reads first, as values: where the coaching stands, what is asked of them, and what is not safe. The
 * same three as head every coaching note (`session/note-clinician.ts`), as they stand today.
 */
export type ThreeLines = {
  status:
    | { is: 'never-coached' }
    | { is: 'coached'; last: LastTalk; plans: ChosenPlan[] }
    /** Nothing was chosen, or what was chosen has ended. */
    | { is: 'no-plan'; last: LastTalk };
  request: Request[];
  safety: {
    /** Red flags that no clinician has closed, each kind once, by the one that was raised first. */
    open: FlagStanding[];
    tell: MustTell[];
    /** Words of the last talk that may be a red flag and were not raised as one: for the reader to judge. */
    unraised: string[];
    /** Sections of the chart without which nobody knows whether there is more. */
    unread: Unread[];
  };
};
/** A red flag that is open; `number`: what it was raised for, with its unit; `corrected`: what stands there now, where that is another. */
export type FlagStanding = { kind: RedFlagKind; raisedAt: string; number?: string; corrected?: string };
export type LastTalk = { at: string; coach: string; means?: 'in-person' | 'phone' | 'video' };

/** What is asked of the physician: a question, the coach's own words in the last note, a medicine, a promise made to them. */
export type Request =
  | { is: 'question'; words: string; of: number }
  | { is: 'said'; words: string; at: string }
  | { is: 'medicine'; name: string; differs: Difference['is']; of: number };

export type ForThreeLines = {
  /** Newest first. */
  signed: readonly { coach: string; signed: Pick<SignedSession, 'record' | 'endedAt' | 'group'> }[];
  plans: ChosenPlan[];
  /** In the order in which they are to be answered. */
  questions: readonly OpenQuestion[];
  medicines: readonly MedicineLine[];
  /** Red flags that are open, oldest first. */
  flags: readonly FlagStanding[];
  tell: MustTell[];
  unread: Unread[];
  /** Lines of contacts that were logged since the last talk. */
  logged?: readonly string[];
};

/** The three lines of a patient as they stand now. Each is there even when it says that there is nothing. */
export function threeLines({ signed, plans, questions, medicines, ...heard }: ForThreeLines): ThreeLines {
  const { flags, tell, unread, logged = [] } = heard;
  const open = flags.filter(({ kind }, at) => flags.findIndex(other => other.kind === kind) === at);
  const newest = signed.find(one => one.signed.group?.came !== false);
  // What a talk asked of the physician still stands when the patient came to a group since.
  const talk = signed.find(one => one.signed.group === undefined);
  const unraised = [
    ...(talk ? wordsToAskAbout(talk.signed.record).map(({ words }) => words) : []),
    ...(newest ? heardInGroup(newest.signed) : []),
    ...logged.flatMap(line =>
      screenText(line).flatMap(({ kind, words }) => (open.some(flag => flag.kind === kind) ? [] : words)),
    ),
  ];
  return {
    status: newest ? stands(newest, plans) : { is: 'never-coached' },
    request: requests(talk, questions, medicines.filter(isOpenDifference)),
    safety: { open, tell: tell.filter(isNotAmong(open)), unraised, unread },
  };
}

/** A flag of the last talk that is still open stands there already. */
const isNotAmong =
  (open: readonly FlagStanding[]) =>
  ({ what }: MustTell) =>
    what.is !== 'red-flag' || !open.some(({ kind }) => kind === what.flag);

type Newest = ForThreeLines['signed'][number];

function stands({ coach, signed }: Newest, plans: ChosenPlan[]): ThreeLines['status'] {
  const means = signed.record.how?.means;
  const last = { at: signed.endedAt, coach, ...(means && { means }) };
  return plans.length > 0 ? { is: 'coached', last, plans } : { is: 'no-plan', last };
}

/** One line a kind, with how many there are; the parts below hold them all. */
function requests(
  newest: Newest | undefined,
  questions: readonly OpenQuestion[],
  differences: readonly Difference[],
): Request[] {
  const [question] = questions;
  const said = newest?.signed.record.tellClinician?.trim();
  // A side effect is what a physician wants to hear of before anything else about the list.
  const medicine = differences.find(({ said: of }) => of.whyNot === 'side-effects') ?? differences[0];
  return [
    ...(question ? [{ is: 'question' as const, words: question.words, of: questions.length }] : []),
    ...(newest && said ? [{ is: 'said' as const, words: said, at: newest.signed.endedAt }] : []),
    ...(medicine
      ? [
          {
            is: 'medicine' as const,
            name: medicine.name,
            differs: medicine.is,
            of: differences.length,
          },
        ]
      : []),
  ];
}
