import { and, asc, eq, gt, lt, ne } from 'drizzle-orm';
import type { Booking, MeansOfTalk, Offer, TalkState } from '../domain/schedule/booking.ts';
import { spanOf } from '../domain/schedule/free.ts';
import { runStatement, type Statement } from './connections.ts';
import type { PracticeTx } from './database.ts';
import { stripped } from './failures.ts';
import { booking } from './schema.ts';

type Row = typeof booking.$inferSelect;
type Kept = Booking & { staffId: string; lastKey: string };

/** One talk, locked until the transaction ends. */
export const bookingToChange = async (tx: PracticeTx, id: string): Promise<Kept | undefined> => {
  const [row] = await tx.select().from(booking).where(eq(booking.id, id)).for('update');
  return row && keptIn(row);
};

/** What stands as booked of a coach or of a patient between two instants, without one that is just being changed. */
export const standingTalks = async (
  tx: PracticeTx,
  whose: { staffId: string } | { patientId: string },
  { from, to, except }: { from: string; to: string; except?: string },
): Promise<Kept[]> => {
  const mine =
    'staffId' in whose ? eq(booking.staffId, whose.staffId) : eq(booking.patientId, whose.patientId);
  const rows = await tx
    .select()
    .from(booking)
    .where(
      and(
        ...[mine, eq(booking.state, 'booked'), lt(booking.startsAt, to), gt(booking.endsAt, from)],
        except === undefined ? undefined : ne(booking.id, except),
      ),
    )
    .orderBy(asc(booking.startsAt));
  return rows.map(keptIn);
};

/** Keeps a talk that was booked. False: there is one of that id. */
export const insertBooking = async (
  tx: PracticeTx,
  of: { practiceId: string; iss: string; staffId: string; key: string; at: string },
  talk: Omit<Booking, 'state' | 'sequence' | 'moved'>,
): Promise<boolean> => {
  const { practiceId, iss, staffId, key, at } = of;
  const { id, patientId, minutes, means, patientZone } = talk;
  const { from: startsAt, to: endsAt } = spanOf(talk.start, minutes);
  const rows = await tx
    .insert(booking)
    .values({
      ...{ practiceId, id, iss, patientId, staffId, startsAt, endsAt, minutes, means },
      ...{ patientZone: patientZone ?? null, state: 'booked', lastKey: key, bookedAt: at, changedAt: at },
    })
    .onConflictDoNothing({ target: [booking.practiceId, booking.id] })
    .returning({ id: booking.id });
  return rows.length > 0;
};

/** Keeps a talk as it is after a change. */
export const changeBooking = async (
  tx: PracticeTx,
  talk: Booking,
  { key, at }: { key: string; at: string },
): Promise<void> => {
  const { from: startsAt, to: endsAt } = spanOf(talk.start, talk.minutes);
  const isOff = talk.state === 'cancelled';
  await tx
    .update(booking)
    .set({
      ...{ startsAt, endsAt, minutes: talk.minutes, means: talk.means, state: talk.state },
      ...{ patientZone: talk.patientZone ?? null, sequence: talk.sequence, moved: [...talk.moved] },
      ...{ endedBy: isOff ? talk.by : null, reason: isOff ? talk.reason : null, lastKey: key, changedAt: at },
    })
    .where(eq(booking.id, talk.id));
};

/** Whether the database refused a talk because another stands there, and whose. */
export function metAnother(error: unknown): 'coach' | 'patient' | undefined {
  const { code, constraint } = stripped(error) as { code?: string; constraint?: string };
  if (code !== '23P01') return undefined;
  return constraint === 'booking_patient_once' ? 'patient' : 'coach';
}

/** A talk with what settles it: the end of the last contact of its day that reached the patient, begun since it was agreed. */
export type Listed = Booking & {
  staffId: string;
  bookedAt: string;
  changedAt: string;
  reachedUntil?: string;
};

