import { sql } from 'drizzle-orm';
import {
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import type { Availability } from '../../domain/schedule/availability.ts';
import type { Canceller, MeansOfTalk, MovedFrom, TalkState } from '../../domain/schedule/booking.ts';
import { staff, when } from './practice.ts';

/** When a coach is there for talks, by their own word. */
export const coachHours = pgTable(
  'coach_hours',
  {
    practiceId: uuid('practice_id').notNull(),
    staffId: uuid('staff_id').notNull(),
    timeZone: text('time_zone').notNull(),
    weekly: jsonb('weekly').$type<Availability['weekly']>().notNull(),
    other: jsonb('other').$type<Availability['other']>().notNull().default([]),
    at: when('at').notNull(),
  },
  table => [
    primaryKey({ columns: [table.practiceId, table.staffId] }),
    foreignKey({ columns: [table.practiceId, table.staffId], foreignColumns: [staff.practiceId, staff.id] }),
  ],
);

/**
 * A talk a coach and a patient agreed on. Two that stand at the same time of one coach, or of one patient, the database
 * itself refuses (`booking_coach_once`, `booking_patient_once`: exclusion constraints of the migration).
 */
export const booking = pgTable(
  'booking',
  {
    practiceId: uuid('practice_id').notNull(),
    id: uuid('id').notNull(),
    iss: text('iss').notNull(),
    patientId: text('patient_id').notNull(),
    staffId: uuid('staff_id').notNull(),
    startsAt: when('starts_at').notNull(),
    endsAt: when('ends_at').notNull(),
    minutes: integer('minutes').notNull(),
    means: text('means').$type<MeansOfTalk>().notNull(),
    /** IANA zone of the patient's clock, where it is another than the coach's. */
    patientZone: text('patient_zone'),
    state: text('state').$type<TalkState['state']>().notNull(),
    /** Who called it off, and why. */
    endedBy: text('ended_by').$type<Canceller>(),
    reason: text('reason'),
    sequence: integer('sequence').notNull().default(0),
    moved: jsonb('moved').$type<MovedFrom[]>().notNull().default([]),
    /** The writer's own key of the last change: the same again changes nothing. */
    lastKey: uuid('last_key').notNull(),
    bookedAt: when('booked_at').notNull(),
    changedAt: when('changed_at').notNull(),
  },
  table => [
    primaryKey({ columns: [table.practiceId, table.id] }),
    foreignKey({ columns: [table.practiceId, table.staffId], foreignColumns: [staff.practiceId, staff.id] }),
    index('booking_patient').on(table.practiceId, table.patientId, table.startsAt),
    index('booking_coach').on(table.practiceId, table.staffId, table.startsAt),
  ],
);

/** A secret address under which a coach's calendar is read by a program of theirs; of the secret only its hash. */
export const calendarFeed = pgTable(
  'calendar_feed',
  {
    practiceId: uuid('practice_id').notNull(),
    id: uuid('id').notNull(),
    staffId: uuid('staff_id').notNull(),
    /** SHA-256, hex. */
    secretHash: text('secret_hash').notNull(),
    language: text('language').$type<'en' | 'es'>().notNull(),
    madeAt: when('made_at').notNull(),
    endedAt: when('ended_at'),
    readAt: when('read_at'),
  },
  table => [
    primaryKey({ columns: [table.practiceId, table.id] }),
    foreignKey({ columns: [table.practiceId, table.staffId], foreignColumns: [staff.practiceId, staff.id] }),
    uniqueIndex('calendar_feed_of_coach').on(table.practiceId, table.staffId).where(sql`ended_at is null`),
  ],
);
