import { sql } from 'drizzle-orm';
import {
  boolean,
  foreignKey,
  index,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import type { HandedState, HandedStatus, HandedStep, HandOverReason } from '../../domain/panel/hand-over.ts';
import { staff, when } from './practice.ts';

/** Patients of one coach on their way to others: why, when, and what the one says to the other. */
export const panelHandOver = pgTable(
  'panel_hand_over',
  {
    practiceId: uuid('practice_id').notNull(),
    id: uuid('id').notNull(),
    iss: text('iss').notNull(),
    /** Whose patients they are. */
    fromId: uuid('from_staff_id').notNull(),
    fromName: text('from_name').notNull(),
    /** Who proposed it. */
    byId: uuid('by_staff_id').notNull(),
    byName: text('by_name').notNull(),
    why: text('why').$type<HandOverReason>().notNull(),
    /** YYYY-MM-DD, both. */
    fromDay: text('from_day').notNull(),
    backOn: text('back_on'),
    note: text('note'),
    meet: boolean('meet').notNull(),
    proposedAt: when('proposed_at').notNull(),
  },
  table => [
    primaryKey({ columns: [table.practiceId, table.id] }),
    foreignKey({ columns: [table.practiceId, table.fromId], foreignColumns: [staff.practiceId, staff.id] }),
    index('panel_hand_over_from').on(table.practiceId, table.fromId, table.proposedAt),
  ],
);

/** One patient of it: to whom, how it stands, and every step of it so far. */
export const handedPatient = pgTable(
  'handed_patient',
  {
    practiceId: uuid('practice_id').notNull(),
    handOverId: uuid('hand_over_id').notNull(),
    patientId: text('patient_id').notNull(),
    toId: uuid('to_staff_id').notNull(),
    toName: text('to_name').notNull(),
    words: text('words'),
    /** Of the state, for asking. */
    status: text('status').$type<HandedStatus>().notNull(),
    state: jsonb('state').$type<HandedState>().notNull(),
    past: jsonb('past').$type<HandedStep[]>().notNull(),
    changedAt: when('changed_at').notNull(),
  },
  table => [
    primaryKey({ columns: [table.practiceId, table.handOverId, table.patientId] }),
    foreignKey({
      columns: [table.practiceId, table.handOverId],
      foreignColumns: [panelHandOver.practiceId, panelHandOver.id],
    }),
    // Nobody is on the way to two coaches at once.
    uniqueIndex('handed_patient_once')
      .on(table.practiceId, table.patientId)
      .where(sql`status in ('waiting', 'agreed', 'declined')`),
    index('handed_patient_to').on(table.practiceId, table.toId, table.status),
    // What a day may have to do something about.
    index('handed_patient_open')
      .on(table.practiceId, table.handOverId)
      .where(sql`status in ('waiting', 'agreed', 'declined', 'taken')`),
  ],
);
