import { daysAfter } from '../../domain/panel/days.ts';
import { isRefusal, type Refusal } from '../../domain/refusal.ts';
import {
  type Availability,
  type Hours,
  hasHours,
  hoursOn,
  type Span,
} from '../../domain/schedule/availability.ts';
import {
  type Booking,
  type Offer,
  openOffers,
  type Standing,
  standingOf,
} from '../../domain/schedule/booking.ts';
import { freeOn } from '../../domain/schedule/free.ts';
import { beginsAt, hoursOf, whichOfTwo } from '../../domain/schedule/wall-clock.ts';
import { clockIn, dayIn } from '../../domain/time-zone.ts';
import { type Listed, offersOf, talksBetween } from '../../storage/bookings.ts';
import { type Feed, feedOfCoach } from '../../storage/calendar-feeds.ts';
import { hoursOfCoach } from '../../storage/coach-hours.ts';
import { ownPatients } from '../../storage/groups.ts';
import { namesOf } from '../../views/patient-names.ts';
import { auditDeed } from '../audit-deed.ts';
import { auditShown } from '../audit-shown.ts';
import { patientAbout } from '../contact/about-patient.ts';
import { notInChart } from '../desk/teller.ts';
import type { Colleague } from '../handoff/file-handoff.ts';
import type { WorkflowParts } from '../parts.ts';
import { spanIn } from './around.ts';
import { busyIn, type EmrBook, emrBook, namelessBook, type Taken, takenIn } from './emr-book.ts';

/** So many days after the first of them the EMR's book is looked into for what was agreed on. */
const farthestOffer = 20;

type Parts = Pick<WorkflowParts, 'db' | 'keys' | 'emrAccess'>;

/** A time something may begin, by the coach's clock; `which` of two, where the clock shows it twice. */
export type FreeTime = { at: string; clock: string; which?: 'first' | 'second' };
/** `long`: hours of that day, which are 23 or 25 when the clocks are set. */
export type ScheduleDay = { day: string; hours: readonly Hours[]; long: number; free: FreeTime[] };

/** A talk with how it stands, by the coach's clock, and by the patient's where that is another. */
export type TalkShown = Omit<Booking, 'patientId'> & {
  patientId: string;
  patient?: string;
  day: string;
  clock: string;
  standing: Standing;
  /** The patient's own day and clock. */
  theirs?: { day: string; clock: string; zone: string };
};
export type OfferShown = Offer & { patient?: string };
/** What stands in the EMR; `patient`: named as the queue names whom it is known of. */
export type BookShown =
  | (Omit<Extract<EmrBook, { is: 'read' }>, 'busy'> & { busy: (Taken & { patient?: string })[] })
  | Exclude<EmrBook, { is: 'read' }>;

export type Schedule = {
  today: string;
  timeZone: string;
  availability: Availability;
  days: ScheduleDay[];
  talks: TalkShown[];
  emr: BookShown;
  offers: OfferShown[];
  feed?: Pick<Feed, 'madeAt'> & { readAt?: string };
};

export type ScheduleAsked = { from?: string; days: number; minutes: number };

/**
 * The days of a coach: their hours, what is booked, what stands in the EMR, when else a talk of so many minutes could begin,
 * and what was agreed on and not booked yet. It names patients, so it is shown in no chart, and each is written down.
 */
export const lookAtSchedule = async (
  parts: Parts,
  who: Colleague,
  asked: ScheduleAsked,
  now: Date,
): Promise<Schedule | Refusal> => {
  const barred = notInChart(who);
  if (barred) return barred;
  const begun = await parts.db.withPractice(who.practiceId, async tx => {
    const availability = await hoursOfCoach(tx, who.staff.id, who.settings.timeZone);
    const today = dayIn(now.toISOString(), availability.timeZone);
    const agreed = await offersOf(tx, await ownPatients(tx, who.staff.id), today);
    return { availability, today, agreed, span: spanAsked(availability, asked, now) };
  });
  const { availability, today, agreed, span } = begun;
  const agreedSpan = spanOfOffers(agreed, span, availability);
  const [book, bookOfAgreed] = await Promise.all([
    emrBook(parts, who, span, now),
    agreedSpan && emrBook(parts, who, agreedSpan, now),
  ]);
  return parts.db.withPractice(who.practiceId, async tx => {
    const { timeZone } = who.settings;
    const talks = await talksBetween(tx, { staffId: who.staff.id }, span, timeZone);
    const far = { from: now.toISOString(), to: daysAfter(today, 400).concat('T00:00:00Z') };
    const ahead = await talksBetween(tx, { staffId: who.staff.id }, far, timeZone);
    const inEmr = [...takenIn(book), ...(bookOfAgreed ? takenIn(bookOfAgreed) : [])];
    const offers = openOffers(agreed, ahead, { timeZone, today, inEmr });
    const listed = [...talks, ...offers, ...takenIn(book)];
    const named = [...new Set(listed.flatMap(({ patientId }) => patientId ?? []))];
    const names = await namesOf(tx, parts.keys, who.practiceId, named);
    await auditShown(tx, parts, who, { action: 'look-at-schedule', patients: named }, now);
    const feed = await feedOfCoach(tx, who.staff.id);
    const withName = <T extends { patientId?: string }>(one: T) => {
      const name = names.get(one.patientId ?? '')?.name;
      return { ...one, ...(name !== undefined && { patient: name }) };
    };
    return {
      ...{ today, timeZone: availability.timeZone, availability },
      emr: book.is === 'read' ? { ...book, busy: book.busy.map(withName) } : book,
      days: daysOf(availability, asked, today, [...standing(talks), ...busyIn(book)], now),
      talks: talks.map(talk => withName(shown(talk, availability.timeZone, now))),
      offers: offers.map(withName),
      ...(feed && { feed: { madeAt: feed.madeAt, ...(feed.readAt && { readAt: feed.readAt }) } }),
    };
  });
};

