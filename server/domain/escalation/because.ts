import { tellNumber } from './facts-words.ts';
import type { ReportedReading } from './reported.ts';
import type { WeighedOn } from './weight-gain.ts';

/**
 * When it was measured or told, and by whom it was reported. `inTalk`: written down in the talk itself, so that it follows
 * what the coach corrects there. What was kept before these were has none of them.
 */
export type Reporting = { at?: string; by?: 'patient' | 'family' | 'device' | 'coach'; inTalk?: true };

/** What stood there before the coach corrected it, oldest first, each until when; `gone`: since when it is taken away. */
export type Corrections = { was?: { reading: ReportedReading; until: string }[]; gone?: string };

export type ReadingFact = { is: 'reading'; reading: ReportedReading } & Reporting & Corrections;
/** `since`: the earlier weight it is counted from. */
export type WeightGainFact = {
  is: 'weight-gain';
  kg: number;
  heartFailure: 'yes' | 'no' | 'unread';
  reading?: ReportedReading;
  since?: WeighedOn;
} & Reporting &
  Corrections;
export type MeasuredFact = ReadingFact | WeightGainFact;

/** Why a flag is raised: the facts behind it. */
export type FlagBecause =
  | MeasuredFact
  /** `was`: answers that stood there before, oldest first. */
  | { is: 'answer'; form: 'PHQ-9'; question: 9; value: number; was?: number[] }
  | { is: 'words'; words: string; sentence: string };

export const isMeasured = (fact: FlagBecause): fact is MeasuredFact =>
  fact.is === 'reading' || fact.is === 'weight-gain';

/**
 * The facts of an open flag after its talk was saved again, with `fact` in it or without a number of this measure. One that
 * was corrected says what it was, one that was taken away stays and says so; what came from elsewhere than the talk is left
 * alone. The very same list where nothing changed.
 */
export function followed(
  before: readonly FlagBecause[],
  measure: ReportedReading['measure'] | undefined,
  fact: MeasuredFact | undefined,
  now: string,
): readonly FlagBecause[] {
  const standing = before.filter(isMeasured).find(one => isOfTalk(one) && measureIn(one) === measure);
  if (standing === undefined) return fact === undefined ? before : [fact, ...before];
  const next = fact === undefined ? takenAway(standing, now) : corrected(standing, fact, now);
  return next === standing ? before : before.map(one => (one === standing ? next : one));
}

/** Kept before a fact said where it is from: a session's flag had its reading from the talk alone. */
const isOfTalk = ({ inTalk, by }: Reporting): boolean => inTalk === true || by === undefined;

const measureIn = ({ reading }: MeasuredFact) => reading?.measure ?? 'weight';

const takenAway = (standing: MeasuredFact, now: string): MeasuredFact =>
  standing.gone === undefined ? { ...standing, gone: now } : standing;

function corrected(standing: MeasuredFact, fact: MeasuredFact, now: string): MeasuredFact {
  const { was = [], gone, ...rest } = standing;
  const { reading } = standing;
  if (reading === undefined) return fact;
  if (fact.reading !== undefined && tellNumber(reading) === tellNumber(fact.reading)) {
    if (gone === undefined) return standing;
    return { ...rest, ...(was.length > 0 && { was }) };
  }
  return { ...fact, was: [...was, { reading, until: gone ?? now }] };
}
