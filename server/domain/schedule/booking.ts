import { type Refusal, refuse } from '../refusal.ts';
import { meansOfContact } from '../session/choices.ts';
import { dayIn } from '../time-zone.ts';
import { type Availability, hasHours, type Span } from './availability.ts';
import { isWithinHours, overlap, spanOf } from './free.ts';
import { clockTime } from './wall-clock.ts';

/** How long a talk may be booked for; none assumes 45. */
export const talkLengths = [10, 15, 30, 60] as const;
export type TalkLength = (typeof talkLengths)[number];

export const meansOfTalk = meansOfContact;
export type MeansOfTalk = (typeof meansOfTalk)[number];

/** What somebody did with it; whether it was held is told by the contacts of its day. */
export const talkStates = ['booked', 'cancelled', 'missed'] as const;
export const cancellers = ['coach', 'patient'] as const;
export type Canceller = (typeof cancellers)[number];
export type TalkState =
  | { state: 'booked' }
  | { state: 'missed' }
  | { state: 'cancelled'; by: Canceller; reason: string };

/** Where it stood before it was moved. */
export type MovedFrom = { start: string; minutes: number; means: MeansOfTalk; at: string };

/** A talk a coach and a patient agreed on. `sequence` grows with each change, as calendars count. */
export type Booking = TalkState & {
  id: string;
  patientId: string;
  start: string;
  minutes: number;
  means: MeansOfTalk;
  /** The zone whose clock the patient goes by, where it is another than the coach's. */
  patientZone?: string;
  sequence: number;
  moved: readonly MovedFrom[];
};

export type AskedTime = { at: string } | { day: string; clock: string; which?: 'first' | 'second' };

/** How far ahead something may be booked. */
const mostAheadDays = 400;
/** Who speaks with somebody now may still write down that they do. */
const lateMs = 5 * 60_000;

/**
 * The instant that was meant. A clock time the zone skips, or shows twice, is asked back about: which of two is meant is
 * never guessed.
 */
export function startOf(asked: AskedTime, zone: string): string | Refusal {
  if ('at' in asked) return new Date(asked.at).toISOString();
  const time = clockTime(asked.day, asked.clock, zone);
  if (time.is === 'once') return time.at;
  if (time.is === 'never') return refuse('bad-request', 'clock-skipped', 'start');
  if (asked.which === undefined) return refuse('bad-request', 'clock-twice', 'start');
  return time[asked.which];
}

export type Around = {
  availability: Availability;
  coachBusy: readonly Span[];
  patientBusy: readonly Span[];
  /** What stands in the EMR for either. */
  emrBusy: readonly Span[];
  now: string;
};

/**
 * Whether a talk may be booked. Refuses one that has gone by or is too far off, and one over another talk of this coach or
 * of this patient, whatever is said; over something in the EMR, or outside of the coach's own hours, unless they say
 * `anyway`.
 */
export function refusalOfTalk(
  { start, minutes, anyway }: { start: string; minutes: number; anyway?: boolean },
  { availability, coachBusy, patientBusy, emrBusy, now }: Around,
): Refusal | undefined {
  const ahead = Date.parse(start) - Date.parse(now);
  if (ahead < -lateMs) return refuse('bad-request', 'talk-gone-by', 'start');
  if (ahead > mostAheadDays * 86_400_000) return refuse('bad-request', 'talk-too-far', 'start');
  const span = spanOf(start, minutes);
  const meets = (busy: readonly Span[]) => busy.some(one => overlap(one, span));
  if (meets(coachBusy)) return refuse('conflict', 'coach-booked', 'start');
  if (meets(patientBusy)) return refuse('conflict', 'patient-booked', 'start');
  if (anyway) return undefined;
  if (meets(emrBusy)) return refuse('conflict', 'busy-in-emr', 'start');
  if (hasHours(availability) && !isWithinHours(span, availability))
    return refuse('conflict', 'outside-hours', 'start');
  return undefined;
}

/** A talk held so much before it was agreed for is that talk. */
const earlyMs = 2 * 3_600_000;

/** `ahead`: still to come, or under way; `open`: its time went by, and nobody said what became of it. */
export type Standing = 'ahead' | 'open' | 'held' | 'missed' | 'cancelled';

/**
 * How a talk stands at an instant. `reachedUntil`: the end of the last contact that reached this patient on the day of the
 * talk. It settles a talk that was to begin within two hours of it; an earlier contact settles it once its time went by, so
 * that a word in the morning takes nobody off the afternoon.
 */
export function standingOf(
  { state, start, minutes }: Pick<Booking, 'state' | 'start' | 'minutes'>,
  reachedUntil: string | undefined,
  now: string,
): Standing {
  if (state !== 'booked') return state;
  const isPast = Date.parse(now) >= Date.parse(spanOf(start, minutes).to);
  if (reachedUntil === undefined) return isPast ? 'open' : 'ahead';
  const isNear = Date.parse(reachedUntil) >= Date.parse(start) - earlyMs;
  return isPast || isNear ? 'held' : 'ahead';
}

/** Whether a talk that is to be changed may be: one that is over or was called off stays as it is. */
export function refusalOfChange(
  { state, start, minutes, sequence }: Pick<Booking, 'state' | 'start' | 'minutes' | 'sequence'>,
  asked: { sequence: number; deed: 'move' | 'cancel' | 'miss' },
  now: string,
): Refusal | undefined {
  if (sequence !== asked.sequence) return refuse('conflict', 'talk-changed');
  if (state === 'cancelled') return refuse('conflict', 'talk-called-off');
  if (asked.deed === 'miss' && Date.parse(start) > Date.parse(now)) return refuse('conflict', 'talk-ahead');
  if (asked.deed === 'miss' && state === 'missed') return refuse('conflict', 'talk-changed');
  if (asked.deed === 'cancel' && Date.parse(spanOf(start, minutes).to) < Date.parse(now))
    return refuse('conflict', 'talk-gone-by');
  return undefined;
}

type InEmr = Span & { patientId?: string };

/** Something agreed on that nobody has booked yet: a plan's next contact, or a promise to call again. */
export type Offer = {
  patientId: string;
  day: string;
  clock?: string;
  means?: MeansOfTalk;
  from: 'plan' | 'contact';
};

/**
 * Offers that nothing booked answers: whoever has a talk ahead, or had one booked for that day, is not offered twice.
 * `inEmr`: what the EMR has of this coach; a patient who stands there on the day that was agreed is booked.
 */
export const openOffers = (
  offers: readonly Offer[],
  booked: readonly Pick<Booking, 'patientId' | 'start' | 'state'>[],
  { timeZone, today, inEmr = [] }: { timeZone: string; today: string; inEmr?: readonly InEmr[] },
): Offer[] => {
  const isInEmr = ({ patientId, day }: Offer) =>
    inEmr.some(one => one.patientId === patientId && dayIn(one.from, timeZone) === day);
  const taken = new Set(
    booked
      .filter(({ state, start }) => state === 'booked' && dayIn(start, timeZone) >= today)
      .map(({ patientId }) => patientId),
  );
  const first = new Map<string, Offer>();
  for (const offer of offers.toSorted((one, other) => (one.day < other.day ? -1 : 1)))
    if (!taken.has(offer.patientId) && !isInEmr(offer) && !first.has(offer.patientId))
      first.set(offer.patientId, offer);
  return [...first.values()];
};
