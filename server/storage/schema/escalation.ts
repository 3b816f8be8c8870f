import { sql } from 'drizzle-orm';
import { foreignKey, index, jsonb, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core';
import type { FlagBecause } from '../../domain/escalation/because.ts';
import type { Closing, RaisedFrom } from '../../domain/escalation/escalation.ts';
import type { Rung } from '../../domain/escalation/protocol.ts';
import type { ReportedReading } from '../../domain/escalation/reported.ts';
import type { RedFlagKind } from '../../domain/session/choices.ts';
import { practice, staff, when } from './practice.ts';

/** What a patient reported between talks, as it was written down; kept with its source, never changed. */
export const patientReport = pgTable(
  'patient_report',
  {
    practiceId: uuid('practice_id').notNull(),
    /** The writer's own key: the same report sent twice is one. */
    id: uuid('id').notNull(),
    patientId: text('patient_id').notNull(),
    staffId: uuid('staff_id').notNull(),
    from: text('from_what').$type<'check-in' | 'message'>().notNull(),
    toldBy: text('told_by').$type<'patient' | 'family' | 'device'>().notNull(),
    /** When it was measured or said; `recordedAt`, when it was written down here. */
    at: when('at').notNull(),
    readings: jsonb('readings').$type<ReportedReading[]>().notNull(),
    words: text('words').notNull().default(''),
    /** Question 9 of the PHQ-9, where it was asked: 0 to 3. */
    selfHarm: jsonb('self_harm').$type<{ value: number }>(),
    recordedAt: when('recorded_at').notNull(),
  },
  table => [
    primaryKey({ columns: [table.practiceId, table.id] }),
    foreignKey({ columns: [table.practiceId], foreignColumns: [practice.practiceId] }),
    foreignKey({ columns: [table.practiceId, table.staffId], foreignColumns: [staff.practiceId, staff.id] }),
    index('patient_report_patient').on(table.practiceId, table.patientId, table.at),
  ],
);

/** A red flag on its way to a clinician. Never deleted; closed once, by a clinician (a trigger looks). */
export const escalation = pgTable(
  'escalation',
  {
    practiceId: uuid('practice_id').notNull(),
    id: uuid('id').notNull(),
    patientId: text('patient_id').notNull(),
    iss: text('iss').notNull(),
    kind: text('kind').$type<RedFlagKind>().notNull(),
    words: text('words').notNull(),
    because: jsonb('because').$type<FlagBecause[]>().notNull(),
    from: jsonb('raised_from').$type<RaisedFrom>().notNull(),
    /** What it is raised from, in one word: raised once, however often that is saved. */
    origin: text('origin').notNull(),
    raisedAt: when('raised_at').notNull(),
    staffId: uuid('staff_id').notNull(),
    supervisorId: uuid('supervisor_id'),
    /** Whom the coach says they told. */
    told: text('told'),
    /** As far as it was written down that it climbed. */
    rung: text('rung').$type<Rung>().notNull(),
    seenAt: when('seen_at'),
    seenBy: uuid('seen_by'),
    closedAt: when('closed_at'),
    closedBy: uuid('closed_by'),
    done: text('done').$type<Closing>(),
    doneWords: text('done_words'),
  },
  table => [
    primaryKey({ columns: [table.practiceId, table.id] }),
    foreignKey({ columns: [table.practiceId], foreignColumns: [practice.practiceId] }),
    foreignKey({ columns: [table.practiceId, table.staffId], foreignColumns: [staff.practiceId, staff.id] }),
    unique('escalation_once').on(table.practiceId, table.origin),
    index('escalation_open').on(table.practiceId, table.raisedAt).where(sql`closed_at is null`),
    index('escalation_patient').on(table.practiceId, table.patientId, table.raisedAt),
  ],
);

/** Everything that happened to an escalation, in its order; append-only. */
export const escalationEvent = pgTable(
  'escalation_event',
  {
    practiceId: uuid('practice_id').notNull(),
    id: uuid('id').notNull(),
    escalationId: uuid('escalation_id').notNull(),
    /** What may happen once: 'raised', 'climbed:lead', 'shown:<staff>', 'closed'. */
    once: text('once').notNull(),
    what: text('what').$type<EscalationHappening>().notNull(),
    at: when('at').notNull(),
    /** Nobody where it climbed by itself. */
    byStaffId: uuid('by_staff_id'),
    rung: text('rung').$type<Rung>(),
    words: text('words'),
  },
  table => [
    primaryKey({ columns: [table.practiceId, table.id] }),
    foreignKey({
      columns: [table.practiceId, table.escalationId],
      foreignColumns: [escalation.practiceId, escalation.id],
    }),
    unique('escalation_event_once').on(table.practiceId, table.escalationId, table.once),
    // Looked at every second: what is newest must cost the same after years.
    index('escalation_event_newest').on(table.practiceId, table.at, table.id).where(sql`what <> 'shown'`),
  ],
);
export type EscalationHappening =
  | 'raised'
  | 'shown'
  | 'seen'
  | 'climbed'
  | 'note'
  | 'changed'
  | 'corrected'
  | 'taken-back'
  | 'closed';
