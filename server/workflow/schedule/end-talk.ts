import { isRefusal, type Refusal } from '../../domain/refusal.ts';
import {
  type Booking,
  type Canceller,
  refusalOfChange,
  type TalkState,
} from '../../domain/schedule/booking.ts';
import { changeBooking } from '../../storage/bookings.ts';
import type { Colleague } from '../handoff/file-handoff.ts';
import type { WorkflowParts } from '../parts.ts';
import { auditTalk, ownTalk } from './book-talk.ts';

type Parts = Pick<WorkflowParts, 'db' | 'keys'>;
type Press = { key: string; sequence: number };
export type TalkEnded = { id: string; sequence: number; state: TalkState['state'] };

/** Calls a talk off, with who did and why; it stays, and calendars are told. */
export const cancelTalk = (
  parts: Parts,
  who: Colleague,
  id: string,
  { by, reason, ...press }: Press & { by: Canceller; reason: string },
  now: Date,
): Promise<TalkEnded | Refusal> => endTalk(parts, who, id, press, { state: 'cancelled', by, reason }, now);

/** Says of a talk that nobody came. */
export const missTalk = (
  parts: Parts,
  who: Colleague,
  id: string,
  press: Press,
  now: Date,
): Promise<TalkEnded | Refusal> => endTalk(parts, who, id, press, { state: 'missed' }, now);

const endTalk = (
  parts: Parts,
  who: Colleague,
  id: string,
  { key, sequence }: Press,
  end: Exclude<TalkState, { state: 'booked' }>,
  now: Date,
): Promise<TalkEnded | Refusal> =>
  parts.db.withPractice(who.practiceId, async tx => {
    const talk = await ownTalk(tx, who, id);
    if (isRefusal(talk)) return talk;
    const deed = end.state === 'missed' ? 'miss' : 'cancel';
    const action = deed === 'miss' ? 'miss-talk' : 'cancel-talk';
    if (talk.lastKey === key) {
      await auditTalk(tx, parts, who, { ...talk, action }, now);
      return { id, sequence: talk.sequence, state: talk.state };
    }
    const refused = refusalOfChange(talk, { sequence, deed }, now.toISOString());
    if (refused) return refused;
    const { patientId, start, minutes, means, patientZone, moved } = talk;
    const next: Booking = {
      ...{ id, patientId, start, minutes, means, moved, sequence: talk.sequence + 1 },
      ...(patientZone && { patientZone }),
      ...end,
    };
    await changeBooking(tx, next, { key, at: now.toISOString() });
    await auditTalk(tx, parts, who, { action, id, patientId, minutes, means }, now);
    return { id, sequence: next.sequence, state: next.state };
  });
