import { sql } from 'drizzle-orm';
import { boolean, foreignKey, index, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import type { SaidMember } from '../../domain/handoff/care-team.ts';
import type { HandoffState, Person, Urgency } from '../../domain/handoff/handoff.ts';
import { staff, when } from './practice.ts';

/** A patient handed to coaching by a physician: a call of the free coaches, or a referral that waits in their list. */
export const handoff = pgTable(
  'handoff',
  {
    practiceId: uuid('practice_id').notNull(),
    id: uuid('id').notNull(),
    iss: text('iss').notNull(),
    patientId: text('patient_id').notNull(),
    /** Who that is, sealed: for the coach's list, which has no chart open. Absent where the chart did not say. */
    whoSealed: text('who_sealed'),
    /** The EMR's visit in which it was handed over. */
    visitId: text('visit_id'),
    /** The physician. */
    staffId: uuid('staff_id').notNull(),
    by: text('by_name').notNull(),
    urgency: text('urgency').$type<Urgency>().notNull(),
    room: text('room'),
    reasons: jsonb('reasons').$type<string[]>().notNull(),
    words: text('words'),
    passes: jsonb('passes').$type<Person[]>().notNull().default([]),
    /** Of the state, for asking: which handoffs are open. */
    status: text('status').$type<HandoffState['status']>().notNull(),
    state: jsonb('state').$type<HandoffState>().notNull(),
    /** The coach who has it, or had it. */
    takenBy: uuid('taken_by'),
    sessionId: uuid('session_id'),
    /** A coach found the patient by a search and invites them: no physician's order, so none goes into the chart. */
    found: boolean('found').notNull().default(false),
    handedOverAt: when('handed_over_at').notNull(),
    /** When its state last changed. */
    changedAt: when('changed_at').notNull(),
    /** When the physician who handed over saw what it had become; absent where she has not since. */
    seenAt: when('seen_at'),
  },
  table => [
    primaryKey({ columns: [table.practiceId, table.id] }),
    foreignKey({ columns: [table.practiceId, table.staffId], foreignColumns: [staff.practiceId, staff.id] }),
    index('handoff_patient').on(table.practiceId, table.patientId, table.handedOverAt),
    index('handoff_open')
      .on(table.practiceId, table.handedOverAt)
      .where(sql`status in ('called', 'waiting', 'taken')`),
    index('handoff_changed').on(table.practiceId, table.changedAt),
    index('handoff_session').on(table.practiceId, table.sessionId).where(sql`session_id is not null`),
  ],
);

/** A coach of a patient, by a handoff that came about, by another coach's panel or by their own word, until they say that they are it no longer. */
export const careTeamMember = pgTable(
  'care_team_member',
  {
    practiceId: uuid('practice_id').notNull(),
    patientId: text('patient_id').notNull(),
    staffId: uuid('staff_id').notNull(),
    because: text('because').$type<SaidMember['because']>().notNull(),
    since: when('since').notNull(),
    until: when('until'),
  },
  table => [
    primaryKey({ columns: [table.practiceId, table.patientId, table.staffId] }),
    foreignKey({ columns: [table.practiceId, table.staffId], foreignColumns: [staff.practiceId, staff.id] }),
  ],
);
