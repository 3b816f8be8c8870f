import { type Refusal, refuse } from '../refusal.ts';
import {
  type DeclineReason,
  type HandedPatient,
  type HandedStatus,
  type HandOver,
  mayHandOver,
  type Person,
  type Standing,
  stepped,
} from './hand-over.ts';

type TakeKnown = {
  handOver: HandOver;
  by: Person;
  standing: ReadonlyMap<string, Standing>;
  today: string;
  now: string;
};

/**
 * "I take them on": of those who wait for this coach, the ones named. Whoever has an open red flag comes first: nobody else
 * is taken on while such a one still waits. From the day of the hand-over on they are taken at once.
 */
export function takeOn(
  all: readonly HandedPatient[],
  named: readonly string[],
  { handOver, by, standing, today, now }: TakeKnown,
): HandedPatient[] | Refusal {
  const mine = all.filter(({ to }) => to.staffId === by.staffId);
  const asked = named.map(id => mine.find(({ patientId }) => patientId === id));
  const waiting: HandedPatient[] = [];
  for (const one of asked) {
    if (one === undefined) return refuse('not-found', 'not-handed-to-you');
    const { status } = one.state;
    if (status === 'waiting') waiting.push(one);
    else if (status !== 'agreed' && status !== 'taken')
      return refuse('conflict', 'hand-over-moved-on', one.patientId);
  }
  const flagged = mine.find(
    ({ state, patientId }) => state.status === 'waiting' && standing.get(patientId)?.redFlag,
  );
  if (waiting.length > 0 && flagged && !named.includes(flagged.patientId))
    return refuse('conflict', 'red-flag-first', flagged.patientId);
  const begins = handOver.fromDay <= today;
  const busy = waiting.find(({ patientId }) => standing.get(patientId)?.inSession);
  if (begins && busy) return refuse('conflict', 'in-a-session-now', busy.patientId);
  return waiting.map(one => stepped(one, { status: begins ? 'taken' : 'agreed', at: now }, by, now));
}

/** "Not me": they go back to who proposed, with the reason. Said twice it changes nothing. */
export function decline(
  all: readonly HandedPatient[],
  named: readonly string[],
  { by, why, words, now }: { by: Person; why: DeclineReason; words?: string; now: string },
): HandedPatient[] | Refusal {
  if (why === 'other' && !words) return refuse('reason-needed', 'decline-why', 'words');
  const changed: HandedPatient[] = [];
  for (const id of named) {
    const one = all.find(({ patientId, to }) => patientId === id && to.staffId === by.staffId);
    if (one === undefined) return refuse('not-found', 'not-handed-to-you');
    const { status } = one.state;
    if (status === 'declined') continue;
    if (status !== 'waiting' && status !== 'agreed') return refuse('conflict', 'hand-over-moved-on', id);
    changed.push(stepped(one, { status: 'declined', at: now, why, ...(words && { words }) }, by, now, words));
  }
  return changed;
}

/**
 * Takes back who has not changed yet, and ends before its day what is not for good. What is for good and was taken on is
 * over: whoever has the patient now hands them over anew.
 */
export function end(
  all: readonly HandedPatient[],
  named: readonly string[],
  { handOver, by, now }: { handOver: HandOver; by: Person & { role: string }; now: string },
): HandedPatient[] | Refusal {
  const changed: HandedPatient[] = [];
  for (const id of named) {
    const one = all.find(({ patientId }) => patientId === id);
    const mayEnd = mayHandOver(by, handOver.from.staffId);
    if (one === undefined || !(mayEnd || one.to.staffId === by.staffId))
      return refuse('not-found', 'not-handed-to-you');
    const { status } = one.state;
    const { staffId, name } = by;
    if (status === 'taken-back' || status === 'returned') continue;
    if (status === 'taken') {
      if (handOver.backOn === undefined) return refuse('conflict', 'handed-over-for-good', id);
      changed.push(stepped(one, { status: 'returned', at: now, by: { staffId, name } }, by, now));
    } else if (!mayEnd) return refuse('not-your-role', 'not-yours-to-hand-over');
    else changed.push(stepped(one, { status: 'taken-back', at: now, by: { staffId, name } }, by, now));
  }
  return changed;
}

/**
 * What the day itself does: who was agreed on changes on the day, who was lent is back on theirs, and who still waits then
 * waits no longer. Nobody is moved out of a session that is being written, nor back to somebody who has left.
 */
export function onDay(
  one: HandedPatient,
  {
    handOver,
    today,
    now,
    inSession,
    fromIsThere,
  }: { handOver: HandOver; today: string; now: string; inSession: boolean; fromIsThere: boolean },
): HandedPatient {
  const { status } = one.state;
  const isOver = handOver.backOn !== undefined && handOver.backOn <= today;
  if (status === 'waiting' || status === 'declined' || (status === 'agreed' && isOver))
    return isOver ? stepped(one, { status: 'taken-back', at: now }, undefined, now) : one;
  if (inSession) return one;
  if (status === 'agreed' && handOver.fromDay <= today)
    return stepped(one, { status: 'taken', at: now }, undefined, now);
  if (status === 'taken' && isOver && fromIsThere)
    return stepped(one, { status: 'returned', at: now }, undefined, now);
  return one;
}

/** Whether the patient changes coaches by this step, and which way. */
export const moves = (before: HandedStatus | undefined, after: HandedStatus): 'over' | 'back' | undefined =>
  before === after ? undefined : after === 'taken' ? 'over' : after === 'returned' ? 'back' : undefined;
