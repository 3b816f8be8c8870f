import { isRefusal, type Refusal, refuse } from '../../domain/refusal.ts';
import {
  type AskedTime,
  type Booking,
  type MeansOfTalk,
  refusalOfChange,
  startOf,
} from '../../domain/schedule/booking.ts';
import { isZone } from '../../domain/schedule/wall-clock.ts';
import { bookingToChange, changeBooking, insertBooking, metAnother } from '../../storage/bookings.ts';
import { hoursOfCoach } from '../../storage/coach-hours.ts';
import type { PracticeTx } from '../../storage/database.ts';
import { auditDeed } from '../audit-deed.ts';
import { patientAbout } from '../contact/about-patient.ts';
import type { Colleague } from '../handoff/file-handoff.ts';
import type { WorkflowParts } from '../parts.ts';
import { daysAbout, refusalThere, type TalkRefused } from './around.ts';
import { type EmrBook, emrBook } from './emr-book.ts';

type Parts = Pick<WorkflowParts, 'db' | 'keys' | 'emrAccess'>;

/** When, for how long, by what means; `anyway`: over something in the EMR, or outside of the coach's hours, on purpose. */
export type TalkAsked = {
  key: string;
  start: AskedTime;
  minutes: number;
  means: MeansOfTalk;
  patientZone?: string;
  anyway?: boolean;
};

/** A talk as it was kept, and whether the EMR's own book was looked into before. */
export type TalkKept = { id: string; start: string; minutes: number; sequence: number; emr: EmrBook['is'] };

/**
 * Books a talk of this coach with a patient; the writer's key is its id, so that pressing twice books once. Refused is what
 * `refusalOfTalk` refuses, with what stands there and the next three free times; and whoever comes second of two who press
 * at the same moment, by the database itself.
 */
export const bookTalk = async (
  parts: Parts,
  who: Colleague,
  asked: TalkAsked & { patient?: string },
  now: Date,
): Promise<TalkKept | TalkRefused> => {
  const before = await parts.db.withPractice(who.practiceId, async tx => {
    const kept = await bookingToChange(tx, asked.key);
    if (kept) {
      if (kept.staffId !== who.staff.id) return refuse('not-found', 'no-such-item');
      await auditTalk(tx, parts, who, { ...kept, action: 'book-talk' }, now);
      return kept;
    }
    const patientId = await patientAbout(tx, who, asked.patient);
    return isRefusal(patientId) ? patientId : { patientId, start: await startIn(tx, who, asked) };
  });
  if (isRefusal(before)) return before;
  if ('sequence' in before) return keptAs(before, 'not-looked');
  const { patientId, start } = before;
  if (isRefusal(start)) return start;
  const { key, minutes, means, patientZone } = asked;
  const talk = { id: key, patientId, start, minutes, means, ...(patientZone && { patientZone }) };
  return settled(parts, who, { ...talk, anyway: asked.anyway }, now, async tx => {
    const { practiceId, iss, staff } = who;
    const of = { practiceId, iss, staffId: staff.id, key, at: now.toISOString() };
    if (!(await insertBooking(tx, of, talk))) return refuse('conflict', 'talk-changed');
    await auditTalk(tx, parts, who, { action: 'book-talk', id: key, patientId, minutes, means }, now);
    return { ...talk, sequence: 0 };
  });
};

