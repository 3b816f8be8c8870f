import { tellClock, tellDate, tellDayWithWeekday } from '../tell-date.ts';
import { clockIn, dayIn } from '../time-zone.ts';
import { type StandingContact, total } from './contact.ts';
import type { ContactKind, Reached } from './kinds.ts';

type By = { name: string; credential: string };
export type ContactForNote = StandingContact & { by: By };

const named: { [kind in ContactKind]: string } = {
  call: 'Phone call',
  voicemail: 'Voicemail',
  message: 'Message',
  'in-person': 'In person',
  group: 'Group',
  coordination: 'Care coordination',
};
const spokenWith: { [reached in Reached]: string } = {
  nobody: 'nobody reached',
  patient: 'spoke with the patient',
  circle: 'spoke with family or somebody close',
  clinician: 'with another clinician',
  agency: 'with an agency',
};

/** What a note of contacts is called in the chart. Notes are filed in English. */
export const contactNoteTitle = (from: string, timeZone: string): string =>
  `Health coaching contacts, ${tellDate(from, 'en', timeZone)}`;

/**
 * Contacts of one patient as a short note: a line each with what it was, who was reached, how long it took and by whom, what
 * was said, and what comes next. One that was taken back says so and nothing else.
 */
export const contactNote = (contacts: readonly ContactForNote[], timeZone: string): string =>
  contacts
    .toSorted((a, b) => Date.parse(a.from) - Date.parse(b.from))
    .flatMap(contact => linesOf(contact, timeZone))
    .join('\n');

function linesOf(contact: ContactForNote, timeZone: string): string[] {
  const { kind, direction, reached, from, said, next, by, takenBack, writtenLater, sentLate, size } = contact;
  const when = `${tellDate(from, 'en', timeZone)}, ${tellClock(clockIn(from, timeZone))}`;
  if (takenBack) return [`${when}: ${named[kind]}. Taken back as a mistake: ${takenBack.reason}`];
  const minutes = total(contact);
  const who = by.credential ? `${by.name}, ${by.credential}` : by.name;
  const told = [
    direction === 'out' ? named[kind] : `${named[kind]}, from them`,
    kind === 'voicemail' ? 'left' : kind === 'group' ? `${size ?? 0} attended` : reachedIn(kind, reached),
    minutes > 0 && `${minutes} min`,
    who,
    writtenLater && 'written down later',
    sentLate && 'kept offline and sent later',
  ];
  return [
    `${when}: ${told.filter(Boolean).join('; ')}.`,
    ...(said ? [`  ${said}`] : []),
    ...(next ? [`  Next: ${next.what}, ${tellDayWithWeekday(next.day, 'en')}.`] : []),
  ];
}

/** A message is sent, whoever reads it. */
const reachedIn = (kind: ContactKind, reached: Reached): string =>
  kind === 'message' && reached === 'nobody' ? 'no answer yet' : spokenWith[reached];

/** The day whose note it belongs to. */
export const dayOfContact = ({ from }: Pick<StandingContact, 'from'>, timeZone: string): string =>
  dayIn(from, timeZone);
