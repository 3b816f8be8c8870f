import { type Refusal, refuse } from '../refusal.ts';

/** When the coach is wanted: in the room now (then the free coaches are called), today, or when there is time. */
export const urgencies = ['now', 'today', 'when-there-is-time'] as const;
export type Urgency = (typeof urgencies)[number];

/** How a handoff ended, by the coach's word. After `booked` and `missed` another ending may still follow. */
export const outcomes = ['met', 'introduced', 'booked', 'declined', 'missed'] as const;
export type Outcome = (typeof outcomes)[number];

export type Person = { staffId: string; name: string };

/** A state is a shape: what is known of a handoff depends on where it stands. Instants are ISO 8601. */
export type HandoffState =
  /** The free coaches are being called, since then; `after`: who had taken it and cannot come after all. */
  | { status: 'called'; since: string; after?: Person }
  /** A referral in the coach's list. */
  | { status: 'waiting'; since: string; because: 'referred' | 'nobody-came' | 'given-back' }
  /** That coach is on the way; `wasCalled`: into a room where the patient waits, not out of the list. */
  | { status: 'taken'; by: Person; at: string; wasCalled?: true }
  | { status: Outcome; by: Person; takenAt: string; at: string; words?: string }
  | { status: 'withdrawn'; at: string };

/** A physician hands a patient to coaching. */
export type Handoff = {
  id: string;
  patientId: string;
  by: Person;
  urgency: Urgency;
  room?: string;
  reasons: string[];
  words?: string;
  handedOverAt: string;
  /** Coaches who said that they cannot come now. */
  passes: Person[];
  /** The coaching session that was opened from it. */
  sessionId?: string;
  /** No physician's order: a coach found the patient by a search and invites them. Nothing of it goes into the chart. */
  found?: true;
  state: HandoffState;
};

/** Minutes the free coaches are called, where the practice set none. */
export const usualCallMinutes = 5;

/** A coach who wrote in a session within so many minutes is in it. */
export const inSessionMinutes = 3;

/** So long after a coach went, the patient may still be in the room: who backs out then, the others are called. */
export const inTheRoomMinutes = 30;

/** So many of those who wait stand in a coach's list at once; who wants to see more asks for as many again. */
export const listedAtOnce = 200;

/** Where a new handoff begins: warm, or as a referral. */
export const firstState = (urgency: Urgency, at: string): HandoffState =>
  urgency === 'now' ? { status: 'called', since: at } : { status: 'waiting', since: at, because: 'referred' };

/**
 * A handoff as it stands at a moment. A call that nobody answered within the practice's minutes is a referral from then
 * on: by the clock alone, so that no timer can be missed and all processes agree.
 */
export function asOf(handoff: Handoff, now: Date, callMinutes: number = usualCallMinutes): Handoff {
  const { state } = handoff;
  if (state.status !== 'called') return handoff;
  const until = Date.parse(state.since) + callMinutes * 60_000;
  if (now.getTime() < until) return handoff;
  const since = new Date(until).toISOString();
  return { ...handoff, state: { status: 'waiting', since, because: 'nobody-came' } };
}

/** Whether it waits for somebody: the physician asked, and no coach has said yet how it went. */
export const isOpen = ({ state }: Pick<Handoff, 'state'>): boolean =>
  state.status === 'called' || state.status === 'waiting' || state.status === 'taken';

/** The coach who took it is on the way, or has still to meet whom they booked: until then the chart is theirs to open. */
export const stillToMeet = ['taken', 'booked'] as const satisfies readonly HandoffState['status'][];

/** Whether this coach has still to meet the patient. */
export const isToMeet = ({ state }: Pick<Handoff, 'state'>, staffId: string): boolean =>
  (state.status === 'taken' || state.status === 'booked') && state.by.staffId === staffId;

/** "I go": of two coaches the first one has it. One who was missed may be gone to again. Again by the same coach changes nothing. */
export function take(handoff: Handoff, coach: Person, at: string): Handoff | Refusal {
  const { state } = handoff;
  if (state.status === 'taken') return isBy(state.by, coach) ? handoff : refuse('conflict', 'handoff-taken');
  if (state.status !== 'called' && state.status !== 'waiting' && state.status !== 'missed') return over;
  const called = state.status === 'called' ? { wasCalled: true as const } : {};
  return { ...handoff, state: { status: 'taken', by: coach, at, ...called } };
}