/** What a coach is told before they book with one patient. */
export type FreeTimes = Pick<Schedule, 'today' | 'timeZone' | 'days'> & {
  emr: EmrBook;
  patient?: string;
  /** Whether any are set at all, on this day or another: only where none are, any time may be booked. */
  hasHours: boolean;
  /** Talks with this patient still ahead, or open. */
  booked: TalkShown[];
  offer?: Offer;
};

/** When a talk with a patient could be: neither is taken then, here or in the EMR. Looking is written down with the patient. */
export const lookAtFreeTimes = async (
  parts: Parts,
  who: Colleague,
  { patient, ...asked }: ScheduleAsked & { patient?: string },
  now: Date,
): Promise<FreeTimes | Refusal> => {
  const begun = await parts.db.withPractice(who.practiceId, async tx => {
    const patientId = await patientAbout(tx, who, patient);
    if (isRefusal(patientId)) return patientId;
    const availability = await hoursOfCoach(tx, who.staff.id, who.settings.timeZone);
    return { patientId, availability, span: spanAsked(availability, asked, now) };
  });
  if (isRefusal(begun)) return begun;
  const { patientId, availability, span } = begun;
  const book = await emrBook(parts, who, { ...span, patientId }, now);
  return parts.db.withPractice(who.practiceId, async tx => {
    const { practiceId, staff, loginId, settings } = who;
    const today = dayIn(now.toISOString(), availability.timeZone);
    const mine = await talksBetween(tx, { staffId: staff.id }, span, settings.timeZone);
    const far = {
      from: daysAfter(today, -7).concat('T00:00:00Z'),
      to: daysAfter(today, 400).concat('T00:00:00Z'),
    };
    const theirs = await talksBetween(tx, { patientId }, far, settings.timeZone);
    const busy = [...standing(mine), ...standing(theirs), ...busyIn(book)];
    const offers = await offersOf(tx, [patientId], today);
    const inEmr = takenIn(book);
    const [offer] = openOffers(offers, theirs, { timeZone: settings.timeZone, today, inEmr });
    const names =
      who.patientId === undefined ? await namesOf(tx, parts.keys, practiceId, [patientId]) : undefined;
    const name = names?.get(patientId)?.name;
    await auditDeed(
      tx,
      parts,
      { practiceId, loginId, staff, patientId },
      { action: 'look-at-free-times' },
      now,
    );
    const days = daysOf(availability, asked, today, busy, now);
    return {
      ...{ today, timeZone: availability.timeZone, days, emr: namelessBook(book) },
      hasHours: hasHours(availability),
      ...(name !== undefined && { patient: name }),
      booked: theirs
        .map(talk => shown(talk, availability.timeZone, now))
        .filter(talk => talk.standing === 'ahead' || talk.standing === 'open'),
      ...(offer && { offer }),
    };
  });
};

const standing = (talks: readonly Listed[]): Span[] =>
  talks.filter(({ state }) => state === 'booked').map(spanIn);

/** The days something was agreed for, as far as a book is looked through at once; none where they are looked at anyway. */
function spanOfOffers(offers: readonly Offer[], shown: Span, { timeZone }: Availability): Span | undefined {
  const days = offers.map(({ day }) => day).toSorted();
  const [first] = days;
  if (first === undefined) return undefined;
  const last = days.findLast(day => day <= daysAfter(first, farthestOffer)) ?? first;
  const until = daysAfter(last, 1);
  const span = { from: beginsAt(first, '00:00', timeZone), to: beginsAt(until, '00:00', timeZone) };
  return span.from >= shown.from && span.to <= shown.to ? undefined : span;
}

function spanAsked({ timeZone }: Availability, { from, days }: ScheduleAsked, now: Date): Span {
  const first = from ?? dayIn(now.toISOString(), timeZone);
  const last = daysAfter(first, days);
  return { from: beginsAt(first, '00:00', timeZone), to: beginsAt(last, '00:00', timeZone) };
}

function daysOf(
  availability: Availability,
  { from, days, minutes }: ScheduleAsked,
  today: string,
  busy: readonly Span[],
  now: Date,
): ScheduleDay[] {
  const { timeZone } = availability;
  return Array.from({ length: days }, (_, at) => daysAfter(from ?? today, at)).map(day => ({
    ...{ day, hours: hoursOn(day, availability), long: hoursOf(day, timeZone) },
    free: freeOn(day, { availability, busy, minutes, now: now.toISOString() }).map(at => {
      const which = whichOfTwo(at, timeZone);
      return { at, clock: clockIn(at, timeZone), ...(which && { which }) };
    }),
  }));
}

function shown(talk: Listed, timeZone: string, now: Date): TalkShown {
  const { staffId: _, bookedAt: _b, changedAt: _c, reachedUntil, ...booking } = talk;
  const { start, patientZone } = booking;
  const clock = clockIn(start, timeZone);
  const theirs = patientZone && { day: dayIn(start, patientZone), clock: clockIn(start, patientZone) };
  return {
    ...booking,
    ...{ day: dayIn(start, timeZone), clock, standing: standingOf(booking, reachedUntil, now.toISOString()) },
    ...(theirs && theirs.clock !== clock && { theirs: { ...theirs, zone: patientZone } }),
  };
}
