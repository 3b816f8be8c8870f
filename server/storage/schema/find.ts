import {
  boolean,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uuid,
} from 'drizzle-orm/pg-core';
import type { DeclineReason } from '../../domain/find/decline.ts';
import type { NotRead } from '../../domain/find/file.ts';
import type { Question } from '../../domain/find/question.ts';
import type { ReadTold } from '../../domain/find/run.ts';
import type { Criteria } from '../../domain/find/search-ids.ts';
import { staff, when } from './practice.ts';

/** By which way charts were looked through: the practice's own client, a coach's sign-in, or a file of the practice. */
export type FindWay = 'system' | 'user' | 'file';

/** One time that the practice's patients were looked through for those who would gain. Forgotten after the practice's days. */
export const findRun = pgTable(
  'find_run',
  {
    practiceId: uuid('practice_id').notNull(),
    id: uuid('id').notNull(),
    iss: text('iss').notNull(),
    staffId: uuid('staff_id').notNull(),
    way: text('way').$type<FindWay>().notNull(),
    question: jsonb('question').$type<Question>().notNull(),
    criteria: jsonb('criteria').$type<Criteria>().notNull(),
    status: text('status').$type<'reading' | 'naming' | 'done'>().notNull(),
    /** Counted up with each step, so that of two at once one is kept. */
    step: integer('step').notNull().default(0),
    /** How far each list was read, without whom it was about. */
    reads: jsonb('reads').$type<ReadTold[]>().notNull(),
    /** What was read so far, sealed; nothing any more once it is done. */
    workSealed: text('work_sealed'),
    /** Rows of a file that were not understood: their line, what is wrong and what to do. */
    notRead: jsonb('not_read').$type<NotRead[]>().notNull().default([]),
    askedAt: when('asked_at').notNull(),
    doneAt: when('done_at'),
    /** Until when the practice keeps it. */
    keepUntil: when('keep_until').notNull(),
  },
  table => [
    primaryKey({ columns: [table.practiceId, table.id] }),
    foreignKey({ columns: [table.practiceId, table.staffId], foreignColumns: [staff.practiceId, staff.id] }),
    index('find_run_asked').on(table.practiceId, table.askedAt),
  ],
);

/** Somebody a run found: who they are and why, sealed; and what became of it. */
export const findPerson = pgTable(
  'find_person',
  {
    practiceId: uuid('practice_id').notNull(),
    runId: uuid('run_id').notNull(),
    patientId: text('patient_id').notNull(),
    /** Their place in the list. */
    place: integer('place').notNull(),
    sealed: text('sealed').notNull(),
    /** Not on the list: why stands in what is sealed. */
    leftOut: boolean('left_out').notNull(),
    standing: text('standing').$type<'open' | 'invited' | 'asked' | 'declined'>().notNull().default('open'),
  },
  table => [
    primaryKey({ columns: [table.practiceId, table.runId, table.patientId] }),
    foreignKey({
      columns: [table.practiceId, table.runId],
      foreignColumns: [findRun.practiceId, findRun.id],
    }).onDelete('cascade'),
    index('find_person_patient').on(table.practiceId, table.patientId),
  ],
);

/** That a patient is not to be found for a while, or ever: who said so, when and why. It outlives the run. */
export const findDecline = pgTable(
  'find_decline',
  {
    practiceId: uuid('practice_id').notNull(),
    id: uuid('id').notNull(),
    patientId: text('patient_id').notNull(),
    staffId: uuid('staff_id').notNull(),
    because: text('because').$type<DeclineReason>().notNull(),
    /** Who it is and what was said, sealed. */
    sealed: text('sealed').notNull(),
    at: when('at').notNull(),
    /** YYYY-MM-DD: may be found again from that day on; nothing is for good. */
    until: text('until'),
    takenBackAt: when('taken_back_at'),
  },
  table => [
    primaryKey({ columns: [table.practiceId, table.id] }),
    foreignKey({ columns: [table.practiceId, table.staffId], foreignColumns: [staff.practiceId, staff.id] }),
    index('find_decline_patient').on(table.practiceId, table.patientId),
  ],
);
