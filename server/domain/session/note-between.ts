import { type FlagBecause, isMeasured } from '../escalation/because.ts';
import { tellFact, tellNumber } from '../escalation/facts-words.ts';
import { tellDate, tellTime } from '../tell-date.ts';
import type { RedFlagKind } from './choices.ts';
import type { NoteSection } from './note.ts';
import { redFlagNames } from './red-flag-words.ts';

/** A red flag that was raised between the last talk and this one, from what the patient reported. */
export type RaisedBetween = {
  kind: RedFlagKind;
  at: string;
  from: 'check-in' | 'message';
  words: string;
  because: readonly FlagBecause[];
};

/** What was reported between talks and raised: when, what was measured, and the patient's words. */
export function raisedBetween(raised: readonly RaisedBetween[], timeZone: string): NoteSection {
  const entries = raised.map(({ kind, at, from, words, because }) => {
    const measured = because.flatMap(one => (one.is === 'words' ? [] : [tellFact(one, 'en')]));
    const facts = measured.length > 0 ? ` (${measured.join('; ')})` : '';
    const said = words.trim() === '' ? '' : `: "${words.trim()}"`;
    const when = `${tellDate(at, 'en', timeZone)}, ${tellTime(at, timeZone)}, ${from}`;
    return `${when}: ${redFlagNames.en[kind]}${facts}${said}. Raised to a clinician.`;
  });
  return { heading: 'REPORTED BETWEEN TALKS', entries };
}

/** For the third line: their names with the number of each, or nothing. */
export const namesBetween = (raised: readonly RaisedBetween[]): string =>
  raised.length === 0 ? '' : `Raised between talks: ${[...new Set(raised.map(nameOf))].join(', ')}.`;

function nameOf({ kind, because }: RaisedBetween): string {
  const reading = because.find(isMeasured)?.reading;
  return `${redFlagNames.en[kind]}${reading ? ` (${tellNumber(reading)})` : ''}`;
}