/** The coaches who are called, by their staff ids; and when. */
type Called = { coaches: readonly string[]; at: string };

/**
 * The coach who took it cannot come after all: where the patient was called for and may still be in the room, those who
 * have not said that they cannot come are called anew; else, and where nobody is left, it waits in the list.
 */
export function giveBack(handoff: Handoff, coach: Person, { coaches, at }: Called): Handoff | Refusal {
  const { state, passes: before } = handoff;
  if (state.status !== 'taken') return over;
  if (!isBy(state.by, coach)) return refuse('conflict', 'handoff-taken');
  const passes = before.some(one => isBy(one, coach)) ? before : [...before, coach];
  const isInTheRoom = state.wasCalled && Date.parse(at) - Date.parse(state.at) <= inTheRoomMinutes * 60_000;
  if (isInTheRoom && !haveAllPassed(passes, coaches))
    return { ...handoff, passes, state: { status: 'called', since: at, after: coach } };
  return { ...handoff, passes, state: { status: 'waiting', since: at, because: 'given-back' } };
}

/**
 * "I can't now": said once, and the others are called on. `coaches`: the staff ids of all who are called; when the last of
 * them has said so nobody is called any longer, and the physician need not wait for the minutes to run out.
 */
export function passOn(handoff: Handoff, coach: Person, { coaches, at }: Called): Handoff | Refusal {
  if (handoff.state.status !== 'called') return over;
  if (handoff.passes.some(one => isBy(one, coach))) return handoff;
  const passes = [...handoff.passes, coach];
  if (!haveAllPassed(passes, coaches)) return { ...handoff, passes };
  return { ...handoff, passes, state: { status: 'waiting', since: at, because: 'nobody-came' } };
}

/** How it went, in one tap and a line. Who records it without having taken it was there all the same. */
export function record(
  handoff: Handoff,
  { outcome, words }: { outcome: Outcome; words?: string },
  coach: Person,
  at: string,
): Handoff | Refusal {
  const { state } = handoff;
  if (state.status === 'taken' && !isBy(state.by, coach)) return refuse('conflict', 'handoff-taken');
  const isSaid = state.status === outcome && isBy(state.by, coach);
  if (isSaid && state.words === words) return handoff;
  if (!isOpen(handoff) && state.status !== 'booked' && state.status !== 'missed') return over;
  const takenAt = state.status === 'taken' ? state.at : at;
  const told = words === undefined ? {} : { words };
  return { ...handoff, state: { status: outcome, by: coach, takenAt, at, ...told } };
}

/** The physician takes it back, as long as nobody has met the patient. */
export function withdraw(handoff: Handoff, at: string): Handoff | Refusal {
  if (handoff.state.status === 'withdrawn') return handoff;
  if (!isOpen(handoff) && handoff.state.status !== 'booked' && handoff.state.status !== 'missed') return over;
  return { ...handoff, state: { status: 'withdrawn', at } };
}

/** The physician has the coaches called once more, now. */
export function callAgain(handoff: Handoff, at: string): Handoff | Refusal {
  const { status } = handoff.state;
  if (status !== 'called' && status !== 'waiting' && status !== 'missed') return over;
  return { ...handoff, urgency: 'now', passes: [], state: { status: 'called', since: at } };
}

/** What is asked of the coach, as it can still be said while the coach is awaited. */
export type Asked = Pick<Handoff, 'room' | 'reasons' | 'words'>;

/** After the one tap the physician says what was left open: the room, the reasons, a line. The same again changes nothing. */
export function sayMore(handoff: Handoff, { room, reasons, words }: Asked): Handoff | Refusal {
  if (!isOpen(handoff)) return over;
  const isSaid =
    handoff.room === room && handoff.words === words && handoff.reasons.join() === reasons.join();
  if (isSaid) return handoff;
  const { room: _room, words: _words, ...rest } = handoff;
  return { ...rest, reasons, ...(room && { room }), ...(words && { words }) };
}

/** A room by its number or name alone, however it was written. */
export const roomAlone = (room: string): string => room.replace(/^(room|rm\.?|consultorio)\s+/i, '');

const over = refuse('conflict', 'handoff-over');

const haveAllPassed = (passes: readonly Person[], coaches: readonly string[]): boolean =>
  coaches.every(staffId => passes.some(one => one.staffId === staffId));

const isBy = (one: Person, other: Person): boolean => one.staffId === other.staffId;
