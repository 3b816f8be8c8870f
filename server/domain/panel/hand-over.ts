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

/** The same with a step more. `by`: nobody, where the day did it. */
export function stepped(
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