const listed: Statement = {
  name: 'talks between two instants',
  text: `
    select b.*, (select max(c.ended_at) from contact c
      where c.practice_id = b.practice_id and c.patient_id = b.patient_id and c.started_at >= b.changed_at
        and (c.started_at at time zone $3)::date = (b.starts_at at time zone $3)::date
        and coalesce(c.group_size, 1) > 0 and coalesce(c.logged ->> 'reached', 'patient') = 'patient') as reached_until
    from booking b
    where b.starts_at < $2 and b.ends_at > $1 and ($4::uuid is null or b.staff_id = $4)
      and ($5::text is null or b.patient_id = $5)
    order by b.starts_at, b.id`,
};

type Span = { from: string; to: string };
type Sql = {
  [of in
    | 'id'
    | 'patient_id'
    | 'staff_id'
    | 'means'
    | 'patient_zone'
    | 'ended_by'
    | 'reason'
    | 'state']: string;
} & { starts_at: Date; booked_at: Date; changed_at: Date; reached_until: Date | null } & Pick<
    Row,
    'minutes' | 'sequence' | 'moved'
  >;

/** Talks of a coach, or with a patient, whatever became of them. Days of contacts are the practice's. */
export const talksBetween = async (
  tx: PracticeTx,
  { staffId, patientId }: { staffId?: string; patientId?: string },
  { from, to }: Span,
  timeZone: string,
): Promise<Listed[]> =>
  (await runStatement<Sql>(tx, listed, [from, to, timeZone, staffId ?? null, patientId ?? null])).map(
    row => ({
      ...talkIn({
        ...{ id: row.id, patientId: row.patient_id, startsAt: row.starts_at.toISOString() },
        ...{ minutes: row.minutes, means: row.means as MeansOfTalk, patientZone: row.patient_zone },
        ...{ state: row.state as TalkState['state'], endedBy: row.ended_by as Row['endedBy'] },
        ...{ reason: row.reason, sequence: row.sequence, moved: row.moved },
      }),
      ...{ staffId: row.staff_id, bookedAt: row.booked_at.toISOString() },
      changedAt: row.changed_at.toISOString(),
      ...(row.reached_until && { reachedUntil: row.reached_until.toISOString() }),
    }),
  );

const offered: Statement = {
  name: 'next talks agreed on and not booked',
  text: `
    select p.patient_id as "patientId", n.day, n.clock, n.means, n."from" from unnest($1::text[]) as p (patient_id)
    cross join lateral (
      (select s.draft #>> '{nextContact,date}' as day, s.draft #>> '{nextContact,time}' as clock,
          s.draft #>> '{nextContact,means}' as means, 'plan' as "from"
        from coaching_session s where s.patient_id = p.patient_id and s.signed_at is not null
        order by s.opened_at desc limit 1)
      union all
      select r.due, null, null, 'contact' from promise r
        where r.patient_id = p.patient_id and r.kept_on is null and r.id = r.session_id::text || '.again') n
    where n.day >= $2`,
};

/** Next talks that were agreed on with these patients, from a day on. */
export const offersOf = async (
  tx: PracticeTx,
  patientIds: readonly string[],
  from: string,
): Promise<Offer[]> => {
  type Found = Pick<Offer, 'patientId' | 'day' | 'from'> & {
    clock: string | null;
    means: MeansOfTalk | null;
  };
  const found = await runStatement<Found>(tx, offered, [patientIds, from]);
  return found.map(({ patientId, day, clock, means, from }) => ({
    ...{ patientId, day, from },
    ...(clock && { clock }),
    ...(means && { means }),
  }));
};

const keptIn = (row: Row): Kept => ({ ...talkIn(row), staffId: row.staffId, lastKey: row.lastKey });

type Told = Pick<
  Row,
  | 'id'
  | 'patientId'
  | 'startsAt'
  | 'minutes'
  | 'means'
  | 'state'
  | 'endedBy'
  | 'reason'
  | 'sequence'
  | 'moved'
> & { patientZone: string | null };

function talkIn({
  id,
  patientId,
  startsAt,
  minutes,
  means,
  patientZone,
  sequence,
  moved,
  ...end
}: Told): Booking {
  const { state, endedBy, reason } = end;
  return {
    ...{ id, patientId, start: startsAt, minutes, means, sequence, moved },
    ...(patientZone !== null && { patientZone }),
    ...(state === 'cancelled' ? { state, by: endedBy ?? 'coach', reason: reason ?? '' } : { state }),
  };
}
