import { type FlagBecause, isMeasured } from '../escalation/because.ts';
import { tellFact, tellNumber } from '../escalation/facts-words.ts';
import { tellDate, tellTime } from '../tell-date.ts';
import type { RedFlagKind } from './choices.ts';
import type { NoteSection } from './note.ts';
import { redFlagNames } from './red-flag-words.ts';

/** A red flag that was raised since the last talk was signed, from what the patient reported. */
export type RaisedBetween = {
  kind: RedFlagKind;
  at: string;
  /** This talk was open by then. */
  isDuring: boolean;
  from: 'check-in' | 'message';
  words: string;
  because: readonly FlagBecause[];
};

/** What was reported and raised, before this talk and while it was open: when, what was measured, and the patient's words. */
export const raisedBetween = (raised: readonly RaisedBetween[], timeZone: string): NoteSection[] =>
  [false, true].map(during => ({
    heading: during ? 'REPORTED DURING THE TALK' : 'REPORTED BETWEEN TALKS',
    entries: entriesOf(
      raised.filter(({ isDuring }) => isDuring === during),
      timeZone,
    ),
  }));

function entriesOf(raised: readonly RaisedBetween[], timeZone: string): string[] {
  return raised.map(({ kind, at, from, words, because }) => {
    const measured = because.flatMap(one => (one.is === 'words' ? [] : [tellFact(one, 'en')]));
    const facts = measured.length > 0 ? ` (${measured.join('; ')})` : '';
    const said = words.trim() === '' ? '' : `: "${words.trim()}"`;
    const when = `${tellDate(at, 'en', timeZone)}, ${tellTime(at, timeZone)}, ${from}`;
    return `${when}: ${redFlagNames.en[kind]}${facts}${said}. Raised to a clinician.`;
  });
}

/** For the third line: their names with the number of each, or nothing. */
export const namesBetween = (raised: readonly RaisedBetween[]): string =>
  [false, true]
    .flatMap(during => {
      const names = raised.filter(({ isDuring }) => isDuring === during).map(nameOf);
      const when = during ? 'during the talk' : 'between talks';
      return names.length > 0 ? [`Raised ${when}: ${[...new Set(names)].join(', ')}.`] : [];
    })
    .join(' ');

function nameOf({ kind, because }: RaisedBetween): string {
  const reading = because.find(isMeasured)?.reading;
  return `${redFlagNames.en[kind]}${reading ? ` (${tellNumber(reading)})` : ''}`;
}
