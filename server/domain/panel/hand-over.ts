import { type Refusal, refuse } from '../refusal.ts';

export type Person = { staffId: string; name: string };

/** Why a coach hands patients over. */
export const handOverReasons = ['leaving', 'away', 'too-many', 'fits-better', 'other'] as const;
export type HandOverReason = (typeof handOverReasons)[number];

/** Why a coach does not take a patient on. */
export const declineReasons = ['no-room', 'language', 'know-each-other', 'other'] as const;
export type DeclineReason = (typeof declineReasons)[number];

/**
 * Patients of one coach on their way to another, or to several. `fromDay`: on which they change; `backOn`: the day on which
 * they are back with who gave them, and without one it is for good. Days are YYYY-MM-DD in the practice's zone.
 */
export type HandOver = {
  id: string;
  from: Person;
  /** Who proposed it: the coach, or who keeps the practice. */
  by: Person;
  why: HandOverReason;
  fromDay: string;
  backOn?: string;
  /** To whom takes them on, in the words of who knows them. */
  note?: string;
  /** The first contact is wished for by all three together. */
  meet: boolean;
  proposedAt: string;
};

/**
 * Where one patient of it stands. `agreed`: taken on, and changes on the day; without `by` the day did it. `already`: the new
 * coach coached them too, and goes on with it when they are back.
 */
export type HandedState =
  | { status: 'waiting'; since: string }
  | { status: 'agreed'; at: string }
  | { status: 'taken'; at: string; already?: true }
  | { status: 'declined'; at: string; why: DeclineReason; words?: string }
  | { status: 'taken-back'; at: string; by?: Person }
  | { status: 'returned'; at: string; by?: Person };
export type HandedStatus = HandedState['status'];

/** What was done with a patient of it, and by whom; nothing of it is ever lost. */
export type HandedStep = { at: string; status: HandedStatus; to: Person; by?: Person; words?: string };

export type HandedPatient = {
  patientId: string;
  to: Person;
  /** What whoever takes them on would want to know: one line. */
  words?: string;
  state: HandedState;
  past: HandedStep[];
};

/** A coach as a hand-over knows them. */
export type Colleague = Person & { role: string; active: boolean; credentialed: boolean };

/** What stands against taking a patient on just now, or asks to be seen first. */
export type Standing = { inSession: boolean; redFlag: boolean };

export type Proposal = Omit<HandOver, 'by' | 'proposedAt'> & {
  patients: { patientId: string; to: Person; words?: string }[];
};

export type KnownOfProposal = {
  by: Person & { role: string };
  /** The roster, by staff id; `credentialed`: on the day on which the patients change. */
  roster: ReadonlyMap<string, Colleague>;
  /** The patients of the coach whose they are. */
  own: ReadonlySet<string>;
  /** Who is on the way in another hand-over already. */
  underWay: ReadonlySet<string>;
  /** Who goes back to somebody on a day. */
  lent: ReadonlySet<string>;
  today: string;
  now: string;
};

/** Whether this person may hand over what is that coach's: their own, or any for who keeps the practice. */
export const mayHandOver = (by: { staffId: string; role: string }, fromId: string): boolean =>
  by.role === 'lead' || by.role === 'admin' || (by.role === 'coach' && by.staffId === fromId);

/** A hand-over as it begins, every patient waiting for whom they are to go to. `field`: of the patient or person it is about. */
export function propose(
  asked: Proposal,
  known: KnownOfProposal,
): { handOver: HandOver; patients: HandedPatient[] } | Refusal {
  const { patients, ...rest } = asked;
  const { by, today, now } = known;
  if (!mayHandOver(by, asked.from.staffId)) return refuse('not-your-role', 'not-yours-to-hand-over');
  if (patients.length === 0) return refuse('bad-request', 'nobody-handed-over');
  if (asked.fromDay < today) return refuse('bad-request', 'hand-over-day-past', 'fromDay');
  if (asked.backOn !== undefined && asked.backOn <= asked.fromDay)
    return refuse('bad-request', 'back-before-it-begins', 'backOn');
  if (new Set(patients.map(({ patientId }) => patientId)).size < patients.length)
    return refuse('bad-request', 'twice-handed-over');
  for (const { patientId, to } of patients) {
    const refused =
      refusedTo(to.staffId, asked.from.staffId, known.roster) ??
      (known.own.has(patientId) ? undefined : refuse('not-found', 'not-in-panel', patientId)) ??
      (known.underWay.has(patientId) ? refuse('conflict', 'on-the-way-already', patientId) : undefined) ??
      (known.lent.has(patientId) ? refuse('conflict', 'lent-to-you', patientId) : undefined);
    if (refused) return refused;
  }
  const { staffId, name } = by;
  return {
    handOver: { ...rest, by: { staffId, name }, proposedAt: now },
    patients: patients.map(({ patientId, to, words }) => ({
      ...{ patientId, to, state: { status: 'waiting', since: now } },
      ...(words && { words }),
      past: [{ at: now, status: 'waiting', to, by: { staffId, name } }],
    })),
  };
}

/** Whom patients cannot be given to, and why. */
function refusedTo(
  toId: string,
  fromId: string,
  roster: ReadonlyMap<string, Colleague>,
): Refusal | undefined {
  const to = roster.get(toId);
  if (toId === fromId) return refuse('bad-request', 'to-the-same-coach', toId);
  if (to === undefined || to.role !== 'coach' || !to.active)
    return refuse('bad-request', 'no-coach-here', toId);
  return to.credentialed ? undefined : refuse('conflict', 'credential-ended', toId);
}

/** Another coach for somebody who waits or was declined, or other words. Who was declined waits anew. */
export function change(
  one: HandedPatient,
  asked: { to: Person; words?: string },
  { handOver, by, roster, now }: ChangeKnown,
): HandedPatient | Refusal {
  if (!mayHandOver(by, handOver.from.staffId)) return refuse('not-your-role', 'not-yours-to-hand-over');
  const { status } = one.state;
  if (status !== 'waiting' && status !== 'declined') return refuse('conflict', 'hand-over-moved-on');
  const refused = refusedTo(asked.to.staffId, handOver.from.staffId, roster);
  if (refused) return refused;
  const { words: _, ...rest } = one;
  const said = { ...rest, ...(asked.words && { words: asked.words }) };
  if (status === 'waiting' && asked.to.staffId === one.to.staffId) return said;
  return stepped({ ...said, to: asked.to }, { status: 'waiting', since: now }, by, now);
}
type ChangeKnown = {
  handOver: HandOver;
  by: Person & { role: string };
  roster: ReadonlyMap<string, Colleague>;
  now: string;
};

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

/** Whether something is still to come of it. */
export const isUnderWay = ({ state }: HandedPatient, { backOn }: Pick<HandOver, 'backOn'>): boolean =>
  state.status === 'waiting' ||
  state.status === 'agreed' ||
  state.status === 'declined' ||
  (state.status === 'taken' && backOn !== undefined);

function stepped(
  one: HandedPatient,
  state: HandedState,
  by: Person | undefined,
  at: string,
  words?: string,
): HandedPatient {
  const who = by && { staffId: by.staffId, name: by.name };
  const step = { at, status: state.status, to: one.to, ...(who && { by: who }), ...(words && { words }) };
  return { ...one, state, past: [...one.past, step] };
}
