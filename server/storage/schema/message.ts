import { foreignKey, index, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import type { MessageDraft } from '../../domain/message/draft.ts';
import type { MessageWay, Reading, Seen, Sent, Translation, Writer } from '../../domain/message/message.ts';
import { staff, when } from './practice.ts';

/** A message of a patient's thread. Its words are never changed and never deleted; what became of it is. */
export const message = pgTable(
  'message',
  {
    practiceId: uuid('practice_id').notNull(),
    /** The writer's own key: the same sent twice is one. */
    id: uuid('id').notNull(),
    patientId: text('patient_id').notNull(),
    /** Who wrote it, or wrote down what came. */
    staffId: uuid('staff_id').notNull(),
    from: text('from_whom').$type<Writer>().notNull(),
    /** How it came; of one that a coach wrote nothing until it has gone out. */
    way: text('way').$type<MessageWay>(),
    language: text('language').notNull(),
    body: text('body').notNull(),
    answers: uuid('answers'),
    choices: jsonb('choices').$type<string[]>().notNull(),
    translation: jsonb('translation').$type<Translation>(),
    writtenAt: when('written_at').notNull(),
    recordedAt: when('recorded_at').notNull(),
    /** Of one that came. */
    reading: text('reading').$type<Reading>(),
    /** Of one that a coach wrote: when and how it went out, and whether the patient saw it. */
    leftAt: when('left_at'),
    leftHow: text('left_how').$type<NonNullable<Sent['left']>['how']>(),
    seen: jsonb('seen').$type<Seen>(),
    takenBackAt: when('taken_back_at'),
    /** When anything of it changed last. */
    changedAt: when('changed_at').notNull(),
  },
  table => [
    primaryKey({ columns: [table.practiceId, table.id] }),
    foreignKey({ columns: [table.practiceId, table.staffId], foreignColumns: [staff.practiceId, staff.id] }),
    index('message_patient').on(table.practiceId, table.patientId, table.recordedAt),
    index('message_changed').on(table.practiceId, table.changedAt),
  ],
);

/** What a coach is still writing to a patient: one each, gone once it is kept as a message. */
export const messageDraft = pgTable(
  'message_draft',
  {
    practiceId: uuid('practice_id').notNull(),
    staffId: uuid('staff_id').notNull(),
    patientId: text('patient_id').notNull(),
    written: jsonb('written').$type<MessageDraft>().notNull(),
    savedAt: when('saved_at').notNull(),
  },
  table => [
    primaryKey({ columns: [table.practiceId, table.staffId, table.patientId] }),
    foreignKey({ columns: [table.practiceId, table.staffId], foreignColumns: [staff.practiceId, staff.id] }),
  ],
);

/** A piece of text under a name: a coach's own, or everybody's of the practice. */
export const snippet = pgTable(
  'snippet',
  {
    practiceId: uuid('practice_id').notNull(),
    id: uuid('id').notNull(),
    /** Who wrote it last; whose it is, unless it is everybody's. */
    staffId: uuid('staff_id').notNull(),
    ofWhom: text('of_whom').$type<'coach' | 'practice'>().notNull(),
    name: text('name').notNull(),
    en: text('en').notNull(),
    es: text('es').notNull(),
    savedAt: when('saved_at').notNull(),
    droppedAt: when('dropped_at'),
  },
  table => [
    primaryKey({ columns: [table.practiceId, table.id] }),
    foreignKey({ columns: [table.practiceId, table.staffId], foreignColumns: [staff.practiceId, staff.id] }),
  ],
);
