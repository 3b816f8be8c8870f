import { isMeasured } from '../escalation/because.ts';
import { type ClosedFlag, doneInShort, numbersOf } from '../escalation/closed-flag.ts';
import { inMgPerDl, type ReportedReading } from '../escalation/reported.ts';
import type { Language } from '../language.ts';
import { cutTo } from '../physician/plain-text.ts';
import { redFlagsOf, type StandingFlag } from '../session/red-flags.ts';
import { couldBeSince, dayOf, lately } from './chart-dates.ts';
import type { ReadingValue } from './findings.ts';
import type { MustTell } from './prep.ts';
import type { ChartContext } from './prep-context.ts';
import type { DatedReading } from './prep-trend.ts';
import type { Measure } from './snapshot.ts';

/** A red flag of a signed session is seen by whoever opens this patient next, for thirty days; one that was closed as long since then. */
const flagDays = 30;
/** What was written at the closing is one line among others here; the whole of it is with the flag. */
const mostOfLine = 160;

/** The red flags of signed sessions that no clinician has closed. */
export function flagsRaised({ ours, today, timeZone }: ChartContext): MustTell[] {
  const closed = new Set(ours.closedFlags?.map(ofTalk));
  return ours.sessions.flatMap(({ id, signed }): MustTell[] => {
    if (!signed) return [];
    const at = dayOf(signed.endedAt, timeZone);
    if (!couldBeSince(at, lately(today, flagDays))) return [];
    const standing = redFlagsOf(signed.record).filter(flag => !closed.has(`${id} ${flag.id}`));
    return standing.map(flag => ({ ...toldFlag(flag), at }));
  });
}

/** Those a clinician closed, wherever they were raised: by whom, on which day, and what was done. */
export function flagsClosed({ ours, today, timeZone }: ChartContext): MustTell[] {
  const lastly = (ours.closedFlags ?? []).filter(({ closed }) =>
    couldBeSince(dayOf(closed.at, timeZone), lately(today, flagDays)),
  );
  return lastly.map(({ kind, words, because, closed: { by, at, done, line } }) => {
    const { number } = numbersOf(because);
    // What was said beside a number does not say what the flag was about.
    const { what, why } = toldFlag({ kind, words: number === undefined ? words : '' });
    const inShort = (language: Language) => doneInShort[language][done];
    return {
      what: { ...what, ...(number !== undefined && { number }) },
      why: {
        ...why,
        closed: {
          by,
          done: { en: inShort('en'), es: inShort('es') },
          ...(line && { line: cutTo(line, mostOfLine) }),
        },
      },
      at: dayOf(at, timeZone),
    };
  });
}

/** Whether this very reading was raised as a red flag, and a clinician closed that. */
export const isOfClosedFlag = (
  { ours, timeZone }: ChartContext,
  { kind }: Pick<Measure, 'kind'>,
  reading: Pick<DatedReading, 'day' | 'value' | 'second'>,
): boolean =>
  (ours.closedFlags ?? []).some(
    ({ because, closed }) =>
      reading.day <= dayOf(closed.at, timeZone) &&
      because
        .filter(isMeasured)
        .some(({ reading: now, was = [] }) =>
          [now, ...was.map(before => before.reading)].some(one => one && isSame(one, kind, reading)),
        ),
  );

/** Blood sugar is compared as the chart has it, in mg/dL. */
function isSame(one: ReportedReading, kind: Measure['kind'], { value, second }: ReadingValue): boolean {
  if (one.measure !== kind) return false;
  if (one.measure === 'blood-pressure') return one.systolic === value && one.diastolic === second;
  return one.measure === 'glucose' && Math.round(inMgPerDl(one)) === Math.round(value);
}

const toldFlag = ({ kind, words, told }: Pick<StandingFlag, 'kind' | 'words' | 'told'>) => ({
  what: { is: 'red-flag' as const, flag: kind, ...(words.trim() && { words: words.trim() }) },
  why: { is: 'red-flag' as const, ...(told?.trim() && { told: told.trim() }) },
});

/** Of which entry of which talk it was raised; nothing's where it came from elsewhere. */
const ofTalk = ({ from }: ClosedFlag): string =>
  from.is === 'session' ? `${from.sessionId} ${from.flagId}` : '';