/** Moves a talk to another time, or changes its length or means; the same talk goes on, in calendars too. */
export const moveTalk = async (
  parts: Parts,
  who: Colleague,
  id: string,
  asked: TalkAsked & { sequence: number },
  now: Date,
): Promise<TalkKept | TalkRefused> => {
  const before = await parts.db.withPractice(who.practiceId, async tx => {
    const kept = await ownTalk(tx, who, id);
    if (isRefusal(kept)) return kept;
    if (kept.lastKey === asked.key) await auditTalk(tx, parts, who, { ...kept, action: 'move-talk' }, now);
    return { kept, start: await startIn(tx, who, asked) };
  });
  if (isRefusal(before)) return before;
  const { kept, start } = before;
  if (kept.lastKey === asked.key) return keptAs(kept, 'not-looked');
  if (isRefusal(start)) return start;
  const { key, minutes, means, patientZone, anyway } = asked;
  const { patientId } = kept;
  return settled(parts, who, { patientId, start, minutes, anyway, except: id }, now, async tx => {
    const talk = await ownTalk(tx, who, id);
    if (isRefusal(talk)) return talk;
    if (talk.lastKey === key) return talk;
    const refused = refusalOfChange(talk, { sequence: asked.sequence, deed: 'move' }, now.toISOString());
    if (refused) return refused;
    const { patientZone: zone = undefined, ...same } = talk;
    const next: Booking = {
      ...{ id, patientId: same.patientId, start, minutes, means, state: 'booked' },
      ...((patientZone ?? zone) && { patientZone: patientZone ?? zone }),
      sequence: talk.sequence + 1,
      moved: [
        ...talk.moved,
        { start: talk.start, minutes: talk.minutes, means: talk.means, at: now.toISOString() },
      ],
    };
    await changeBooking(tx, next, { key, at: now.toISOString() });
    await auditTalk(tx, parts, who, { action: 'move-talk', id, patientId, minutes, means }, now);
    return next;
  });
};

/** A talk of this coach; in a chart only with its patient. */
export const ownTalk = async (tx: PracticeTx, who: Colleague, id: string) => {
  const talk = await bookingToChange(tx, id);
  const isOwn = talk?.staffId === who.staff.id && (who.patientId ?? talk.patientId) === talk.patientId;
  return isOwn ? talk : refuse('not-found', 'no-such-item');
};

/** Held against everything there is and kept, or refused; who met another in the database itself is told of them. */
async function settled(
  parts: Parts,
  who: Colleague,
  there: { patientId: string; start: string; minutes: number; anyway?: boolean | undefined; except?: string },
  now: Date,
  keep: (tx: PracticeTx) => Promise<Pick<Booking, 'id' | 'start' | 'minutes' | 'sequence'> | Refusal>,
): Promise<TalkKept | TalkRefused> {
  const { patientId, start, anyway, ...rest } = there;
  const asked = { ...rest, patientId, start, ...(anyway && { anyway }) };
  const book = await emrBook(parts, who, { ...daysAbout(start), patientId }, now);
  const refusalIn = (tx: PracticeTx) => refusalThere(tx, parts, who, asked, book, now);
  const { practiceId } = who;
  try {
    return await parts.db.withPractice(practiceId, async tx => {
      const refused = await refusalIn(tx);
      if (refused) return refused;
      const kept = await keep(tx);
      return isRefusal(kept) ? kept : keptAs(kept, book.is);
    });
  } catch (error) {
    const met = metAnother(error);
    if (met === undefined) throw error;
    const told = await parts.db.withPractice(practiceId, refusalIn);
    return told ?? refuse('conflict', met === 'coach' ? 'coach-booked' : 'patient-booked', 'start');
  }
}

/** The instant that was meant by the coach's clock. */
async function startIn(
  tx: PracticeTx,
  who: Colleague,
  { start, patientZone }: TalkAsked,
): Promise<string | Refusal> {
  if (patientZone !== undefined && !isZone(patientZone))
    return refuse('bad-request', 'zone-unknown', 'patientZone');
  const { timeZone } = await hoursOfCoach(tx, who.staff.id, who.settings.timeZone);
  return startOf(start, timeZone);
}

const keptAs = (
  { id, start, minutes, sequence }: Pick<Booking, 'id' | 'start' | 'minutes' | 'sequence'>,
  emr: EmrBook['is'],
): TalkKept => ({ id, start, minutes, sequence, emr });

export const auditTalk = (
  tx: PracticeTx,
  parts: Pick<WorkflowParts, 'keys'>,
  { practiceId, loginId, staff }: Colleague,
  deed: {
    action: 'book-talk' | 'move-talk' | 'cancel-talk' | 'miss-talk';
    id: string;
    patientId: string;
    minutes: number;
    means: MeansOfTalk;
  },
  now: Date,
): Promise<void> => {
  const { action, id: entityId, patientId, minutes, means } = deed;
  const doer = { practiceId, loginId, staff, patientId };
  return auditDeed(tx, parts, doer, { action, entity: 'booking', entityId, detail: { minutes, means } }, now);
};
