import {
  bigint,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uuid,
} from 'drizzle-orm/pg-core';
import type { SnoozeReason } from '../../domain/panel/facts.ts';
import type { OwnWeights } from '../../domain/panel/own-weights.ts';
import type { Ranked } from '../../domain/panel/rank.ts';
import { staff, when } from './practice.ts';

/** That a coach put a patient off, until when and why; taken away when the coach wants them back before. */
export const snooze = pgTable(
  'snooze',
  {
    practiceId: uuid('practice_id').notNull(),
    staffId: uuid('staff_id').notNull(),
    patientId: text('patient_id').notNull(),
    /** YYYY-MM-DD: shown again from that day on. */
    until: text('until').notNull(),
    why: text('why').$type<SnoozeReason>().notNull(),
    words: text('words'),
    at: when('at').notNull(),
  },
  table => [
    primaryKey({ columns: [table.practiceId, table.staffId, table.patientId] }),
    foreignKey({ columns: [table.practiceId, table.staffId], foreignColumns: [staff.practiceId, staff.id] }),
    index('snooze_patient').on(table.practiceId, table.patientId),
  ],
);

/** A date that a coach set for a patient, such as the day they quit smoking; until somebody takes it away. */
export const coachDate = pgTable(
  'coach_date',
  {
    practiceId: uuid('practice_id').notNull(),
    id: uuid('id').notNull(),
    patientId: text('patient_id').notNull(),
    staffId: uuid('staff_id').notNull(),
    /** YYYY-MM-DD */
    day: text('day').notNull(),
    what: text('what').notNull(),
    at: when('at').notNull(),
    droppedAt: when('dropped_at'),
  },
  table => [
    primaryKey({ columns: [table.practiceId, table.id] }),
    foreignKey({ columns: [table.practiceId, table.staffId], foreignColumns: [staff.practiceId, staff.id] }),
    index('coach_date_patient').on(table.practiceId, table.patientId),
  ],
);

/** How many minutes a week a coach has for coaching, by their own word. */
export const coachWeek = pgTable(
  'coach_week',
  {
    practiceId: uuid('practice_id').notNull(),
    staffId: uuid('staff_id').notNull(),
    minutes: integer('minutes').notNull(),
    at: when('at').notNull(),
  },
  table => [
    primaryKey({ columns: [table.practiceId, table.staffId] }),
    foreignKey({ columns: [table.practiceId, table.staffId], foreignColumns: [staff.practiceId, staff.id] }),
  ],
);

/** What a practice set of its queues, by version: the newest holds. Append-only. */
export const queueWeights = pgTable(
  'queue_weights',
  {
    practiceId: uuid('practice_id').notNull(),
    version: integer('version').notNull(),
    own: jsonb('own').$type<OwnWeights>().notNull(),
    staffId: uuid('staff_id').notNull(),
    at: when('at').notNull(),
  },
  table => [
    primaryKey({ columns: [table.practiceId, table.version] }),
    foreignKey({ columns: [table.practiceId, table.staffId], foreignColumns: [staff.practiceId, staff.id] }),
  ],
);

/**
 * That the queues of a practice are kept worked out since somebody first looked. This and the three tables below can be
 * worked out again from the others, so none of them is in a backup.
 */
export const queueKept = pgTable('queue_kept', {
  practiceId: uuid('practice_id').primaryKey(),
  begunAt: when('begun_at').notNull(),
});

/** One patient's place on one coach's queue, as it was worked out last. */
export const queueRow = pgTable(
  'queue_row',
  {
    practiceId: uuid('practice_id').notNull(),
    staffId: uuid('staff_id').notNull(),
    patientId: text('patient_id').notNull(),
    /** Since when this coach coaches them: YYYY-MM-DD. */
    since: text('since').notNull(),
    /** On what it holds: the day, the practice's zone and the weights; empty where something changed since. */
    basis: text('basis').notNull().default(''),
    /** The transaction in which it was worked out. */
    round: bigint('round', { mode: 'number' }).notNull().default(0),
    /** Tenths of points. */
    score: integer('score').notNull().default(0),
    unseenSince: text('unseen_since').notNull().default(''),
    ranked: jsonb('ranked').$type<Ranked>(),
  },
  table => [
    primaryKey({ columns: [table.practiceId, table.staffId, table.patientId] }),
    index('queue_row_patient').on(table.practiceId, table.patientId),
    // Whose place holds no more, of all queues.
    index('queue_row_basis').on(table.practiceId, table.basis),
  ],
);

/** Of a patient's last chart what a queue asks of it, sealed: the name, and what is new there. */
export const queueChart = pgTable(
  'queue_chart',
  {
    practiceId: uuid('practice_id').notNull(),
    patientId: text('patient_id').notNull(),
    readAt: when('read_at').notNull(),
    sealed: text('sealed').notNull(),
  },
  table => [primaryKey({ columns: [table.practiceId, table.patientId] })],
);

/**
 * A patient of whom something changed that a queue is worked out from, written by triggers in the transaction of the change
 * itself. Taken away by whoever looks next. `tx`: that transaction, so that none waits for another.
 */
export const queueChange = pgTable(
  'queue_change',
  {
    practiceId: uuid('practice_id').notNull(),
    patientId: text('patient_id').notNull(),
    tx: bigint('tx', { mode: 'number' }).notNull(),
  },
  table => [primaryKey({ columns: [table.practiceId, table.patientId, table.tx] })],
);
