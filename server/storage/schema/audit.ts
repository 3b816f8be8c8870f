import { bigint, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { when } from './practice.ts';

/** Every look and every deed. Append-only: triggers refuse anything else; each row's hash holds the one before. */
export const auditRow = pgTable(
  'audit_row',
  {
    practiceId: uuid('practice_id').notNull(),
    seq: bigint('seq', { mode: 'number' }).notNull(),
    at: when('at').notNull(),
    /** Staff id, or 'nobody' for a refused stranger, or 'outbox'. */
    actor: text('actor').notNull(),
    loginId: text('login_id'),
    action: text('action').notNull(),
    patientId: text('patient_id'),
    entity: text('entity'),
    entityId: text('entity_id'),
    outcome: text('outcome').$type<'done' | 'refused'>().notNull(),
    /** Ids, codes and field names only. */
    detail: jsonb('detail').$type<Record<string, string | number | boolean>>(),
    keyId: text('key_id').notNull(),
    hash: text('hash').notNull(),
  },
  table => [primaryKey({ columns: [table.practiceId, table.seq] })],
);

/** The end of each practice's chain; locked while a row is added. */
export const auditHead = pgTable('audit_head', {
  practiceId: uuid('practice_id').primaryKey(),
  seq: bigint('seq', { mode: 'number' }).notNull(),
  hash: text('hash').notNull(),
});
