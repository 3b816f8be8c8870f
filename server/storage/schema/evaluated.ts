import { sql } from 'drizzle-orm';
import { bigint, index, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import type { MonthState } from '../../domain/desk/month-row.ts';
import { when } from './practice.ts';

/**
 * A month that somebody looked at and that is kept worked out since. All of it can be worked out again from the other
 * tables, so none of this is in a backup.
 */
export const evaluatedMonth = pgTable(
  'evaluated_month',
  {
    practiceId: uuid('practice_id').notNull(),
    /** YYYY-MM */
    month: text('month').notNull(),
    /** What holds for every patient of it: settings, roster, rules and program, as one digest. */
    basis: text('basis').notNull(),
    /** Counts the times something of it was worked out anew. */
    round: integer('round').notNull(),
    /** The round in which it was begun on this basis: what a reader has from before is worth nothing. */
    begunIn: integer('begun_in').notNull(),
    totals: jsonb('totals').$type<MonthTotals>().notNull(),
    /** The last day on which all of it still holds; empty where something has to be worked out. */
    until: text('until').notNull().default(''),
    /** When somebody last looked: what nobody looks at any more is not kept up. */
    lookedAt: when('looked_at').notNull(),
  },
  table => [primaryKey({ columns: [table.practiceId, table.month] })],
);

/** Of each state: patients, those with lines, and the minutes these stand on. */
export type MonthTotals = Partial<Record<MonthState, { patients: number; claims: number; minutes: number }>>;

/** One patient's month as it was worked out last. */
export const evaluatedPatient = pgTable(
  'evaluated_patient',
  {
    practiceId: uuid('practice_id').notNull(),
    month: text('month').notNull(),
    patientId: text('patient_id').notNull(),
    /** The last day on which it still holds, if nothing changes; empty where something changed since. */
    until: text('until').notNull(),
    /** The round of the month in which it was worked out. */
    round: integer('round').notNull(),
    /** Nothing where there is nothing to list: no contact, or a payer without rules. */
    state: text('state').$type<MonthState>(),
    /** Its place in the order of need; the smallest first. */
    place: integer('place').notNull(),
    claims: integer('claims').notNull(),
    minutes: integer('minutes').notNull(),
    /** The row of the list without the name, as JSON, told in each language. */
    toldEn: text('told_en').notNull(),
    toldEs: text('told_es').notNull(),
    /** Name and birth date, sealed. */
    whoSealed: text('who_sealed'),
    /** The last day on which a call would still count; all that a coach may learn of a month. */
    callDue: text('call_due'),
  },
  table => [
    primaryKey({ columns: [table.practiceId, table.month, table.patientId] }),
    // Without those who wait to be worked out: they would all stand before the first.
    index('evaluated_patient_need')
      .on(table.practiceId, table.month, table.place, table.patientId)
      .where(sql`state is not null`),
    index('evaluated_patient_until').on(table.practiceId, table.month, table.until),
    index('evaluated_patient_round').on(table.practiceId, table.month, table.round),
  ],
);

/**
 * A patient of whom something changed that a month is worked out from, written by triggers in the transaction of the
 * change itself. Taken away by whoever works the months out anew. `tx`: that transaction, so that each writes one row and
 * none waits for another.
 */
export const billingChange = pgTable(
  'billing_change',
  {
    practiceId: uuid('practice_id').notNull(),
    patientId: text('patient_id').notNull(),
    tx: bigint('tx', { mode: 'number' }).notNull(),
  },
  table => [primaryKey({ columns: [table.practiceId, table.patientId, table.tx] })],
);
