import { heardInGroup } from '../group/said-in-group.ts';
import { inOrder } from '../in-order.ts';
import { tellDate, tellTime } from '../tell-date.ts';
import { medicinesToTell } from './medicines.ts';
import type { NoteSection } from './note.ts';
import { namesBetween, type RaisedBetween } from './note-between.ts';
import { becameOf, numberOf, type RaisedAndTakenBack, type RaisedHere, takenBackIn } from './note-raised.ts';
import { sentences } from './note-talk.ts';
import { redFlagNames } from './red-flag-words.ts';
import { redFlagsOf, type StandingFlag } from './red-flags.ts';
import type { SignedSession } from './signed.ts';
import { visitsSetAside, visitsTold } from './visits-told.ts';
import { wordsToAskAbout } from './word-screen.ts';
import { firstThatFits, oneLine } from './wrap.ts';

const more = '(more below)';

/** Second line: what the clinician is asked, or that nothing is. */
export function requestLine(signed: SignedSession): string {
  const asked = requests(signed);
  return `REQUEST: ${asked.length > 0 ? sentences(asked) : 'None.'}`;
}

/**
 * Third line: every red flag by its name before anything else, and who was told. Words that may be one and were not
 * raised are never called "no concern": they are named, for the reader to judge; and so is one that was raised and taken back.
 * One line: where two flags do not fit with their numbers they are told by their names, and the rest stands below.
 */
export function safetyLine(
  signed: SignedSession,
  timeZone: string,
  between: readonly RaisedBetween[] = [],
  here: readonly RaisedHere[] = [],
): string {
  const flags = redFlagsOf(signed.record);
  const unraised = [...wordsToAskAbout(signed.record).map(({ words }) => words), ...heardInGroup(signed)].map(
    words => `"${words}"`,
  );
  const back = takenBackIn(signed.record, here);
  if (flags.length + back.length + unraised.length + between.length === 0)
    return 'SAFETY: No safety concern raised.';
  const [first] = flags;
  const stands = unraised.length > 0 ? ` Stands below: ${unraised.join(', ')}.` : '';
  const takenBack = back.map(one => takenBackInShort(one, signed, here));
  const line = (raised: string) =>
    `SAFETY: ${[raised, ...takenBack, namesBetween(between)].filter(Boolean).join(' ')}${stands}`;
  if (first === undefined) {
    const isNone = between.length + back.length === 0;
    return oneLine(line(isNone ? 'No red flag raised.' : ''), more);
  }
  if (flags.length === 1)
    return oneLine(line(`${flagWords(first, signed, here)}${whoKnows(first, here, timeZone)}.`), more);
  const named = (numbered: number) =>
    flags.map((flag, at) => {
      const words = at < numbered ? flagWords(flag, signed, here) : redFlagNames.en[flag.kind];
      return `${words}${isClosed(flag, here) ? ', closed' : ''}`;
    });
  // Every flag by its name before the numbers of some, and none cut in the middle of its name.
  const ways = [flags.length, 1, 0].map(numbered => `${line(`${named(numbered).join('; ')}.`)} ${more}`);
  return firstThatFits(
    [
      line(`${named(flags.length).join('; ')}.${allTold(flags, timeZone)}`),
      ...ways,
      line(`${named(0).join('; ')}.`),
    ],
    more,
  );
}

/** Red flags with the patient's words, then every request in full. */
export function forClinician(
  signed: SignedSession,
  timeZone: string,
  here: readonly RaisedHere[] = [],
): NoteSection {
  const flags = redFlagsOf(signed.record).map(
    flag =>
      `${flagWords(flag, signed, here)}${flag.words ? `: "${flag.words}"` : ''}${whoKnows(flag, here, timeZone)}.`,
  );
  const back = takenBackIn(signed.record, here).map(one => takenBackWords(one, signed, here, timeZone));
  const promised = inOrder(signed.record.promises).flatMap(([, { what, to, due, keptOn }]) =>
    what?.trim() && to === 'clinician' && !keptOn
      ? [`Promised to you: ${what.trim()}${due ? `, by ${tellDate(due, 'en', timeZone)}` : ''}.`]
      : [],
  );
  return {
    heading: 'FOR THE CLINICIAN',
    entries: [...flags, ...back, ...requests(signed), ...promised, ...visitsSetAside(signed.record)],
  };
}

/** For the third line; the whole stands below. */
function takenBackInShort(
  { flagId, kind, why }: RaisedAndTakenBack,
  { record }: SignedSession,
  here: readonly RaisedHere[],
): string {
  const raised = here.find(one => one.flagId === flagId);
  const number = numberOf(kind, record.measured, raised);
  const words = `${redFlagNames.en[kind]}${number ? ` (${number})` : ''}${why ? `, "${why}"` : ''}`;
  return `Raised and taken back: ${words}${raised?.closed ? ', closed' : ''}.`;
}

/** Raised, when, and taken back, why; and that it waits for a clinician, or what one did. */
function takenBackWords(
  { flagId, kind, raisedAt, why }: RaisedAndTakenBack,
  { record }: SignedSession,
  here: readonly RaisedHere[],
  timeZone: string,
): string {
  const raised = here.find(one => one.flagId === flagId);
  const number = numberOf(kind, record.measured, raised);
  const at = raisedAt ? ` at ${tellTime(raisedAt, timeZone)}` : '';
  const became = becameOf(raised, false, timeZone) || ', not closed by a clinician yet';
  const reason = why ? `: "${why}"` : ', no reason given';
  return `${redFlagNames.en[kind]}${number ? ` (${number})` : ''} raised${at} and taken back by the coach${reason}${became}.`;
}

function requests({ record }: SignedSession): string[] {
  const own = record.tellClinician?.trim();
  return [...(own ? [own] : []), ...visitsTold(record), ...medicinesToTell(record.medicines)];
}

/** Named with the number it was raised for: one that was corrected since is not the one in crisis. */
function flagWords(flag: StandingFlag, { record }: SignedSession, here: readonly RaisedHere[]): string {
  const { kind } = flag;
  const measured = numberOf(kind, record.measured, raisedAs(flag, here));
  return `${redFlagNames.en[kind]}${measured ? ` (${measured})` : ''}`;
}

const raisedAs = ({ id }: StandingFlag, here: readonly RaisedHere[]) =>
  here.find(({ flagId }) => flagId === id);
const isClosed = (flag: StandingFlag, here: readonly RaisedHere[]) =>
  raisedAs(flag, here)?.closed !== undefined;
const whoKnows = (flag: StandingFlag, here: readonly RaisedHere[], timeZone: string) =>
  `${toldWhom(flag, timeZone)}${becameOf(raisedAs(flag, here), flag.told !== undefined, timeZone)}`;

const allTold = (flags: readonly StandingFlag[], timeZone: string) => {
  const told = [...new Set(flags.map(flag => toldWhom(flag, timeZone).replace(/^, told /, '')))].filter(
    Boolean,
  );
  return told.length > 0 ? ` Told ${told.join('; ')}.` : '';
};

const toldWhom = ({ told, toldAt }: StandingFlag, timeZone: string) =>
  told ? `, told ${told}${toldAt ? ` at ${tellTime(toldAt, timeZone)}` : ''}` : '';
