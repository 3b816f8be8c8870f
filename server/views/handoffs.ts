import { type CoachOfPatient, careTeamOf } from '../domain/handoff/care-team.ts';
import {
  asOf,
  type Handoff,
  type HandoffState,
  type Person,
  type Urgency,
} from '../domain/handoff/handoff.ts';
import { handoffLine } from '../domain/handoff/told.ts';
import type { Receipt } from '../domain/session/signed.ts';
import { standingTalks } from '../storage/bookings.ts';
import { peopleOf, saidMembers, talksSigned } from '../storage/care-team.ts';
import type { PracticeTx } from '../storage/database.ts';
import { handoffsOfPatient } from '../storage/handoffs.ts';
import { sessionOf } from '../storage/sessions.ts';
import { type CalledCoach, calledCoaches } from './called-coaches.ts';
import { receiptsOfSession } from './receipts.ts';

/** Who looks, and when. */
export type Viewer = {
  staffId: string;
  patientId?: string;
  callMinutes?: number;
  timeZone: string;
  now: Date;
};

/** A handoff as it is shown: to the physician, to the coach, and to nobody by the patient's name. */
export type HandoffView = {
  id: string;
  by: string;
  urgency: Urgency;
  room?: string;
  reasons: string[];
  words?: string;
  handedOverAt: string;
  /** Who said that they cannot come now. */
  passes: string[];
  sessionId?: string;
  status: HandoffState['status'];
  /** Since when it stands so. */
  at: string;
  because?: 'referred' | 'nobody-came' | 'given-back';
  /** Who had taken it and cannot come after all: the others are called anew. */
  after?: string;
  /** Of the newest while it is called, or when nobody came: all who were called. */
  coaches?: CalledCoach[];
  coach?: string;
  takenAt?: string;
  outcomeWords?: string;
  /** When the talk begins that was booked, where the coach's schedule knows it. */
  bookedFor?: string;
  mine: boolean;
  /** No physician asked: a coach found the patient by a search. */
  found?: true;
  /** Whether who looks handed over. */
  own: boolean;
  /** What became of it on its way to the chart. */
  chart?: Receipt;
};

/** The handoffs of a patient, newest first: for the physician's page, the preparation, and wherever else it is looked. */
export const handoffsOf = async (
  tx: PracticeTx,
  { patientId, staffId, callMinutes, timeZone, now }: Viewer & { patientId: string },
): Promise<HandoffView[]> => {
  const handoffs = await handoffsOfPatient(tx, patientId);
  return Promise.all(
    handoffs.map(async (one, place) => {
      const chart = await chartOf(tx, one, timeZone);
      const standing = asOf(one, now, callMinutes);
      const coaches = place === 0 ? await calledCoaches(tx, standing, { now, callMinutes }) : undefined;
      const bookedFor = await bookedStart(tx, standing, now);
      return {
        ...{ ...shown(standing, staffId), ...(coaches && { coaches }), ...(bookedFor && { bookedFor }) },
        ...(chart && { chart }),
      };
    }),
  );
};

/** A handoff as this person is shown it, without what became of it in the chart. */
export const shown = (handoff: Handoff, staffId: string): HandoffView => {
  const { id, by, urgency, room, reasons, words, handedOverAt, passes, sessionId, state } = handoff;
  return {
    ...{ id, by: by.name, urgency, reasons, handedOverAt, passes: passes.map(({ name }) => name) },
    ...(room !== undefined && { room }),
    ...(words !== undefined && { words }),
    ...(sessionId !== undefined && { sessionId }),
    ...{ status: state.status, at: 'since' in state ? state.since : state.at },
    ...('because' in state && { because: state.because }),
    ...('after' in state && state.after && { after: state.after.name }),
    ...('by' in state && { coach: state.by.name }),
    ...('takenAt' in state && { takenAt: state.takenAt }),
    ...('words' in state && state.words !== undefined && { outcomeWords: state.words }),
    ...(handoff.found && { found: handoff.found }),
    mine: 'by' in state && isBy(state.by, staffId),
    own: isBy(by, staffId),
  };
};

/** The next talk that this coach has booked with the patient. */
const bookedStart = async (
  tx: PracticeTx,
  { patientId, state }: Handoff,
  now: Date,
): Promise<string | undefined> => {
  if (state.status !== 'booked') return undefined;
  const span = { from: now.toISOString(), to: new Date(now.getTime() + aheadMs).toISOString() };
  const talks = await standingTalks(tx, { patientId }, span);
  return talks.find(({ staffId }) => isBy(state.by, staffId))?.start;
};

/** Further ahead nothing is booked. */
const aheadMs = 400 * 86_400_000;

/** What ended so many days ago is no news any more, seen or not. */
export const newsOfDays = (now: Date): string => new Date(now.getTime() - 30 * 86_400_000).toISOString();

const isBy = (person: Person, staffId: string): boolean => person.staffId === staffId;

/**
 * The newest word of the order. One that is only told in a note is in the chart when the session's note is; where that was
 * signed without it, or says something else, this EMR has nothing of it.
 */
async function chartOf(tx: PracticeTx, handoff: Handoff, timeZone: string): Promise<Receipt | undefined> {
  const { id, sessionId, patientId } = handoff;
  const rows = await receiptsOfSession(tx, id);
  const receipt = rows.findLast(
    row => row.kind === 'handoff' && row.receipt.status !== 'superseded',
  )?.receipt;
  if (receipt?.status !== 'note-only' || sessionId === undefined) return receipt;
  const session = await sessionOf(tx, patientId, sessionId);
  if (session?.status !== 'signed') return receipt;
  const tells = unspaced(session.note ?? '').includes(unspaced(handoffLine(handoff, timeZone)));
  if (!tells) return { status: 'not-accepted' };
  const note = (await receiptsOfSession(tx, sessionId)).findLast(row => row.kind === 'note');
  return { ...receipt, noteInChart: note?.receipt.status === 'in-chart' };
}

/** A note is wrapped, and what it tells is the same. */
const unspaced = (words: string): string => words.replace(/\s+/g, '');

/** Who coaches a patient, since when, how to reach them; those who did come after. */
export type CareTeamView = CoachOfPatient[];

export const careTeamView = async (
  tx: PracticeTx,
  patientId: string,
  staffId: string,
): Promise<CareTeamView> => {
  const [said, talks, people] = await Promise.all([
    saidMembers(tx, patientId),
    talksSigned(tx, patientId),
    peopleOf(tx),
  ]);
  return careTeamOf(said, talks).flatMap(({ staffId: id, ...member }) => {
    const person = people.find(one => one.id === id);
    if (person === undefined) return [];
    const { name, credential, reach } = person;
    return [{ ...member, name, credential, reach, mine: id === staffId }];
  });
};
