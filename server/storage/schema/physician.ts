import { sql } from 'drizzle-orm';
import {
  boolean,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import type { HopeField, HopePage } from '../../domain/physician/hope.ts';
import type { Discrepancy, MedicineDeed } from '../../domain/physician/medicine-lines.ts';
import type { Urgency } from '../../domain/physician/question.ts';
import { practice, staff, when } from './practice.ts';

/**
 * What a coach asked a physician about a patient. `open` until a physician answers or the coach takes it back; an answer
 * is taken up by the coach's next signed session.
 */
export const question = pgTable(
  'question',
  {
    practiceId: uuid('practice_id').notNull(),
    id: uuid('id').notNull(),
    patientId: text('patient_id').notNull(),
    /** Who that is, sealed: of somebody found by a search, whose chart was not read here yet. */
    whoSealed: text('who_sealed'),
    status: text('status').$type<'open' | 'answered' | 'withdrawn'>().notNull(),
    words: text('words').notNull(),
    /** Replies the coach offers, each answered by one tap. */
    offers: jsonb('offers').$type<string[]>().notNull(),
    urgency: text('urgency').$type<Urgency>().notNull(),
    /** The answer is for the patient: it becomes a promise to tell them. */
    forPatient: boolean('for_patient').notNull(),
    /** Of the physicians the one who is asked; nobody in particular without it. */
    toStaffId: uuid('to_staff_id'),
    staffId: uuid('staff_id').notNull(),
    /** The coach who follows it up since the patient was handed to them; without one, who asked. */
    heldBy: uuid('held_by'),
    askedAt: when('asked_at').notNull(),
    answer: text('answer'),
    answeredBy: uuid('answered_by'),
    answeredAt: when('answered_at'),
    withdrawnAt: when('withdrawn_at'),
    takenUpIn: uuid('taken_up_in'),
  },
  table => [
    primaryKey({ columns: [table.practiceId, table.id] }),
    foreignKey({ columns: [table.practiceId, table.staffId], foreignColumns: [staff.practiceId, staff.id] }),
    index('question_patient').on(table.practiceId, table.patientId, table.askedAt),
    // What waits for somebody, of all patients: little, however many there were.
    index('question_waiting')
      .on(table.practiceId, table.askedAt)
      .where(sql`status = 'open' or (status = 'answered' and taken_up_in is null)`),
  ],
);

/** What a physician said to one medicine of which list and life differ, as a session recorded it. */
export const medicineAnswer = pgTable(
  'medicine_answer',
  {
    practiceId: uuid('practice_id').notNull(),
    id: uuid('id').notNull(),
    patientId: text('patient_id').notNull(),
    sessionId: uuid('session_id').notNull(),
    /** The medicine's key in the record of that session. */
    lineId: text('line_id').notNull(),
    name: text('name').notNull(),
    discrepancy: text('discrepancy').$type<Discrepancy>().notNull(),
    deed: text('deed').$type<MedicineDeed>().notNull(),
    words: text('words'),
    staffId: uuid('staff_id').notNull(),
    at: when('at').notNull(),
    takenUpIn: uuid('taken_up_in'),
  },
  table => [
    primaryKey({ columns: [table.practiceId, table.id] }),
    unique('medicine_answer_once').on(table.practiceId, table.sessionId, table.lineId),
    foreignKey({ columns: [table.practiceId, table.staffId], foreignColumns: [staff.practiceId, staff.id] }),
    index('medicine_answer_patient').on(table.practiceId, table.patientId),
  ],
);

/** The page of what matters to a patient, every version of it; the newest is the page. */
export const hopePage = pgTable(
  'hope_page',
  {
    practiceId: uuid('practice_id').notNull(),
    patientId: text('patient_id').notNull(),
    version: integer('version').notNull(),
    page: jsonb('page').$type<HopePage>().notNull(),
    changed: jsonb('changed').$type<HopeField[]>().notNull(),
    staffId: uuid('staff_id').notNull(),
    /** The signed session that added to it; absent where somebody wrote on the page itself. */
    sessionId: uuid('session_id'),
    at: when('at').notNull(),
  },
  table => [
    primaryKey({ columns: [table.practiceId, table.patientId, table.version] }),
    foreignKey({ columns: [table.practiceId], foreignColumns: [practice.practiceId] }),
  ],
);
