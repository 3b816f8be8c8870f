import { asOf, type Handoff, inSessionMinutes } from '../domain/handoff/handoff.ts';
import { isBegunWithinADay } from '../domain/handoff/talk.ts';
import type { Role } from '../domain/practice/settings.ts';
import { consentsToAskFor } from '../storage/billing-asks.ts';
import { type OnTheirWay, onTheirWayOf } from '../storage/chart-writes-on-their-way.ts';
import { isInSession } from '../storage/coaches-in-session.ts';
import type { PracticeTx } from '../storage/database.ts';
import { handedMark } from '../storage/hand-overs.ts';
import { handoffFrom, handoffsOfPatient, openHandoffs, ownHandoffs, whoOf } from '../storage/handoffs.ts';
import type { KeyRing } from '../storage/keys.ts';
import { messagesMark } from '../storage/messages.ts';
import { monthsMark } from '../storage/months-mark.ts';
import { queueMark } from '../storage/queue-rows.ts';
import { sessionBeingWritten } from '../storage/sessions.ts';
import { beingWrittenMark } from '../storage/sessions-being-written.ts';
import { type WhoseWaiting, waitingMark } from '../storage/waiting-questions.ts';
import { newsOfDays, type Viewer } from './handoffs.ts';

/** A call as a coach sees it on any page: the patient's name only where no other patient is. */
export type CallView = {
  id: string;
  by: string;
  room?: string;
  reasons: string[];
  words?: string;
  since: string;
  /** Who had taken it and cannot come after all. */
  after?: string;
  /** It is about the patient of this very page. */
  here: boolean;
  patient?: string;
};

/**
 * What an open page shows by itself. `marks` change when something behind them did, and the page then asks for it: they
 * name nobody.
 */
export type News = {
  calls: CallView[];
  /** The handoffs to which this coach is on the way. */
  going: string[];
  /** The patient of the page waits as handed over, while this coach writes a session with them: is it that talk? */
  waitsHere?: { id: string; by: string; handedOverAt: string };
  /** This coach is in a talk just now: a call is shown quietly. */
  busy: boolean;
  marks: {
    handoffs: string;
    questions?: string;
    signatures?: string;
    month?: string;
    queue?: string;
    handed?: string;
    messages?: string;
  };
  /** How many patients of other coaches wait for this one to take them on; on their pages without a chart. */
  handed?: number;
  /** How many consents the page's patient is to be asked for; for their coach. */
  toAsk?: number;
  /** What of the page's patient is not in the chart yet. */
  onTheirWay?: OnTheirWay;
};

/** What is new for one open page, as it is now. */
export const newsFor = async (
  tx: PracticeTx,
  keys: KeyRing,
  { staffId, patientId, callMinutes, now, role }: Viewer & { role: Role },
): Promise<News> => {
  const open = (await openHandoffs(tx)).map(row => ({
    row,
    handoff: asOf(handoffFrom(row), now, callMinutes),
  }));
  const hasPassed = (passes: { staffId: string }[]) => passes.some(one => one.staffId === staffId);
  const calls = open.flatMap(({ row, handoff }): CallView[] => {
    const { id, by, room, reasons, words, state, passes } = handoff;
    if (role !== 'coach' || state.status !== 'called' || hasPassed(passes)) return [];
    const here = row.patientId === patientId;
    const patient = here || patientId === undefined ? whoOf(keys, row)?.name : undefined;
    return [
      {
        ...{ id, by: by.name, reasons, since: state.since, here },
        ...(room !== undefined && { room }),
        ...(words !== undefined && { words }),
        ...(state.after && { after: state.after.name }),
        ...(patient !== undefined && { patient }),
      },
    ];
  });
  const isDesk = role === 'biller' && patientId === undefined;
  const isList = role === 'coach' && patientId === undefined;
  const isHerDay = role === 'physician' && patientId === undefined;
  const handed = isList ? await handedMark(tx, staffId) : undefined;
  const whose = whoseWaiting(role, staffId, patientId);
  const since = new Date(now.getTime() - inSessionMinutes * 60_000).toISOString();
  const seen =
    patientId !== undefined
      ? (await handoffsOfPatient(tx, patientId, 3)).map(one => asOf(one, now, callMinutes))
      : isHerDay
        ? (await ownHandoffs(tx, staffId, newsOfDays(now))).map(row =>
            asOf(handoffFrom(row), now, callMinutes),
          )
        : open.map(({ handoff }) => handoff);
  const waitsHere =
    role === 'coach' ? await waitsWhileWriting(tx, seen[0], { patientId, staffId, now }) : undefined;
  return {
    calls,
    ...(waitsHere && { waitsHere }),
    going: open.flatMap(({ handoff: { id, state } }) =>
      state.status === 'taken' && state.by.staffId === staffId ? [id] : [],
    ),
    busy: calls.length > 0 && (await isInSession(tx, staffId, since)),
    marks: {
      handoffs: isDesk ? '' : seen.map(markOf).join(),
      ...(whose && { questions: await waitingMark(tx, whose) }),
      ...(isHerDay && { signatures: await beingWrittenMark(tx) }),
      ...(isDesk && { month: await monthsMark(tx) }),
      ...(isList && { queue: await queueMark(tx, staffId) }),
      ...(handed && { handed: handed.mark }),
      ...(role === 'coach' && { messages: await messagesMark(tx, patientId) }),
    },
    ...(handed && { handed: handed.waiting }),
    ...(patientId !== undefined && { onTheirWay: await onTheirWayOf(tx, patientId) }),
    ...(patientId !== undefined && role === 'coach' && { toAsk: await consentsToAskFor(tx, patientId) }),
  };
};

const waitsWhileWriting = async (
  tx: PracticeTx,
  newest: Handoff | undefined,
  { patientId, staffId, now }: Pick<Viewer, 'patientId' | 'staffId' | 'now'>,
): Promise<News['waitsHere']> => {
  if (patientId === undefined || newest?.state.status !== 'waiting') return undefined;
  const writing = await sessionBeingWritten(tx, patientId, staffId);
  if (writing?.status !== 'open' || !isBegunWithinADay(writing, now)) return undefined;
  return { id: newest.id, by: newest.by.name, handedOverAt: newest.handedOverAt };
};

/** Of the page's patient; on a page without one a coach's own, or what a physician is asked. */
export const whoseWaiting = (role: Role, staffId: string, patientId?: string): WhoseWaiting | undefined => {
  if (patientId !== undefined) return { ofPatient: patientId };
  return role === 'coach' ? { askedBy: staffId } : role === 'physician' ? { toAnswer: staffId } : undefined;
};

/** What was said more after the one tap counts by its length: a mark names nobody and tells nothing. */
const markOf = ({ id, state, passes, room = '', reasons, words = '' }: Handoff): string => {
  const at = 'since' in state ? state.since : state.at;
  return `${id}/${state.status}/${at}/${passes.length}/${room.length}.${reasons.length}.${words.length}`;
};
