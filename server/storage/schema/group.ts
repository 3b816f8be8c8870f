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
import type { GroupDraft } from '../../domain/group/draft.ts';
import type { Group } from '../../domain/group/group.ts';
import { staff, when } from './practice.ts';
import { coachingSession } from './session.ts';

/** A group that a coach held. What of it is an attendee's stands in a session of their own, under their own name alone. */
export const groupSession = pgTable(
  'group_session',
  {
    practiceId: uuid('practice_id').notNull(),
    id: uuid('id').notNull(),
    /** Who led it. */
    staffId: uuid('staff_id').notNull(),
    iss: text('iss').notNull(),
    /** Counts corrections; compare-and-set. */
    version: integer('version').notNull(),
    said: jsonb('said').$type<Group>().notNull(),
    heldAt: when('held_at').notNull(),
    savedAt: when('saved_at').notNull(),
  },
  table => [
    primaryKey({ columns: [table.practiceId, table.id] }),
    foreignKey({ columns: [table.practiceId, table.staffId], foreignColumns: [staff.practiceId, staff.id] }),
    index('group_session_of').on(table.practiceId, table.staffId, table.heldAt),
  ],
);

/** A group that a coach is still writing down: one each, gone once it is signed. */
export const groupDraft = pgTable(
  'group_draft',
  {
    practiceId: uuid('practice_id').notNull(),
    staffId: uuid('staff_id').notNull(),
    written: jsonb('written').$type<GroupDraft>().notNull(),
    savedAt: when('saved_at').notNull(),
  },
  table => [
    primaryKey({ columns: [table.practiceId, table.staffId] }),
    foreignKey({ columns: [table.practiceId, table.staffId], foreignColumns: [staff.practiceId, staff.id] }),
  ],
);

/** Somebody who was expected in a group. Who was not there has no session: nothing stands in their record. */
export const groupAttendee = pgTable(
  'group_attendee',
  {
    practiceId: uuid('practice_id').notNull(),
    groupId: uuid('group_id').notNull(),
    patientId: text('patient_id').notNull(),
    came: boolean('came').notNull(),
    sessionId: uuid('session_id'),
  },
  table => [
    primaryKey({ columns: [table.practiceId, table.groupId, table.patientId] }),
    foreignKey({
      columns: [table.practiceId, table.groupId],
      foreignColumns: [groupSession.practiceId, groupSession.id],
    }),
    foreignKey({
      columns: [table.practiceId, table.sessionId],
      foreignColumns: [coachingSession.practiceId, coachingSession.id],
    }),
    index('group_attendee_patient').on(table.practiceId, table.patientId),
  ],
);

/** Every wording of a group, the first and each correction with its reason. Append-only. */
export const groupVersion = pgTable(
  'group_version',
  {
    practiceId: uuid('practice_id').notNull(),
    groupId: uuid('group_id').notNull(),
    version: integer('version').notNull(),
    /** The writer's own key: the same again changes nothing. */
    saveKey: uuid('save_key').notNull(),
    said: jsonb('said').$type<Group>().notNull(),
    reason: text('reason'),
    staffId: uuid('staff_id').notNull(),
    loginId: text('login_id').notNull(),
    at: when('at').notNull(),
  },
  table => [
    primaryKey({ columns: [table.practiceId, table.groupId, table.version] }),
    foreignKey({
      columns: [table.practiceId, table.groupId],
      foreignColumns: [groupSession.practiceId, groupSession.id],
    }),
  ],
);
