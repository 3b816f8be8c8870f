import type { NoteSection } from '../session/note.ts';
import { labelled, quote, sentences, told } from '../session/note-talk.ts';
import type { SignedSession } from '../session/signed.ts';
import { screenText } from '../session/word-screen.ts';
import { tellTime } from '../tell-date.ts';
import type { InGroup } from './in-group.ts';

const met = { 'in-person': 'in person', video: 'by video', phone: 'by phone' };

/** The group in one attendee's note: how many, what it was about, when this one was there, what is theirs alone. */
export function groupSection(
  { group, startedAt, endedAt, minutes }: SignedSession,
  timeZone: string,
): NoteSection {
  const heading = 'GROUP SESSION';
  if (group === undefined) return { heading, entries: [] };
  const clock = (at: string) => tellTime(at, timeZone);
  const when = `${met[group.means]}, ${clock(group.from)} to ${clock(group.to)}`;
  if (!group.came)
    return {
      heading,
      entries: told([
        `Topic: ${group.topic}`,
        sentences([
          `The group met ${when}`,
          'This patient was written down as there by mistake: they did not attend',
        ]),
      ]),
    };
  return {
    heading,
    entries: told([
      `Topic: ${group.topic}`,
      sentences([
        `A group of ${group.size}, ${when}`,
        `This patient attended ${clock(startedAt)} to ${clock(endedAt)}, ${minutes.total} min`,
      ]),
      labelled('What the group did', group.shared),
      labelled('Working on', group.goals.map(goal => quote(goal)).join('; ')),
      labelled('Of this patient', group.own),
    ]),
  };
}

/** Words that were written down of an attendee and may be a red flag: for the reader to judge. */
export const heardInGroup = ({ group }: Pick<SignedSession, 'group'>): string[] =>
  group === undefined ? [] : wordsOf(group).flatMap(text => screenText(text).map(({ words }) => words));

/** The same with what each may be, so that the coach is told what to do. */
export const mayBeFlags = (group: Pick<InGroup, 'own' | 'shared'>) =>
  wordsOf(group).flatMap(text => screenText(text));

const wordsOf = ({ own, shared }: Pick<InGroup, 'own' | 'shared'>): string[] =>
  [own, shared].flatMap(text => text ?? []);
