import { sql } from 'drizzle-orm';
import { foreignKey, index, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import type { WorkActivity } from '../../domain/billing/vocabulary.ts';
import type { StandingContact } from '../../domain/contact/contact.ts';
import type { InGroup } from '../../domain/group/in-group.ts';
import type { SessionDraft } from '../../domain/session/draft.ts';
import type { ActivePlan, SignedSession, TeachBackOutcome } from '../../domain/session/signed.ts';
import { practice, staff, when } from './practice.ts';

/**
 * One coaching talk. `open` is being written; `signed` is closed; an amendment reopens it as `amending`. What was signed
 * stands in its signature of the same version.
 */
export const coachingSession = pgTable(
  'coaching_session',
  {
    practiceId: uuid('practice_id').notNull(),
    id: uuid('id').notNull(),
    patientId: text('patient_id').notNull(),
    staffId: uuid('staff_id').notNull(),
    status: text('status').$type<'open' | 'signed' | 'amending'>().notNull(),
    /** Counts saves; compare-and-set. */
    rev: integer('rev').notNull(),
    /** Counts signatures. */
    version: integer('version').notNull().default(0),
    draft: jsonb('draft').$type<SessionDraft>().notNull(),
    /** It was in a group: this patient's own part of it, which no draft can reach. */
    inGroup: jsonb('in_group').$type<InGroup>(),
    visitId: text('visit_id'),
    openedAt: when('opened_at').notNull(),
    savedAt: when('saved_at').notNull(),
    signedAt: when('signed_at'),
  },
  table => [
    primaryKey({ columns: [table.practiceId, table.id] }),
    foreignKey({ columns: [table.practiceId], foreignColumns: [practice.practiceId] }),
    foreignKey({ columns: [table.practiceId, table.staffId], foreignColumns: [staff.practiceId, staff.id] }),
    index('coaching_session_patient').on(table.practiceId, table.patientId, table.openedAt),
    // Whether a coach is in a talk just now.
    index('coaching_session_writing').on(table.practiceId, table.staffId).where(sql`status <> 'signed'`),
  ],
);

/** What a session looked like after a save; undo and recovery read it. Also the memory of save keys. */
export const sessionVersion = pgTable(
  'session_version',
  {
    practiceId: uuid('practice_id').notNull(),
    sessionId: uuid('session_id').notNull(),
    rev: integer('rev').notNull(),
    /** The writer's own key of the save: the same key again changes nothing. */
    saveKey: text('save_key').notNull(),
    draft: jsonb('draft').$type<SessionDraft>().notNull(),
    /** Text of the loser where two writers met in one field. */
    lost: jsonb('lost').$type<{ path: string[]; text: unknown }[]>(),
    staffId: uuid('staff_id').notNull(),
    loginId: text('login_id').notNull(),
    savedAt: when('saved_at').notNull(),
  },
  table => [
    primaryKey({ columns: [table.practiceId, table.sessionId, table.rev] }),
    foreignKey({
      columns: [table.practiceId, table.sessionId],
      foreignColumns: [coachingSession.practiceId, coachingSession.id],
    }),
  ],
);

/** Every signature, kept for ever: what was signed, and the note byte for byte. */
export const signature = pgTable(
  'signature',
  {
    practiceId: uuid('practice_id').notNull(),
    sessionId: uuid('session_id').notNull(),
    version: integer('version').notNull(),
    signKey: text('sign_key').notNull(),
    signed: jsonb('signed').$type<SignedSession>().notNull(),
    note: text('note').notNull(),
    staffId: uuid('staff_id').notNull(),
    signedAt: when('signed_at').notNull(),
  },
  table => [
    primaryKey({ columns: [table.practiceId, table.sessionId, table.version] }),
    foreignKey({
      columns: [table.practiceId, table.sessionId],
      foreignColumns: [coachingSession.practiceId, coachingSession.id],
    }),
  ],
);

export const actionPlan = pgTable(
  'action_plan',
  {
    practiceId: uuid('practice_id').notNull(),
    id: text('id').notNull(),
    patientId: text('patient_id').notNull(),
    sessionId: uuid('session_id').notNull(),
    status: text('status').$type<'active' | 'revised' | 'completed' | 'stopped'>().notNull(),
    plan: jsonb('plan').$type<ActivePlan>().notNull(),
    since: when('since').notNull(),
    endedAt: when('ended_at'),
    /** How it went when it was last followed up. */
    went: jsonb('went').$type<{
      result: 'all' | 'part' | 'not';
      done?: number;
      of?: number;
      /** How sure they were then of the step as it went on, 0 to 10. */
      sure?: number;
      /** When they said they would hear from each other about it. */
      next?: { date: string; means: 'in-person' | 'phone' | 'video' | 'message'; time?: string };
      at: string;
    }>(),
  },
  table => [
    primaryKey({ columns: [table.practiceId, table.id] }),
    index('action_plan_patient').on(table.practiceId, table.patientId, table.status),
  ],
);

export const teachBack = pgTable(
  'teach_back',
  {
    practiceId: uuid('practice_id').notNull(),
    id: text('id').notNull(),
    patientId: text('patient_id').notNull(),
    sessionId: uuid('session_id').notNull(),
    status: text('status').$type<'open' | 'closed'>().notNull(),
    outcome: jsonb('outcome').$type<TeachBackOutcome>().notNull(),
    since: when('since').notNull(),
    closedAt: when('closed_at'),
  },
  table => [
    primaryKey({ columns: [table.practiceId, table.id] }),
    index('teach_back_patient').on(table.practiceId, table.patientId, table.status),
  ],
);

export const promise = pgTable(
  'promise',
  {
    practiceId: uuid('practice_id').notNull(),
    id: text('id').notNull(),
    patientId: text('patient_id').notNull(),
    sessionId: uuid('session_id').notNull(),
    what: text('what').notNull(),
    to: text('to_whom').$type<'patient' | 'clinician'>().notNull(),
    due: text('due'),
    keptOn: text('kept_on'),
    madeAt: when('made_at').notNull(),
  },
  table => [
    primaryKey({ columns: [table.practiceId, table.id] }),
    index('promise_patient').on(table.practiceId, table.patientId),
  ],
);

/** Any dealing with a patient that takes time; billing and the panel read it. A signed session makes one, or a coach logs it. */
export const contact = pgTable(
  'contact',
  {
    practiceId: uuid('practice_id').notNull(),
    id: uuid('id').notNull(),
    patientId: text('patient_id').notNull(),
    staffId: uuid('staff_id').notNull(),
    sessionId: uuid('session_id'),
    mode: text('mode').notNull(),
    startedAt: when('started_at').notNull(),
    endedAt: when('ended_at').notNull(),
    minutes: jsonb('minutes')
      .$type<{ byActivity: { [activity in WorkActivity]?: number }; total: number }>()
      .notNull(),
    /** In a group: how many attended; 0: this patient did not, after all, or the contact was taken back. */
    groupSize: integer('group_size'),
    /** What a coach logged by hand, as it stands; null where a session made it. Every wording is a `contact_version`. */
    logged: jsonb('logged').$type<StandingContact>(),
  },
  table => [
    primaryKey({ columns: [table.practiceId, table.id] }),
    index('contact_patient').on(table.practiceId, table.patientId, table.startedAt),
    // A month of the whole practice.
    index('contact_started').on(table.practiceId, table.startedAt),
  ],
);

/** Every wording of a contact that was logged by hand: the first, each correction, and its being taken back. Append-only. */
export const contactVersion = pgTable(
  'contact_version',
  {
    practiceId: uuid('practice_id').notNull(),
    contactId: uuid('contact_id').notNull(),
    version: integer('version').notNull(),
    /** The writer's own key: the same again changes nothing. */
    saveKey: uuid('save_key').notNull(),
    said: jsonb('said').$type<StandingContact>().notNull(),
    reason: text('reason'),
    staffId: uuid('staff_id').notNull(),
    loginId: text('login_id').notNull(),
    at: when('at').notNull(),
  },
  table => [
    primaryKey({ columns: [table.practiceId, table.contactId, table.version] }),
    foreignKey({
      columns: [table.practiceId, table.contactId],
      foreignColumns: [contact.practiceId, contact.id],
    }),
  ],
);

/** A day of a habit: the patient's or the coach's word, or a device's. */
export const checkIn = pgTable(
  'check_in',
  {
    practiceId: uuid('practice_id').notNull(),
    id: uuid('id').notNull(),
    patientId: text('patient_id').notNull(),
    planId: text('plan_id').notNull(),
    day: text('day').notNull(),
    done: text('done').$type<'done' | 'partly' | 'not-done'>().notNull(),
    from: text('from_whom').$type<'patient' | 'coach' | 'device'>().notNull(),
    at: when('at').notNull(),
  },
  table => [
    primaryKey({ columns: [table.practiceId, table.id] }),
    index('check_in_plan').on(table.practiceId, table.planId, table.day),
  ],
);
