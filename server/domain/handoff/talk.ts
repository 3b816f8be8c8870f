import { isRefusal, type Refusal } from '../refusal.ts';
import {
  type Handoff,
  type HandoffState,
  inTheRoomMinutes,
  type Outcome,
  type Person,
  record,
} from './handoff.ts';

/** How a patient was met in a talk: the two endings a talk by itself can tell. */
export const talkOutcomes = ['met', 'introduced'] as const satisfies readonly Outcome[];
export type TalkOutcome = (typeof talkOutcomes)[number];

/** How a talk was held, as the coach recorded it; undefined where they did not. */
type Means = 'in-person' | 'phone' | 'video' | undefined;

/** As much of a handoff as tells whether a talk may be what it asked for. */
export type Unmet = {
  status: HandoffState['status'];
  handedOverAt: string;
  sessionId?: string;
  /** Whether the coach who is asked has taken it. */
  mine: boolean;
};

/** A talk: its id, when it was (now, while it is being written), and while it is not signed, how it is held. */
export type Talk = { id: string; at: string; means?: Means };

/**
 * Whether the coach is asked "was this that talk?": the patient was handed over before it, nobody has said yet that they
 * were met, no other talk is it, and signing does not answer it (`afterTalk`).
 */
export function isAskedOf(talk: Talk, handoff: Unmet): boolean {
  const { status, sessionId, mine, handedOverAt } = handoff;
  if (!unmet.has(status) || Date.parse(handedOverAt) > Date.parse(talk.at)) return false;
  if (sessionId !== undefined && sessionId !== talk.id) return false;
  const answersItself = mine && sessionId === talk.id && status !== 'missed';
  return !answersItself || outcomeBy(talk.means) === undefined;
}

/** Whether a talk may still be the one a coach is in: one that was begun before is lying there unsigned. */
export const isBegunWithinADay = ({ openedAt }: { openedAt: string }, now: Date): boolean =>
  now.getTime() - Date.parse(openedAt) < 24 * 60 * 60_000;

const unmet = new Set<HandoffState['status']>(['called', 'waiting', 'taken', 'booked', 'missed']);

/** By the coach's word this talk was it: who talked with the patient has met them, whoever was on the way. */
export function metInTalk(
  handoff: Handoff,
  { outcome, talk }: { outcome: TalkOutcome; talk: Talk },
  coach: Person,
  at: string,
): Handoff | Refusal {
  const { state } = handoff;
  const isOthers = state.status === 'taken' && state.by.staffId !== coach.staffId;
  const free: Handoff = isOthers
    ? { ...handoff, state: { status: 'waiting', since: at, because: 'given-back' } }
    : handoff;
  const recorded = record(free, { outcome }, coach, at);
  return isRefusal(recorded) ? recorded : { ...recorded, sessionId: talk.id };
}

/**
 * What the signature of a talk makes of the handoff it was opened from: met in the room, or introduced by phone, by how it
 * was held. As it was where another coach has it, where it has an ending, or where nobody recorded how the talk was held.
 */
export function afterTalk(handoff: Handoff, means: Means, coach: Person, at: string): Handoff {
  const { state } = handoff;
  const outcome = outcomeBy(means);
  const isHeld =
    (state.status === 'taken' || state.status === 'booked') && state.by.staffId === coach.staffId;
  if (outcome === undefined || !isHeld) return handoff;
  const recorded = record(handoff, { outcome }, coach, at);
  return isRefusal(recorded) ? handoff : recorded;
}

/**
 * How a talk that is opened from a handoff is taken to be held until the coach says otherwise: in person, where the patient
 * was met in the room and may still be there. Who calls them later on chooses for themselves.
 */
export const begunAs = ({ state }: Pick<Handoff, 'state'>, at: string): Means =>
  state.status === 'met' && Date.parse(at) - Date.parse(state.at) <= inTheRoomMinutes * 60_000
    ? 'in-person'
    : undefined;

/** A talk by video tells neither: then the coach is asked. */
const outcomeBy = (means: Means): TalkOutcome | undefined =>
  means === 'in-person' ? 'met' : means === 'phone' ? 'introduced' : undefined;
