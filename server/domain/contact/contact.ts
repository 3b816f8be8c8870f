import { type Refusal, refuse } from '../refusal.ts';
import { dayIn } from '../time-zone.ts';
import { type ContactKind, type Direction, type LoggedMinutes, mayReach, type Reached } from './kinds.ts';

/** A contact that a coach logged by hand. Instants in ISO 8601; whole minutes. */
export type LoggedContact = {
  kind: ContactKind;
  direction: Direction;
  reached: Reached;
  from: string;
  to: string;
  minutes: LoggedMinutes;
  /** A clock ran along with it; without this somebody said how long it took. */
  clocked?: true;
  /** In a group: how many were there. */
  size?: number;
  /** What was said, in a line. */
  said?: string;
  /** The patient was spoken with about what came since the last talk: readings, labs, stays in hospital. */
  talkedAbout?: true;
  /** Call again on a day (YYYY-MM-DD): a promise. */
  next?: { day: string; what: string };
  /** It was written down so long after it began that the practice wants to see that. */
  writtenLater?: true;
  /** The server was not heard as it was saved: the page kept it, and sent it later by itself. */
  sentLate?: true;
};

/** A contact as it stands: which wording of it, promises to call that it kept, and whether it was taken back. */
export type StandingContact = LoggedContact & {
  version: number;
  keeps?: string[];
  takenBack?: { reason: string };
};

/** What becomes of contacts in the chart, by the practice's choice: one short note a day, or each by itself. */
export const contactsInChart = ['nothing', 'day-note', 'each'] as const;
export type ContactsInChart = (typeof contactsInChart)[number];
export type ContactSettings = { inChart: ContactsInChart; lateMinutes?: number };
export const usualContacts: ContactSettings = { inChart: 'nothing' };

export const longestLine = 280;
/** An entry is marked as written later so many minutes after the contact began, unless the practice set its own. */
export const usualLateMinutes = 60;
/** Clocks of two machines differ; so far ahead is not the future. */
const aheadMs = 120_000;
const oldestDays = 366;
const minuteMs = 60_000;

export type ContactContext = { now: string; timeZone: string };

/**
 * Whether a contact may be kept as it is said. Refuses, with the field to put right: one that has not happened yet, that is
 * longer than its day, or that was more than a year ago; somebody reached whom such a contact cannot reach; a talk without
 * minutes; a group of one; and a next step on a day before it.
 */
export function refusalOfContact(contact: LoggedContact, context: ContactContext): Refusal | undefined {
  const { kind, reached, from, to, size, next } = contact;
  const { now, timeZone } = context;
  if (!mayReach[kind].includes(reached)) return refuse('bad-request', 'contact-cannot-reach', 'reached');
  if (total(contact) === 0 && isTalk(contact)) return refuse('bad-request', 'contact-minutes', 'minutes');
  if (kind === 'group' && (size ?? 0) < 2) return refuse('bad-request', 'contact-group-size', 'size');
  if (Date.parse(to) - Date.parse(now) > aheadMs) return refuse('bad-request', 'contact-ahead', 'start');
  const day = dayIn(from, timeZone);
  const lastMoment = new Date(Math.max(Date.parse(from), Date.parse(to) - minuteMs)).toISOString();
  if (dayIn(lastMoment, timeZone) !== day) return refuse('bad-request', 'contact-too-long', 'minutes');
  if (Date.parse(now) - Date.parse(from) > oldestDays * 24 * 60 * minuteMs)
    return refuse('bad-request', 'contact-too-old', 'start');
  if (next && next.day < day) return refuse('bad-request', 'contact-next-past', 'next');
  return undefined;
}

/** Somebody was spoken with: a try, and what was only written, is none. */
export const isTalk = ({ kind, reached }: Pick<LoggedContact, 'kind' | 'reached'>): boolean =>
  reached !== 'nobody' && kind !== 'message';

/** Whole minutes in all. */
export const total = ({ minutes }: Pick<LoggedContact, 'minutes'>): number =>
  Object.values(minutes).reduce((all, one) => all + one, 0);

/** Whether it was written down longer after it began than the practice allows without a mark. */
export const isWrittenLater = (from: string, now: string, limitMinutes = usualLateMinutes): boolean =>
  Date.parse(now) - Date.parse(from) > limitMinutes * minuteMs;

/** How it is counted by those who add up minutes: a voicemail went by phone, coordination without the patient. */
export const modeOfKind = (kind: ContactKind): 'phone' | 'message' | 'in-person' | 'without-patient' => {
  if (kind === 'call' || kind === 'voicemail') return 'phone';
  if (kind === 'coordination') return 'without-patient';
  return kind === 'message' ? 'message' : 'in-person';
};

/** An attempt or a call that was made keeps a promise to call; what they began, and what went to others, does not. */
export const keepsCalls = ({ kind, direction, reached }: LoggedContact): boolean =>
  reached === 'patient' || (direction === 'out' && kind !== 'coordination' && kind !== 'group');

/** Whether two wordings say the same. */
export const saysTheSame = (one: LoggedContact, other: LoggedContact): boolean =>
  JSON.stringify(told(one)) === JSON.stringify(told(other));
const told = ({ minutes, ...one }: LoggedContact) => {
  const { kind, direction, reached, from, to, size, said, talkedAbout, next } = one;
  return [
    ...[kind, direction, reached, Date.parse(from), Date.parse(to), size, said],
    ...[talkedAbout === true, next?.day, next?.what],
    Object.entries(minutes).toSorted(([a], [b]) => (a < b ? -1 : 1)),
  ];
};

/** Two that took time of one coach at the same moment; who only meet at an end do not. */
export const overlaps = (one: Span, other: Span): boolean =>
  Date.parse(one.from) < Date.parse(other.to) && Date.parse(other.from) < Date.parse(one.to);
type Span = { from: string; to: string };
