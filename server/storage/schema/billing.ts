import {
  type ExtraConfigColumn,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uuid,
} from 'drizzle-orm/pg-core';
import type { WantedLine } from '../../domain/billing/evaluation.ts';
import type { ConsentKind } from '../../domain/billing/vocabulary.ts';
import type { BatchRule } from '../../domain/desk/batch-rules.ts';
import type { DenialEnd } from '../../domain/desk/denial.ts';
import type { BillingFact } from '../../domain/desk/facts.ts';
import type { KeptLine, MonthDeed } from '../../domain/desk/kept-month.ts';
import type { Asked } from '../../domain/desk/lack-key.ts';
import { staff, when } from './practice.ts';

type ByStaff = { practiceId: ExtraConfigColumn; staffId: ExtraConfigColumn };
const byStaff = (table: ByStaff) =>
  foreignKey({
    columns: [table.practiceId, table.staffId],
    foreignColumns: [staff.practiceId, staff.id],
  });

/** What a patient said to a kind of care that they must agree to: yes, no, or no longer. Append-only; the last word counts. */
export const patientConsent = pgTable(
  'patient_consent',
  {
    practiceId: uuid('practice_id').notNull(),
    id: uuid('id').notNull(),
    patientId: text('patient_id').notNull(),
    to: text('to_care').$type<ConsentKind>().notNull(),
    said: text('said').$type<'given' | 'declined' | 'revoked'>().notNull(),
    /** The patient's own words, or how the answer was given. */
    words: text('words').notNull(),
    /** What they were told before they answered. */
    told: text('told').notNull(),
    /** YYYY-MM-DD in the practice's calendar. */
    day: text('day').notNull(),
    /** HH:MM by the practice's clock, where the hour is known: on paper there is often none. */
    time: text('time'),
    /** Who took the answer. */
    staffId: uuid('staff_id').notNull(),
    at: when('at').notNull(),
  },
  table => [
    primaryKey({ columns: [table.practiceId, table.id] }),
    byStaff(table),
    index('patient_consent_patient').on(table.practiceId, table.patientId, table.at),
  ],
);

/** Something of a patient that no chart told and somebody wrote down for billing. Append-only; the last of a key counts. */
export const billingFact = pgTable(
  'billing_fact',
  {
    practiceId: uuid('practice_id').notNull(),
    id: uuid('id').notNull(),
    patientId: text('patient_id').notNull(),
    /** What it is about: a later fact of the same key takes its place. */
    key: text('key').notNull(),
    fact: jsonb('fact').$type<BillingFact>().notNull(),
    staffId: uuid('staff_id').notNull(),
    at: when('at').notNull(),
  },
  table => [
    primaryKey({ columns: [table.practiceId, table.id] }),
    byStaff(table),
    index('billing_fact_patient').on(table.practiceId, table.patientId, table.key, table.at),
  ],
);

/** One patient's month once somebody touched it: what was chosen, what was locked, and every deed upon it. */
export const billingMonth = pgTable(
  'billing_month',
  {
    practiceId: uuid('practice_id').notNull(),
    /** YYYY-MM */
    month: text('month').notNull(),
    patientId: text('patient_id').notNull(),
    status: text('status').$type<'open' | 'locked' | 'exported'>().notNull(),
    rev: integer('rev').notNull(),
    /** The set the biller wants instead of the one that was found best. */
    wanted: jsonb('wanted').$type<WantedLine[]>(),
    /** As locked; of an open month what was locked last. */
    lines: jsonb('lines').$type<KeptLine[]>(),
    /** Name, birth date and number of the patient when it was locked, sealed. */
    whoSealed: text('who_sealed'),
    batchId: uuid('batch_id'),
    deeds: jsonb('deeds').$type<MonthDeed[]>().notNull(),
    /** Who did the last of them. */
    staffId: uuid('staff_id').notNull(),
    at: when('at').notNull(),
  },
  table => [
    primaryKey({ columns: [table.practiceId, table.month, table.patientId] }),
    byStaff(table),
    index('billing_month_patient').on(table.practiceId, table.patientId, table.month),
  ],
);

