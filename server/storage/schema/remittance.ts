import {
  bigint,
  type ExtraConfigColumn,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import type { LineOutcome, PaidLine } from '../../domain/desk/remittance.ts';
import type { MatchedBy } from '../../domain/desk/remittance-match.ts';
import { staff, when } from './practice.ts';

type ByStaff = { practiceId: ExtraConfigColumn; staffId: ExtraConfigColumn };
const byStaff = (table: ByStaff) =>
  foreignKey({
    columns: [table.practiceId, table.staffId],
    foreignColumns: [staff.practiceId, staff.id],
  });

/** A file of a payer that was taken in: what paid and what was denied. Append-only. */
export const remittance = pgTable(
  'remittance',
  {
    practiceId: uuid('practice_id').notNull(),
    id: uuid('id').notNull(),
    kind: text('kind').$type<'835' | 'csv'>().notNull(),
    /** Payers that paid by it, as it names them. */
    payers: jsonb('payers').$type<string[]>().notNull(),
    /** SHA-256 of the text: the same file is known again. */
    checksum: text('checksum').notNull(),
    /** Lines that were new by it. */
    lines: integer('lines').notNull(),
    staffId: uuid('staff_id').notNull(),
    at: when('at').notNull(),
  },
  table => [
    primaryKey({ columns: [table.practiceId, table.id] }),
    byStaff(table),
    index('remittance_at').on(table.practiceId, table.at),
  ],
);

/** What a payer said of one line, as it stands in the file, and which of ours it is about. */
export const remittanceLine = pgTable(
  'remittance_line',
  {
    practiceId: uuid('practice_id').notNull(),
    remittanceId: uuid('remittance_id').notNull(),
    place: integer('place').notNull(),
    /** All that is said of it, as a digest: said again, in whatever file, it is not said twice. */
    print: text('print').notNull(),
    outcome: text('outcome').$type<LineOutcome>().notNull(),
    paidCents: bigint('paid_cents', { mode: 'number' }).notNull(),
    paid: jsonb('paid').$type<Omit<PaidLine, 'patient'>>().notNull(),
    /** The name the payer gives, sealed; of a line that nothing of ours was found for. */
    patientSealed: text('patient_sealed'),
    month: text('month'),
    patientId: text('patient_id'),
    lineKey: text('line_key'),
    matchedBy: text('matched_by').$type<MatchedBy>(),
    /** Who took it in, or matched it by hand. */
    staffId: uuid('staff_id').notNull(),
    at: when('at').notNull(),
  },
  table => [
    primaryKey({ columns: [table.practiceId, table.remittanceId, table.place] }),
    byStaff(table),
    foreignKey({
      columns: [table.practiceId, table.remittanceId],
      foreignColumns: [remittance.practiceId, remittance.id],
    }),
    uniqueIndex('remittance_line_print').on(table.practiceId, table.print),
    index('remittance_line_of').on(table.practiceId, table.month, table.patientId),
  ],
);
