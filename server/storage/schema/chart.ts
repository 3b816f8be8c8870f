import { sql } from 'drizzle-orm';
import {
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
import type { BesideKind, ChartItemKind, Receipt, Route } from '../../domain/session/signed.ts';
import { label } from './label.ts';
import { practice, staff, when } from './practice.ts';

/** The last reading of a chart, sealed; for when the EMR is down, and to show something at once. */
export const chartSnapshot = pgTable(
  'chart_snapshot',
  {
    practiceId: uuid('practice_id').notNull(),
    patientId: text('patient_id').notNull(),
    sealed: text('sealed').notNull(),
    readAt: when('read_at').notNull(),
  },
  table => [
    primaryKey({ columns: [table.practiceId, table.patientId] }),
    foreignKey({ columns: [table.practiceId], foreignColumns: [practice.practiceId] }),
  ],
);

/**
 * What a signature put into the ledger, until somebody needs its rows: then they are unfolded, in one transaction with
 * the end of this row.
 */
export const foldedWrites = pgTable(
  'folded_writes',
  {
    practiceId: uuid('practice_id').notNull(),
    sessionId: uuid('session_id').notNull(),
    sessionVersion: integer('session_version').notNull(),
    patientId: text('patient_id').notNull(),
    queuedAt: when('queued_at').notNull(),
    /** The rows as JSON, packed by Zstandard, in base64. */
    folded: text('folded').notNull(),
  },
  table => [primaryKey({ columns: [table.practiceId, table.sessionId, table.sessionVersion] })],
);

/**
 * One resource on its way to the chart. `state`:
 * queued → sending → sent | unknown | refused | needs-review; `not-sent` items (note-only, copy) never leave.
 */
export const chartWrite = pgTable(
  'chart_write',
  {
    practiceId: uuid('practice_id').notNull(),
    /** Also the value of the stable identifier on the resource. */
    id: uuid('id').notNull(),
    patientId: text('patient_id').notNull(),
    sessionId: uuid('session_id').notNull(),
    sessionVersion: integer('session_version').notNull(),
    iss: text('iss').notNull(),
    /** Whose token may send it. */
    staffId: uuid('staff_id').notNull(),
    itemKey: text('item_key').notNull(),
    kind: text('kind').$type<ChartItemKind | BesideKind>().notNull(),
    label: label('label').notNull(),
    route: text('route').$type<Route>().notNull(),
    /** Order within a session: visit, note, goal, step, care plan, observations. */
    place: integer('place').notNull(),
    /** The FHIR resource; references to other writes of the same session stand as `urn:uuid:<chart_write.id>`. */
    body: jsonb('body').$type<Record<string, unknown>>(),
    needs: jsonb('needs').$type<string[]>().notNull().default(sql`'[]'::jsonb`),
    state: text('state')
      .$type<
        'queued' | 'sending' | 'sent' | 'unknown' | 'refused' | 'needs-review' | 'not-sent' | 'superseded'
      >()
      .notNull(),
    attempts: integer('attempts').notNull().default(0),
    due: when('due').notNull(),
    lease: text('lease'),
    leaseUntil: when('lease_until'),
    /** First moment an unknown outcome may be sent again, and how often it was looked for. */
    quietUntil: when('quiet_until'),
    looks: integer('looks').notNull().default(0),
    reference: text('reference'),
    /** The version it became there. Of a row not sent yet: the one that a person chose to write over. */
    etag: text('etag'),
    receipt: jsonb('receipt').$type<Receipt>().notNull(),
    /** Status, outcome codes and element paths for the practice's IT; no payload. */
    detail:
      jsonb('detail').$type<{ at: string; status?: number; codes: string[]; expressions: string[] }[]>(),
    queuedAt: when('queued_at').notNull(),
    sentAt: when('sent_at'),
  },
  table => [
    primaryKey({ columns: [table.practiceId, table.id] }),
    unique('chart_write_once').on(table.practiceId, table.sessionId, table.sessionVersion, table.itemKey),
    foreignKey({ columns: [table.practiceId, table.staffId], foreignColumns: [staff.practiceId, staff.id] }),
    index('chart_write_due')
      .on(table.practiceId, table.due)
      .where(sql`state in ('queued','sending','unknown')`),
    // The order of turns, so that the next one is found without sorting the queue.
    index('chart_write_turn')
      .on(table.practiceId, table.place, table.queuedAt)
      .where(sql`state in ('queued','sending','unknown')`),
    // What else of a patient is on its way, so that a patient's writes go in order.
    index('chart_write_patient').on(table.practiceId, table.patientId).where(sql`sent_at is null`),
    // Sent rows that were in doubt once; the others, nearly all, are never looked at again.
    index('chart_write_sweep')
      .on(table.practiceId, table.quietUntil)
      .where(sql`state = 'sent' and quiet_until is not null`),
    index('chart_write_session').on(table.practiceId, table.sessionId),
  ],
);