/** Something that is missing, and whom the biller asked for it. `key`: the lack, as the rules tell it. */
export const billingAsk = pgTable(
  'billing_ask',
  {
    practiceId: uuid('practice_id').notNull(),
    id: uuid('id').notNull(),
    patientId: text('patient_id').notNull(),
    key: text('key').notNull(),
    asked: jsonb('asked').$type<Asked>().notNull(),
    who: text('who').$type<'coach' | 'physician'>().notNull(),
    /** A physician is asked by a question of their own. */
    questionId: uuid('question_id'),
    staffId: uuid('staff_id').notNull(),
    at: when('at').notNull(),
    doneAt: when('done_at'),
    doneBy: uuid('done_by'),
  },
  table => [
    primaryKey({ columns: [table.practiceId, table.id] }),
    byStaff(table),
    index('billing_ask_patient').on(table.practiceId, table.patientId, table.at),
  ],
);

/** What left for the billing system in one piece; the same id is the same bytes for ever. */
export const exportBatch = pgTable(
  'export_batch',
  {
    practiceId: uuid('practice_id').notNull(),
    id: uuid('id').notNull(),
    month: text('month').notNull(),
    /** `csv`: made before CSV began with a byte order mark; its checksum is of the bytes without. */
    kind: text('kind').$type<'csv' | 'csv-marked'>().notNull(),
    lines: integer('lines').notNull(),
    patients: integer('patients').notNull(),
    /** SHA-256 of the bytes of the CSV. */
    checksum: text('checksum').notNull(),
    /** The rules its lines were made by, as they stood: a later version's rules change nothing that left. */
    rules: jsonb('rules').$type<BatchRule[]>(),
    staffId: uuid('staff_id').notNull(),
    at: when('at').notNull(),
  },
  table => [
    primaryKey({ columns: [table.practiceId, table.id] }),
    byStaff(table),
    index('export_batch_month').on(table.practiceId, table.month, table.at),
  ],
);

/** The lines of a batch as they left. Append-only. */
export const exportLine = pgTable(
  'export_line',
  {
    practiceId: uuid('practice_id').notNull(),
    batchId: uuid('batch_id').notNull(),
    place: integer('place').notNull(),
    month: text('month').notNull(),
    patientId: text('patient_id').notNull(),
    /** Sealed for the patient's month, as it was locked. */
    whoSealed: text('who_sealed').notNull(),
    /** Whether the payer has a claim of this patient's month already, and whether this takes it back. */
    frequency: text('frequency').$type<'original' | 'replacement' | 'void'>().notNull(),
    line: jsonb('line').$type<KeptLine>().notNull(),
  },
  table => [primaryKey({ columns: [table.practiceId, table.batchId, table.place] })],
);

/** A line that the payer did not pay, why, and what was answered. */
export const denial = pgTable(
  'denial',
  {
    practiceId: uuid('practice_id').notNull(),
    id: uuid('id').notNull(),
    month: text('month').notNull(),
    patientId: text('patient_id').notNull(),
    lineKey: text('line_key').notNull(),
    /** The payer's reason, as it stands on the remittance: a code or words. */
    reason: text('reason').notNull(),
    day: text('day').notNull(),
    staffId: uuid('staff_id').notNull(),
    at: when('at').notNull(),
    answer: text('answer'),
    answeredBy: uuid('answered_by'),
    answeredAt: when('answered_at'),
    /** How it ended, who said so and when; a later payment of the line says so by itself. */
    became: text('became').$type<DenialEnd>(),
    becameBy: uuid('became_by'),
    becameAt: when('became_at'),
    /** The file it came by, where nobody typed it. */
    remittanceId: uuid('remittance_id'),
  },
  table => [
    primaryKey({ columns: [table.practiceId, table.id] }),
    byStaff(table),
    index('denial_month').on(table.practiceId, table.month),
    index('denial_patient').on(table.practiceId, table.patientId, table.at),
  ],
);
